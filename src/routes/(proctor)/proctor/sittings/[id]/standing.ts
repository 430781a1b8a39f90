import { m } from '$i18n/paraglide/messages';
import type { IconName, Tone } from '$lib/ui';
import { nameOf } from '$lib/ui/refusal';
import type { Seat } from './view';

/** How a seat stands, in a shape, a colour and a word. */
export interface Standing {
	tone: Tone;
	icon: IconName | null;
	word: string;
}

function connectionOf({ connection }: Seat): Standing {
	if (connection === 'here') return { tone: 'ok', icon: 'dot', word: m.proctor_link_here() };
	if (connection === 'late') return { tone: 'warn', icon: 'warn', word: m.proctor_link_late() };
	return { tone: 'late', icon: 'offline', word: m.proctor_link_gone() };
}

const PAUSED: Record<NonNullable<Seat['pauseCause']>, () => Standing> = {
	proctor: () => ({ tone: 'warn', icon: 'pause', word: m.proctor_at_paused() }),
	'server-down': () => ({ tone: 'late', icon: 'pause', word: m.proctor_at_server() }),
	emergency: () => ({ tone: 'warn', icon: 'pause', word: m.proctor_at_blanked() }),
	'left-room': () => ({ tone: 'warn', icon: 'out', word: m.proctor_at_out() })
};

function beforeStart(seat: Seat): Standing {
	const { presence, seated, claimed, connection } = seat;
	if (presence === 'not-identified')
		return { tone: 'late', icon: 'late', word: m.proctor_at_not_identified() };
	if (presence === 'absent-with-reason')
		return { tone: 'plain', icon: 'skip', word: m.proctor_at_absent_reason() };
	if (presence === 'expected') return { tone: 'plain', icon: null, word: m.proctor_at_expected() };
	if (!seated) return { tone: 'accent', icon: 'dot', word: m.proctor_at_code() };
	if (!claimed) return { tone: 'accent', icon: 'dot', word: m.proctor_at_seat() };
	if (connection === 'gone') return connectionOf(seat);
	return { tone: 'ok', icon: 'check', word: m.proctor_at_ready() };
}

/** An end that is counted; the score itself is shielded from the room's eyes (design, section 5). */
function counted(seat: Seat): Standing {
	if (seat.late?.status === 'open') return { tone: 'warn', icon: 'clock', word: m.proctor_at_settling() };
	if (seat.late?.status === 'unruled') return { tone: 'warn', icon: 'clock', word: m.proctor_at_ruling() };
	if (seat.confirmation === 'confirmed') return { tone: 'plain', icon: 'check', word: m.proctor_at_done() };
	if (seat.confirmation === 'refused')
		return { tone: 'plain', icon: 'skip', word: m.proctor_confirmation_refused() };
	return { tone: 'accent', icon: 'eye', word: m.proctor_at_result() };
}

/** How a seat stands now. While the sitting is open nobody's result is told. Words follow the language of the page. */
export function standingOf(seat: Seat, open = true): Standing {
	if (seat.annulled) return { tone: 'plain', icon: 'skip', word: m.proctor_at_annulled() };
	if (open && seat.course === 'ended' && seat.outOf !== null) return counted(seat);
	if (seat.outcome) {
		const failed = seat.outcome === 'removed' || seat.outcome === 'not-identified';
		const passed = seat.outcome === 'passed';
		return {
			tone: failed ? 'late' : passed ? 'ok' : 'plain',
			icon: passed ? 'check' : failed ? 'late' : 'skip',
			word: nameOf('outcome', seat.outcome)
		};
	}
	if (seat.course === 'not-started') return beforeStart(seat);
	if (seat.course === 'paused') return PAUSED[seat.pauseCause ?? 'proctor']();
	return connectionOf(seat);
}

/** The test of a seat is under way. */
export const writes = ({ course }: Pick<Seat, 'course'>): boolean =>
	course === 'running' || course === 'paused';

/** The counts of the head: who is there, writes, is done, is missing, is not heard. */
export function countsOf(seats: readonly Seat[]) {
	const count = (is: (seat: Seat) => boolean) => seats.filter(is).length;
	return {
		present: count(({ presence }) => presence === 'checked-in'),
		ready: count(
			({ course, presence, claimed }) => course === 'not-started' && presence === 'checked-in' && claimed
		),
		writing: count(writes),
		ended: count(({ course }) => course === 'ended'),
		absent: count(({ presence }) => presence !== 'checked-in'),
		gone: count((seat) => writes(seat) && seat.connection === 'gone'),
		late: count(({ course, presence }) => course === 'not-started' && presence === 'checked-in')
	};
}
