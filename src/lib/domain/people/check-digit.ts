const FIRST = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const;
const SECOND = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2] as const;

function weigh(digits: string, weights: readonly number[]): number {
	return weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11;
}

/**
 * The twelfth digit of an IIN or a BIN from its first eleven: Σ dᵢ·wᵢ mod 11 with weights 1…11, and where that
 * gives 10 once more with the second row of weights. `undefined` where both give 10: such a number is never issued.
 */
export function checkDigit(eleven: string): number | undefined {
	const first = weigh(eleven, FIRST);
	if (first < 10) return first;
	const second = weigh(eleven, SECOND);
	return second < 10 ? second : undefined;
}

/** What was typed without its blanks (IINs are often pasted in groups), if that is twelve digits. */
export function twelveDigits(text: string): string | undefined {
	const digits = text.replace(/\s/g, '');
	return /^[0-9]{12}$/.test(digits) ? digits : undefined;
}

/** Whether the last of twelve digits is the check digit of the others. */
export function checks(digits: string): boolean {
	return checkDigit(digits) === Number(digits[11]);
}
