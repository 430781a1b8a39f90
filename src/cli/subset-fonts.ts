/**
 * Makes the screen fonts: Golos Text cut down to what the screens write, as woff2 under `static/fonts`.
 * Run once after the list of letters or the font's version changes: `npx tsx src/cli/subset-fonts.ts`.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

const WEIGHTS = { 400: 'Regular', 500: 'Medium', 600: 'SemiBold', 700: 'Bold' } as const;

const range = (from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');

/** The package ships no types; the documents' declaration of it knows TrueType only. */
const subset = subsetFont as unknown as (
	font: Uint8Array,
	text: string,
	options: { targetFormat: 'woff2' }
) => Promise<Uint8Array>;

/** Basic Latin, Latin-1, Cyrillic, every Kazakh letter by name, and the marks of an office. */
const LETTERS = [
	range(0x20, 0x7e),
	range(0xa0, 0xff),
	range(0x400, 0x45f),
	'ӘәҒғҚқҢңӨөҰұҮүҺһІі',
	'№₸€–—−‐‑‘’‚“”„‹›«»…•·×÷±≤≥≠≈√∞°′″§¶†‰ ←→↑↓'
].join('');

const require = createRequire(import.meta.url);
const out = new URL('../../static/fonts/', import.meta.url);
await mkdir(out, { recursive: true });

for (const [weight, name] of Object.entries(WEIGHTS)) {
	const source = await readFile(
		require.resolve(`@expo-google-fonts/golos-text/${weight}${name}/GolosText_${weight}${name}.ttf`)
	);
	const woff2 = await subset(source, LETTERS, { targetFormat: 'woff2' });
	await writeFile(new URL(`golos-text-${weight}.woff2`, out), woff2);
	console.log(`golos-text-${weight}.woff2  ${(woff2.length / 1024).toFixed(1)} KB`);
}
