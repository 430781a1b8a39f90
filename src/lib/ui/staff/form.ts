import { refusalText } from '../refusal';

/** What a form of the office answers: the action that was done, or a refusal. */
export type FormAnswer =
	| {
			done?: string;
			refused?: string;
			details?: Record<string, string | number>;
			action?: string;
			values?: Record<string, unknown>;
	  }
	| null
	| undefined;

/** Text of a refusal under its field: one of `codes`, or of an input that could not be read under one of `names`. */
export function errorAt(
	form: FormAnswer,
	names: readonly string[],
	codes: readonly string[] = []
): string | null {
	if (!form?.refused) return null;
	const here = form.refused === 'bad-input' && names.includes(String(form.details?.field ?? ''));
	return here || codes.includes(form.refused) ? refusalText(form.refused, form.details) : null;
}

/** A typed value that came back with a refusal, as text. */
export const typed = (form: FormAnswer, name: string, otherwise = ''): string => {
	const value = form?.values?.[name];
	return typeof value === 'string' ? value : otherwise;
};
