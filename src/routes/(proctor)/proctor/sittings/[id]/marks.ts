import { m } from '$i18n/paraglide/messages';
import { formatTime, type IconName, type Tone } from '$lib/ui';
import { writes } from './standing';
import type { Seat } from './view';

/** A small sign on a seat: a shape with a figure, and the words they stand for. */
export interface Mark {
	key: string;
	icon: IconName | null;
	figure: string;
	words: string;
	/** `warn` and `late` want the proctor's attention. */
	tone: Tone;
}

const sign = (
	key: string,
	icon: IconName | null,
	figure: string | number,
	words: string,
	tone: Tone
): Mark => ({
	key,
	icon,
	figure: String(figure),
	words,
	tone
});

/** What was proposed about a seat and waits for a decision, in words. */
export function proposalsOf(seat: Seat): string[] {
	const { removalProposed, minutesProposed, annulmentProposed } = seat;
	return [
		...(removalProposed ? [m.proctor_proposed_removal()] : []),
		...(minutesProposed ? [m.proctor_proposed_minutes({ minutes: minutesProposed.minutes })] : []),
		...(annulmentProposed ? [m.proctor_proposed_annulment()] : [])
	];
}

const proposed = (seat: Seat): Mark[] => {
	const words = proposalsOf(seat);
	return words.length ? [sign('proposed', 'flag', '', words.join('; '), 'late')] : [];
};

/** Signs of a seat, those that want attention first. */
export function marksOf(seat: Seat): Mark[] {
	const { strayLast, outSince, unsaved, strays, messagesUnread, remarks, added, extraMinutes, lateMinutes } =
		seat;
	const now = writes(seat);
	return [
		...proposed(seat),
		...(outSince ? [sign('out', 'out', '', m.proctor_mark_out({ time: formatTime(outSince) }), 'warn')] : []),
		...(now && unsaved
			? [sign('unsaved', 'sending', unsaved, m.proctor_mark_unsaved({ n: unsaved }), 'warn')]
			: []),
		...(strays && strayLast
			? [
					sign(
						'strays',
						'warn',
						strays,
						m.proctor_mark_strays({ n: strays, time: formatTime(strayLast.at) }),
						now ? 'warn' : 'plain'
					)
				]
			: []),
		...(now && messagesUnread
			? [sign('messages', 'remark', messagesUnread, m.proctor_mark_messages({ n: messagesUnread }), 'plain')]
			: []),
		...(remarks
			? [sign('remarks', 'info', remarks, m.proctor_remarks_candidates({ n: remarks }), 'plain')]
			: []),
		...(added ? [sign('added', null, `+${added}`, m.proctor_added({ n: added }), 'plain')] : []),
		...(extraMinutes
			? [sign('extra', 'clock', `+${extraMinutes}`, m.proctor_mark_extra({ n: extraMinutes }), 'plain')]
			: []),
		...(lateMinutes && !now && seat.course === 'not-started'
			? [sign('late', 'clock', lateMinutes, m.proctor_late_short({ n: lateMinutes }), 'plain')]
			: [])
	];
}

/** Something at this seat cannot wait until the proctor happens to look. */
export function wantsAttention(seat: Seat): boolean {
	if (seat.standing || seat.late?.status === 'unruled' || proposalsOf(seat).length) return true;
	if (!writes(seat)) return false;
	return (
		seat.connection === 'gone' ||
		seat.connection === 'late' ||
		marksOf(seat).some(({ tone }) => tone === 'warn' || tone === 'late')
	);
}

export const FILTERS = ['all', 'attention', 'writing', 'ended'] as const;
export type Filter = (typeof FILTERS)[number];

const SHOWS: Record<Filter, (seat: Seat) => boolean> = {
	all: () => true,
	attention: wantsAttention,
	writing: writes,
	ended: ({ course }) => course === 'ended'
};

/** Seats of a filter whose name, IIN or number holds the words. */
export function shownSeats(seats: readonly Seat[], filter: Filter, words: string): Seat[] {
	const sought = words.trim().toLowerCase();
	return seats.filter(
		(seat) => SHOWS[filter](seat) && (!sought || `${seat.seat} ${seat.name}`.toLowerCase().includes(sought))
	);
}

export const countOf = (seats: readonly Seat[], filter: Filter): number => seats.filter(SHOWS[filter]).length;
