import { SvelteSet } from 'svelte/reactivity';
import type { CandidateQuestion, Pulse, SeatView } from '$lib/domain/exam/seat-protocol';
import type { Stray } from '$lib/domain/exam/attempt-facts';
import type { Lang } from '$lib/domain/text';
import type { ExamServer, Reply } from '../exam-server';
import type { PageStore } from '../kept-page';
import type { LeftBehind } from '../left-behind.svelte';
import { ProctorMessages } from '../proctor-messages.svelte';
import { Strays } from '../strays';
import { AnswerQueue } from './answer-queue.svelte';
import { ExamClock } from './exam-clock.svelte';
import { readMarks } from './marks';
import type { QueueStore } from './queue-store';

export type TestView = Extract<SeatView, { stage: 'test' | 'paused' | 'blanked' }>;

interface WritingParts {
	server: ExamServer;
	store: PageStore;
	answers: QueueStore;
	leftBehind: LeftBehind;
	/** Asks where the seat stands. */
	refresh: () => Promise<unknown>;
	/** The server said how much is left. */
	keepClock: (left: number, running: boolean) => void;
	/** How long a remembered page was away: its time shows less for that, and nobody worked then. */
	away?: () => number;
	/** The monotonic clock, ms. */
	now?: () => number;
}

export const PULSE_MS = 5_000;
const FLUSH_MS = 6_000;

/** One candidate's test on this page: for one attempt on one lease. */
export class Writing {
	view: TestView = $state.raw() as TestView;
	/** The question on the screen, from 1. */
	current = $state(1);
	readonly flags = new SvelteSet<number>();
	/** What an earlier page left here has been read: only now is the paper shown. */
	ready = $state(false);
	/** Another window of this browser answers, or another seat has taken the test over. */
	locked = $state<'window' | 'seat' | null>(null);
	readonly clock: ExamClock;
	readonly queue: AnswerQueue;
	readonly messages: ProctorMessages;

	#parts: WritingParts;
	#strays = new Strays();
	/** Where this page's own clock was when the server's word replaced it; until it was told of. */
	#ownElapsed = 0;

	/** `remembered`: the view is this computer's own, and so is its time. */
	constructor(parts: WritingParts, view: TestView, remembered: boolean) {
		this.#parts = parts;
		this.view = view;
		this.clock = new ExamClock(parts.now);
		this.clock.sync(view.left, view.stage === 'test', remembered);
		this.messages = new ProctorMessages(parts.server);
		this.messages.hear(view.messages);
		const { attempt } = view;
		this.queue = new AnswerQueue(
			{
				attempt,
				server: parts.server,
				store: parts.answers,
				lease: () => this.view.lease,
				elapsed: () => this.#elapsed,
				saved: ({ left }) => this.#told(left, this.clock.running),
				acknowledged: (standing) => void parts.store.keep('standing', { attempt, ...standing }),
				stopped: (code) => void this.stopped(code)
			},
			view
		);
	}

	get question(): CandidateQuestion {
		return this.view.paper.questions[this.current - 1] as CandidateQuestion;
	}

	get total(): number {
		return this.view.paper.questions.length;
	}

	/** How far this page has worked by its own clock, ms: that goes on without the server. */
	get worked(): number {
		return Math.round(Math.max(this.#ownElapsed, this.#elapsed));
	}

	get #elapsed(): number {
		const away = this.clock.approximate ? (this.#parts.away?.() ?? 0) : 0;
		return Math.max(0, this.view.rules.minutes * 60_000 - this.clock.left - away);
	}

	get unanswered(): number[] {
		const { answers } = this.queue;
		return this.view.paper.questions.filter(({ n }) => !answers[n]?.length).map(({ n }) => n);
	}

	get timeUp(): boolean {
		return this.view.stage === 'test' && this.clock.left === 0;
	}

	/** Reads what an earlier page of this attempt left on this computer. */
	async open(): Promise<void> {
		const [marks] = await Promise.all([
			readMarks(this.view.attempt, this.total, this.#parts.store),
			this.queue.restore()
		]);
		marks.flags.forEach((n) => this.flags.add(n));
		this.current = marks.current;
		this.ready = true;
	}

	/** A newer view: the proctor paused, resumed, added minutes. */
	adopt(view: TestView, remembered: boolean): void {
		if (!remembered) this.#ownElapsed = this.worked;
		this.view = view;
		this.queue.adopt(view);
		this.clock.sync(view.left, view.stage === 'test', remembered);
		this.messages.hear(view.messages);
	}

	/** After each sign of life. */
	async heard(reply: Reply<Pulse>): Promise<void> {
		this.queue.link(reply.kind !== 'unreachable');
		if (reply.kind === 'refused') return this.stopped(reply.code);
		if (reply.kind === 'unreachable') return;
		this.#told(reply.body.left, reply.body.running);
		this.#ownElapsed = 0;
		this.messages.hear(reply.body.messages);
		void this.#strays.send(this.#parts.server);
		if (reply.body.stage === this.view.stage) return;
		// What is still here goes first: a seat that was offline at the end has a grace (design, section 5).
		await this.queue.flush(FLUSH_MS);
		await this.#parts.refresh();
	}

	/** The server takes nothing from this page any more, or not now. */
	async stopped(code: string): Promise<void> {
		if (code === 'other-window-answers') this.locked = 'window';
		else if (code !== 'other-place-answers') await this.#parts.refresh();
		else if (this.locked !== 'seat') await this.#lockOut();
	}

	go(n: number): void {
		this.current = Math.min(Math.max(1, n), this.total);
		this.keepMarks();
	}

	flag(): void {
		if (!this.flags.delete(this.current)) this.flags.add(this.current);
		this.keepMarks();
	}

	keepMarks(): void {
		if (!this.ready || this.locked) return;
		const { attempt } = this.view;
		void this.#parts.store.keep('marks', { attempt, flags: [...this.flags], current: this.current });
	}

	/** Noted while the test runs: before and after it the seat is the candidate's own business. */
	stray(what: Stray): void {
		if (this.view.stage === 'test' && !this.locked && !this.timeUp) this.#strays.note(what);
	}

	/** Hands in when everything is on the server; false when it could not be reached. */
	async handIn(): Promise<boolean> {
		if (!(await this.queue.flush(FLUSH_MS))) return false;
		const reply = await this.#parts.server.post('/hand-in', { lease: this.view.lease });
		if (reply.kind === 'unreachable') return false;
		if (reply.kind === 'ok') await this.queue.wipe();
		await this.#parts.refresh();
		return true;
	}

	remark(text: string): Promise<Reply<true>> {
		return this.#parts.server.post('/remark', { lease: this.view.lease, question: this.current, text });
	}

	/** Each switch of the language is recorded; one that does not get through goes again while it still holds. */
	async record(lang: Lang, still: () => boolean): Promise<void> {
		const reply = await this.#parts.server.post('/language', { lang, lease: this.view.lease });
		if (reply.kind === 'unreachable') setTimeout(() => still() && this.record(lang, still), PULSE_MS);
	}

	#told(left: number, running: boolean): void {
		this.#ownElapsed = this.worked;
		this.clock.sync(left, running);
		this.#parts.keepClock(left, running);
	}

	async #lockOut(): Promise<void> {
		this.locked = 'seat';
		const unsent = this.queue.unsentChoices;
		this.queue.close();
		await this.#parts.store.forget('view', 'standing', 'clock', 'marks');
		await this.#parts.leftBehind.take(unsent);
	}
}
