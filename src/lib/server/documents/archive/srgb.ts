/**
 * The colour space of the documents, made here so that it is nobody's work: an ICC profile of version 2 with the
 * figures of sRGB (IEC 61966-2-1), primaries and white adapted to D50 as ICC profiles want them.
 */

const D50 = [0xf6d6, 0x10000, 0xd32d];
const PRIMARIES = {
	rXYZ: [0x6fa2, 0x38f5, 0x0390],
	gXYZ: [0x6299, 0xb785, 0x18da],
	bXYZ: [0x24a0, 0x0f84, 0xb6cf]
};
/** One point for each value of a byte: what documents draw with is exact. */
const POINTS = 256;

const u32 = (...values: number[]): number[] =>
	values.flatMap((value) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]);
const u16 = (...values: number[]): number[] => values.flatMap((value) => [value >>> 8, value & 255]);
const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);

const xyz = (values: readonly number[]): number[] => [...ascii('XYZ '), ...u32(0, ...values)];

function text(words: string): number[] {
	return [...ascii('text'), ...u32(0), ...ascii(words), 0];
}

/** The name in ASCII; the forms for other scripts are empty, of fixed size. */
function description(words: string): number[] {
	return [...ascii('desc'), ...u32(0, words.length + 1), ...ascii(words), 0, ...zeros(8 + 3 + 67)];
}

function curve(): number[] {
	const points = Array.from({ length: POINTS }, (_, i) => {
		const value = i / (POINTS - 1);
		const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
		return Math.round(linear * 0xffff);
	});
	return [...ascii('curv'), ...u32(0, POINTS), ...u16(...points)];
}

const TAGS: readonly (readonly [names: readonly string[], data: number[]])[] = [
	[['desc'], description('sRGB')],
	[['cprt'], text('No copyright is claimed.')],
	[['wtpt'], xyz(D50)],
	...Object.entries(PRIMARIES).map(([name, values]) => [[name], xyz(values)] as const),
	[['rTRC', 'gTRC', 'bTRC'], curve()]
];

function header(size: number): number[] {
	return [
		...u32(size, 0, 0x02100000),
		...ascii('mntrRGB XYZ '),
		...u16(2026, 1, 1, 0, 0, 0),
		...ascii('acsp'),
		...zeros(28),
		...u32(...D50),
		...zeros(48)
	];
}

function profile(): string {
	const count = TAGS.reduce((sum, [names]) => sum + names.length, 0);
	const table = u32(count);
	const data: number[] = [];
	for (const [names, bytes] of TAGS) {
		const at = 128 + 4 + 12 * count + data.length;
		for (const name of names) table.push(...ascii(name), ...u32(at, bytes.length));
		data.push(...bytes, ...zeros(-bytes.length & 3));
	}
	const rest = [...table, ...data];
	return Buffer.from([...header(128 + rest.length), ...rest]).toString('latin1');
}

/** As binary text: a character is a byte. */
export const SRGB = profile();
