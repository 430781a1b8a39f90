/** Everything that can be wrong with a bank. The texts for people are `bank_problem_<code>` in the messages. */
export const BANK_PROBLEMS = [
	// the files
	'file-missing',
	'file-outside-folder',
	'yaml-syntax',
	// the shape
	'missing-field',
	'unknown-field',
	'wrong-type',
	'wrong-version',
	'bad-id',
	'missing-translation',
	'not-nfc',
	// the sense
	'few-options',
	'no-key',
	'two-keys',
	'key-unknown',
	'duplicate-key',
	'duplicate-option',
	'equal-options',
	'duplicate-question',
	'duplicate-section',
	'unknown-section',
	'unknown-source'
] as const;

export type BankProblemCode = (typeof BANK_PROBLEMS)[number];

/** One thing to correct in a bank, and where. */
export interface BankProblem {
	file: string;
	/** Id of the question, `#n` for the n-th of its section when it has none; null for what is above questions. */
	question: string | null;
	/** `options.c.ru`; null for the whole. */
	field: string | null;
	code: BankProblemCode;
	/** Fill the placeholders of the text. */
	details: Record<string, string | number>;
}

/** Where a problem is, for people: `1-attestation.yaml › att-007 › options.c.ru`. */
export function problemPlace({ file, question, field }: BankProblem): string {
	return [file, question, field].filter((part) => part !== null).join(' › ');
}
