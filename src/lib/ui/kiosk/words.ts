import { m } from '$i18n/paraglide/messages';
import type { Lang } from '$lib/domain/text';
import { countForm, type CountForm } from '../format';

type Say = (inputs: Record<never, never>, options: { locale: Lang }) => string;
type SayCount = (inputs: { n: number }, options: { locale: Lang }) => string;

/** A text with a number in the form the number asks for. */
export function counted(forms: Record<CountForm, SayCount>, n: number, lang: Lang): string {
	return forms[countForm(lang, n)]({ n }, { locale: lang });
}

export const OFFLINE = { one: m.kiosk_offline_one, few: m.kiosk_offline_few, many: m.kiosk_offline_many };
export const ONLY_HERE = {
	one: m.kiosk_only_here_one,
	few: m.kiosk_only_here_few,
	many: m.kiosk_only_here_many
};
export const NOT_TAKEN = {
	one: m.kiosk_not_taken_one,
	few: m.kiosk_not_taken_few,
	many: m.kiosk_not_taken_many
};
export const SETTLING = {
	one: m.kiosk_settling_one,
	few: m.kiosk_settling_few,
	many: m.kiosk_settling_many
};
export const MAYBE_LOST = {
	one: m.kiosk_moved_unsaved_one,
	few: m.kiosk_moved_unsaved_few,
	many: m.kiosk_moved_unsaved_many
};
const LEFT_BEHIND = {
	one: m.kiosk_left_behind_one,
	few: m.kiosk_left_behind_few,
	many: m.kiosk_left_behind_many
};

/** Which answers never left this computer. */
export function leftBehindWords(questions: readonly number[], lang: Lang): string {
	const n = questions.length;
	return LEFT_BEHIND[countForm(lang, n)]({ n, questions: questions.join(', ') }, { locale: lang });
}

export const MINUTES_LEFT = {
	one: m.kiosk_minutes_left_one,
	few: m.kiosk_minutes_left_few,
	many: m.kiosk_minutes_left_many
};

/** What a refusal says to a candidate, and what to do. The office's wording of the same codes is another. */
const REFUSED: Record<string, readonly [title: Say, todo: Say]> = {
	'room-code-wrong': [m.kiosk_refused_room_code, m.kiosk_todo_retype],
	'seat-outside-room': [m.kiosk_refused_seat, m.kiosk_todo_retype],
	'code-unknown': [m.kiosk_refused_code, m.kiosk_todo_retype],
	'sign-in-failed': [m.kiosk_refused_code, m.kiosk_todo_retype],
	'iin-length': [m.kiosk_refused_iin, m.kiosk_todo_retype],
	'iin-checksum': [m.kiosk_refused_iin, m.kiosk_todo_retype],
	'iin-date': [m.kiosk_refused_iin, m.kiosk_todo_retype],
	'bad-input': [m.kiosk_refused_bad_input, m.kiosk_todo_retype],
	'safe-browser-required': [m.kiosk_refused_seb, m.kiosk_todo_proctor],
	'wrong-address': [m.kiosk_refused_address, m.kiosk_todo_proctor],
	'code-in-use': [m.kiosk_refused_code_in_use, m.kiosk_todo_proctor],
	'other-seat': [m.kiosk_refused_other_seat, m.kiosk_todo_proctor],
	'too-many-attempts': [m.kiosk_refused_too_many, m.kiosk_todo_wait],
	'sitting-not-open': [m.kiosk_refused_not_open, m.kiosk_todo_wait],
	'not-checked-in': [m.kiosk_refused_not_checked_in, m.kiosk_todo_proctor],
	'seat-not-enrolled': [m.kiosk_refused_not_enrolled, m.kiosk_todo_proctor],
	'other-place-answers': [m.kiosk_refused_other_place, m.kiosk_refused_other_place_todo],
	'other-window-answers': [m.kiosk_window_title, m.kiosk_window_todo],
	'remark-missing': [m.kiosk_refused_too_long, m.kiosk_todo_retype],
	'too-many-remarks': [m.kiosk_refused_many_remarks, m.kiosk_todo_proctor],
	'sitting-started': [m.kiosk_refused_started, m.kiosk_todo_proctor],
	'time-is-up': [m.kiosk_time_up_title, m.kiosk_time_up_todo],
	'attempt-ended': [m.kiosk_refused_ended, m.kiosk_todo_proctor],
	'attempt-not-running': [m.kiosk_refused_ended, m.kiosk_todo_proctor],
	'attempt-paused': [m.kiosk_refused_paused, m.kiosk_paused_todo],
	'out-of-sequence': [m.kiosk_refused_sequence, m.kiosk_todo_proctor],
	'no-such-question': [m.kiosk_refused_answer, m.kiosk_todo_proctor],
	'no-such-option': [m.kiosk_refused_answer, m.kiosk_todo_proctor],
	'one-option-only': [m.kiosk_refused_answer, m.kiosk_todo_proctor]
};

/** The candidate's words for a refusal's code. */
export function refusedWords(code: string, lang: Lang): { title: string; todo: string } {
	const [title, todo] = REFUSED[code] ?? [m.kiosk_refused_other, m.kiosk_todo_proctor];
	return { title: title({}, { locale: lang }), todo: todo({}, { locale: lang }) };
}
