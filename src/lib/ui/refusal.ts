import { m } from '$i18n/paraglide/messages';
import { formatDateTime } from './format';

type Details = Record<string, string | number>;
type Message = (details: Details) => string;

const MESSAGES = m as unknown as Record<string, Message | undefined>;

/** A code as the key of its message: «step-out-of-order» → «step_out_of_order». */
const keyOf = (code: string): string => code.replaceAll('-', '_');

/**
 * A message by a key put together at run time: a role, a kind of document, a step of ¶7. Undefined when there is none.
 * Known keys are called as `m.key()`.
 */
export function messageOf(area: string, code: string | number, details: Details = {}): string | undefined {
	return MESSAGES[`${area}_${keyOf(String(code))}`]?.(details);
}

/** Like `messageOf`; the code itself where no message is written for it, so that nothing is shown empty. */
export const nameOf = (area: string, code: string | number, details: Details = {}): string =>
	messageOf(area, code, details) ?? String(code);

/** Moments come as epoch milliseconds under the name `at`. */
function readable(details: Details): Details {
	return typeof details.at === 'number' ? { ...details, at: formatDateTime(details.at) } : details;
}

/** Text of a refusal in the reader's language, saying what is wrong and what to do. */
export const refusalText = (code: string, details: Details = {}): string =>
	messageOf('refusal', code, readable(details)) ?? m.refusal_other({ code });
