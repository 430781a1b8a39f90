import { EXAM_RULES } from '../../../domain/exam/exam-rules.ts';
import { SILENCE } from '../../../domain/exam/silence.ts';
import { FIRST_CONTACT_MS } from '../clocks/first-contact.ts';

/**
 * One attempt as a person would keep it on a sheet of paper: how long it was active, how long ago something was heard,
 * who may answer. The tests hold the product against it.
 */

const MINUTE = 60_000;
const GRACE = EXAM_RULES.graceSeconds * 1_000;

/** The PC of the candidate's place, or the other one of two. */
type Where = 'here' | 'elsewhere';

/** What may happen in a room, in any order. */
export type Step =
	| { do: 'pass'; ms: number }
	| { do: 'look' }
	| { do: 'pulse'; page: Where; unsaved: number }
	| { do: 'answer'; page: Where; question: number; choice: number }
	| { do: 'speak'; page: Where; lang: 'kk' | 'ru' }
	| { do: 'stray'; page: Where }
	| { do: 'pause' }
	| { do: 'resume' }
	| { do: 'add'; minutes: number }
	| { do: 'move' }
	| { do: 'take'; page: Where }
	| { do: 'hand-in'; page: Where }
	| { do: 'finish' };

/** Refused with this code, or done. */
export type Said = string | undefined;

export class AttemptModel {
	status: 'running' | 'paused' | 'ended' = 'running';
	cause: 'time-is-up' | 'handed-in' | 'closed-by-proctor' | null = null;
	limit: number;
	active = 0;
	unheard = 0;
	offline = false;
	late: 'open' | 'none' | 'unruled' | null = null;
	/** Since the time ran out, ms. */
	after = 0;
	/** When the page first came after that, and up to which number it had answers on their way. */
	contact: { at: number; base: number; through: number } | null = null;
	added = 0;
	/** At which PC the candidate's place is, and which one answers. */
	place: 0 | 1 = 0;
	answering: 0 | 1 | null = 0;
	answers: Record<number, number[]> = {};
	lateAnswers: Record<number, number[]> = {};
	saved = 0;

	constructor(minutes: number) {
		this.limit = minutes * MINUTE;
	}

	get left(): number {
		return Math.max(0, this.limit - this.active);
	}

	get isUp(): boolean {
		return this.status === 'running' && this.active >= this.limit;
	}

	pass(ms: number): void {
		if (this.status === 'running') this.active += ms;
		this.unheard += ms;
		this.after += ms;
	}

	/** What the server sees by itself: who is silent, whose time is up, whose grace is over. */
	look(): void {
		const before = this.status === 'paused' || (this.status === 'running' && this.active < this.limit);
		if (before && this.offline && this.unheard < SILENCE.offline) this.offline = false;
		else if (before && this.status === 'running' && this.unheard >= SILENCE.offline) this.offline = true;
		if (this.isUp) this.#runOut();
		if (this.late === 'open' && this.after > GRACE) this.#settle();
	}

	pulse(page: 0 | 1, unsaved: number): Said {
		if (page !== this.answering) return 'other-place-answers';
		this.#heard();
		if (this.late !== 'open') return undefined;
		if (unsaved === 0) this.#settle();
		else this.#onTheirWay((this.contact?.base ?? this.saved) + unsaved);
		return undefined;
	}

	get #firstContact(): boolean {
		return !this.contact || this.after - this.contact.at < FIRST_CONTACT_MS;
	}

	#onTheirWay(through: number): void {
		this.contact ??= { at: this.after, base: this.saved, through };
		if (this.#firstContact) this.contact.through = Math.max(this.contact.through, through);
	}

	answer(page: 0 | 1, question: number, choice: number): Said {
		if (page !== this.answering) return 'other-place-answers';
		this.#heard();
		if (this.late === 'open') {
			if (this.after > GRACE) return 'time-is-up';
			if (this.contact && !this.#firstContact && this.saved >= this.contact.through) return 'time-is-up';
			this.#onTheirWay(this.saved + 1);
			this.lateAnswers[question] = [choice];
			this.saved += 1;
			return undefined;
		}
		const shut = this.#shut();
		if (shut) return shut;
		this.answers[question] = [choice];
		this.saved += 1;
		return undefined;
	}

	/** Another language, or something the lock-down notices: nobody's time and nobody's answers. */
	remark(page: 0 | 1): Said {
		if (page !== this.answering) return 'other-place-answers';
		this.#heard();
		return undefined;
	}

	handIn(page: 0 | 1): Said {
		if (page !== this.answering) return 'other-place-answers';
		this.#heard();
		const shut = this.#shut();
		if (shut) return shut;
		this.#end('handed-in');
		return undefined;
	}

	pause(): Said {
		if (this.status === 'ended') return 'attempt-ended';
		if (this.status === 'paused') return 'attempt-paused';
		this.status = 'paused';
		this.active = Math.min(this.active, this.limit);
		return undefined;
	}

	resume(): Said {
		if (this.status === 'ended') return 'attempt-ended';
		if (this.status === 'running') return 'attempt-not-running';
		this.status = 'running';
		return undefined;
	}

	add(minutes: number): Said {
		if (this.status === 'ended') return 'attempt-ended';
		if (this.added + minutes > EXAM_RULES.minutesAlone) return 'second-person-needed';
		this.added += minutes;
		this.limit += minutes * MINUTE;
		return undefined;
	}

	move(): Said {
		if (this.status === 'ended') return 'attempt-ended';
		this.place = this.place === 0 ? 1 : 0;
		this.answering = null;
		return undefined;
	}

	take(page: 0 | 1): Said {
		if (page !== this.place) return 'attempt-not-running';
		if (this.answering !== null) return 'code-in-use';
		if (this.status === 'ended') return 'attempt-not-running';
		this.answering = page;
		this.unheard = 0;
		return undefined;
	}

	finish(): Said {
		if (this.status === 'ended') return 'attempt-ended';
		const awaited = this.offline;
		this.#end('closed-by-proctor');
		if (awaited) {
			this.late = 'open';
			this.after = 0;
		}
		return undefined;
	}

	/** What the screen of a PC shows when it is loaded. */
	screen(page: 0 | 1): string {
		if (page === this.answering) {
			this.#heard();
			if (this.status !== 'ended') return this.status === 'paused' ? 'paused' : 'test';
			return this.late === 'open' ? 'settling' : 'result';
		}
		return this.status !== 'ended' && this.answering === null && page === this.place ? 'transfer' : 'free';
	}

	/** A page that is heard: one whose time ran out offline meets the grace, also before the server has looked. */
	#heard(): void {
		if (this.isUp && this.offline) this.#runOut();
		this.unheard = 0;
	}

	#shut(): Said {
		if (this.cause === 'time-is-up' || this.isUp) return 'time-is-up';
		if (this.status === 'running') return undefined;
		return this.status === 'paused' ? 'attempt-paused' : 'attempt-ended';
	}

	#runOut(): void {
		this.after = this.active - this.limit;
		this.late = this.offline ? 'open' : null;
		this.#end('time-is-up');
	}

	#end(cause: NonNullable<AttemptModel['cause']>): void {
		this.status = 'ended';
		this.cause = cause;
		this.active = Math.min(this.active, this.limit);
	}

	#settle(): void {
		this.late = Object.keys(this.lateAnswers).length ? 'unruled' : 'none';
	}
}
