import type { Clock } from '../../ports.ts';
import { FirstContacts } from './first-contact.ts';
import { Outages, type Down } from './outages.ts';

interface Anchor {
	/** The attempt's clock at `mono`, or standing still when `mono` is null. */
	elapsed: number;
	mono: number | null;
}

/** The last sign of life of a page. */
interface Heard {
	mono: number;
	at: number;
	/** What it last said it could not send; null: nothing said. */
	unsaved: number | null;
}

/** What a page's sign of life leaves in the journal. */
export interface LifeSigns {
	at: number;
	/** Attempt → its clock, ms. */
	elapsed: Record<string, number>;
	/** Attempts not heard since an earlier restart → since when they stand, wall clock: a second restart forgives nothing. */
	standing: Record<string, number>;
	/** Attempts paused for an outage → how long their pages say they worked on, ms. */
	worked?: Record<string, number>;
	/** The machine's own time at `at`; null where it cannot be told. */
	machine: { boot: string; up: number } | null;
}

/**
 * The clocks of the attempts that run, from the server's monotonic time. Nothing here is the truth: facts carry
 * `elapsed`, signs of life go to the journal every 5 s, and after a restart the clocks are set from these.
 */
export class ExamClock {
	#anchors = new Map<string, Anchor>();
	/** Monotonic time of each page's last sign of life, also before its start and while it is paused. */
	#heard = new Map<string, Heard>();
	/** Monotonic moment at which the time of an attempt ran out here, while late answers may come. */
	#ended = new Map<string, number>();
	/** Attempts whose seat is noted offline in their facts. */
	#offline = new Set<string>();
	#born: number;
	/** Attempts that stand because the server went down. */
	readonly outages: Outages;
	/** What was on its way when the time of an attempt ran out. */
	readonly contacts: FirstContacts;

	constructor(private readonly clock: Clock) {
		this.#born = clock.monotonic();
		this.outages = new Outages(clock);
		this.contacts = new FirstContacts(clock);
	}

	/** Starts or resumes a clock at `elapsed` ms. */
	run(attempt: string, elapsed: number): void {
		this.outages.end(attempt);
		this.#anchors.set(attempt, { elapsed, mono: this.clock.monotonic() });
	}

	/** Puts a clock down that ran when the server went: it stands until its page is heard or the proctor resumes it. */
	standStill(attempt: string, elapsed: number, down: Down): void {
		this.outages.begin(attempt, elapsed, down);
		this.#anchors.set(attempt, { elapsed, mono: null });
	}

	/** It stands paused for the outage: what its page says of it is still heard. */
	pausedByOutage(attempt: string): void {
		this.#anchors.delete(attempt);
	}

	stop(attempt: string): void {
		this.outages.end(attempt);
		this.#anchors.delete(attempt);
	}

	/** The attempt's clock, ms; undefined when it does not run here. */
	elapsed(attempt: string): number | undefined {
		const anchor = this.#anchors.get(attempt);
		if (!anchor) return undefined;
		return Math.round(
			anchor.mono === null ? anchor.elapsed : anchor.elapsed + this.clock.monotonic() - anchor.mono
		);
	}

	/**
	 * A sign of life of the attempt's page. A page that kept working over a restart gets nothing extra: the gap counts. One
	 * that is not to be believed is not charged: the clock goes on standing until the proctor decides.
	 * `unsaved`: how many choices it says are not on the server yet; what it said before stands when it says nothing.
	 */
	heard(attempt: string, unsaved?: number): void {
		const mono = this.clock.monotonic();
		const said = unsaved ?? this.#heard.get(attempt)?.unsaved ?? null;
		this.#heard.set(attempt, { mono, at: this.clock.now(), unsaved: said });
		const anchor = this.#anchors.get(attempt);
		if (!anchor || anchor.mono !== null) return;
		const gap = this.outages.gap(attempt);
		if (gap === undefined) return;
		this.outages.end(attempt);
		anchor.elapsed += gap;
		anchor.mono = mono;
	}

	/** How long ago the page was heard, ms; undefined when never since the start of the server. */
	silence(attempt: string): number | undefined {
		const heard = this.#heard.get(attempt);
		return heard && this.clock.monotonic() - heard.mono;
	}

	/** How long nothing was heard of the page, ms; counted from the start of the server when nothing was heard at all. */
	unheard(attempt: string): number {
		return this.clock.monotonic() - (this.#heard.get(attempt)?.mono ?? this.#born);
	}

	/** When the page was last heard, wall clock; null when never since the start of the server. */
	heardAt(attempt: string): number | null {
		return this.#heard.get(attempt)?.at ?? null;
	}

	/** How many choices the page last said were not on the server; null when it said nothing. */
	unsaved(attempt: string): number | null {
		return this.#heard.get(attempt)?.unsaved ?? null;
	}

	/** Another page sits there now: what the one before said is not this one's. */
	newPage(attempt: string): void {
		this.#heard.delete(attempt);
		this.heard(attempt);
	}

	/** Keeps in hand whether the facts say that the seat is offline. */
	noted(attempt: string, offline: boolean): void {
		if (offline) this.#offline.add(attempt);
		else this.#offline.delete(attempt);
	}

	/** Attempts whose facts say that their seat is offline. */
	offline(): string[] {
		return [...this.#offline];
	}

	isOffline(attempt: string): boolean {
		return this.#offline.has(attempt);
	}

	/** The time of an attempt ran out `ago` ms ago. Its clock is not needed any more. */
	ranOut(attempt: string, ago: number): void {
		this.stop(attempt);
		this.#offline.delete(attempt);
		this.#ended.set(attempt, this.clock.monotonic() - ago);
	}

	/** How long ago its time ran out, ms; undefined when that was not seen here. */
	sinceEnd(attempt: string): number | undefined {
		const ended = this.#ended.get(attempt);
		return ended === undefined ? undefined : Math.max(0, Math.round(this.clock.monotonic() - ended));
	}

	/** Attempts that may still take late answers. */
	ranOutRecently(): string[] {
		return [...this.#ended.keys()];
	}

	/** Nothing more can come for it. */
	settled(attempt: string): void {
		this.contacts.forget(attempt);
		this.#ended.delete(attempt);
	}

	/** Attempts whose clock stands because the server went down. */
	standing(): { attempt: string; elapsed: number }[] {
		return [...this.#anchors]
			.filter(([, { mono }]) => mono === null)
			.map(([attempt, { elapsed }]) => ({ attempt, elapsed }));
	}

	/** Whether its clock stands because the server went down. */
	stands(attempt: string): boolean {
		return this.#anchors.get(attempt)?.mono === null;
	}

	running(): string[] {
		return [...this.#anchors].filter(([, { mono }]) => mono !== null).map(([attempt]) => attempt);
	}

	/** For the journal, once in 5 s in one line. */
	lifeSigns(): LifeSigns {
		const elapsed: Record<string, number> = {};
		const standing: Record<string, number> = {};
		for (const [attempt, { mono }] of this.#anchors) {
			elapsed[attempt] = this.elapsed(attempt) ?? 0;
			const since = mono === null ? this.outages.since(attempt) : undefined;
			if (since !== undefined) standing[attempt] = since;
		}
		const worked = this.outages.allWorked();
		return { at: this.clock.now(), elapsed, standing, worked, machine: this.clock.machine?.() ?? null };
	}
}
