/**
 * Makes `tinos-*.ts` from @expo-google-fonts/tinos: subsets with every character of `characters.ts`, as base64.
 * Run `npx tsx src/lib/server/documents/fonts/make-fonts.ts` after a change of either and commit what it writes.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';
import { CHARACTERS } from './characters.ts';

const FACES = {
	regular: '400Regular/Tinos_400Regular.ttf',
	bold: '700Bold/Tinos_700Bold.ttf',
	italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf'
};

const require = createRequire(import.meta.url);

for (const [face, file] of Object.entries(FACES)) {
	const whole = await readFile(require.resolve(`@expo-google-fonts/tinos/${file}`));
	const subset = await subsetFont(whole, CHARACTERS, {
		targetFormat: 'truetype',
		keepFeatures: [],
		noLayoutClosure: true,
		noHinting: true,
		dropTables: ['GDEF', 'GPOS', 'GSUB', 'gasp']
	});
	const text = `// Made by make-fonts.ts from Tinos (© 2026 The Tinos Project Authors, SIL Open Font License 1.1). Do not edit.
export default '${Buffer.from(subset).toString('base64')}';
`;
	await writeFile(new URL(`./tinos-${face}.ts`, import.meta.url), text);
	console.log(`tinos-${face}.ts: ${subset.length} bytes of TrueType`);
}
