/**
 * Whether a secret was given rightly, without telling by the time it takes how much of it was right. Where none is expected
 * nothing is right.
 */
export function sameSecret(given: string, expected: string): boolean {
	let difference = given.length ^ expected.length;
	for (let i = 0; i < expected.length; i += 1)
		difference |= (given.charCodeAt(i) || 0) ^ expected.charCodeAt(i);
	return expected !== '' && difference === 0;
}
