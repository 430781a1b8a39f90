import { performance } from 'node:perf_hooks';
import type { Pulse, Saved, SeatView, SentAnswer } from '../../lib/domain/exam/seat-protocol.ts';
import type { Bank } from '../../lib/domain/questions/bank.ts';
import type { Browser } from './browser.ts';
import { SeatPage } from './faults/seat-page.ts';

/** An answer the server has acknowledged: what must be found again whatever happens. */
export interface Acknowledged {
	attempt: string;
	seq: number;
	question: number;
	choice: number[];
}

/** Looks up right options by their texts, as somebody who has learned them would. */
export function knowing(bank: Bank): (stem: string) => string[] {
	const byStem = new Map(
		bank.questions.map((q) => [
			q.stem.kk,
			q.options.filter(({ id }) => q.key.includes(id)).map(({ kk }) => kk)
		])
	);
	return (stem) => byStem.get(stem) ?? [];
}

type Test = Extract<SeatView, { stage: 'test' | 'paused' | 'blanked' }>;

/** How the candidate answers: share of questions answered rightly. */
export interface Talent {
	right: number;
}

/** One candidate at his seat: answers one after another, keeps what is not acknowledged, and sends it again. */
export class Candidate {
	readonly acknowledged: Acknowledged[] = [];
	readonly took: number[] = [];
	#test: Test | undefined;
	#queue: SentAnswer[] = [];

	constructor(
		public browser: Browser,
		readonly talent: Talent
	) {}

	/** The answers that are still to be given, in their order. */
	plan(): { question: number; choice: number[] }[] {
		return this.#queue.splice(0).map(({ question, choice }) => ({ question, choice }));
	}

	/** The page at which the test runs, for answering as a page does that bears every fault. */
	page(): SeatPage {
		const { attempt = '', lease = 0, savedThrough = 0 } = this.#test ?? {};
		return new SeatPage(this.browser, { attempt, lease, savedThrough });
	}

	/** The test goes on at another computer, from what the server has. */
	async movedTo(browser: Browser): Promise<SeatPage> {
		this.browser = browser;
		const view = await this.view();
		if (view.stage !== 'test') throw new Error(`${browser.who} stands at «${view.stage}» after the move.`);
		this.#test = view;
		return this.page();
	}

	/** Keeps what a page was told, for the comparison at the end. */
	keepTold({ told, took }: SeatPage): void {
		this.acknowledged.push(...told);
		this.took.push(...took);
	}

	async view(): Promise<SeatView> {
		return (await this.browser.page<{ view: SeatView }>('/exam')).view;
	}

	/** Loads the paper and decides every answer; every fifth question is answered wrongly first and then corrected. */
	async readPaper(rightOf: (stem: string) => string[]): Promise<void> {
		const view = await this.view();
		if (view.stage !== 'test')
			throw new Error(`${this.browser.who} waits at «${view.stage}», not at the test.`);
		this.#test = view;
		const { questions } = view.paper;
		const known = Math.round(questions.length * this.talent.right);
		let seq = view.savedThrough;
		const add = (question: number, choice: number[]) =>
			this.#queue.push({ lease: view.lease, seq: (seq += 1), question, choice, elapsed: seq * 1000 });
		questions.forEach(({ n, stem, options }, index) => {
			const right = rightOf(stem.kk).map((text) => options.findIndex(({ kk }) => kk === text) + 1);
			const wrong = options.findIndex((_, i) => !right.includes(i + 1)) + 1;
			if (index % 5 === 0) add(n, [wrong]);
			add(n, index < known ? right : [wrong]);
		});
	}

	/** Sends answers one by one until `share` of them is acknowledged. A cut line leaves the rest in the queue. */
	async answer(share = 1): Promise<void> {
		const total = this.acknowledged.length + this.#queue.length;
		while (this.#queue.length && this.acknowledged.length < total * share) {
			const [next] = this.#queue as [SentAnswer];
			const begun = performance.now();
			const { status, body } = await this.browser.json<Saved & { refused?: string }>('/exam/answers', [next]);
			if (status !== 200 || body.savedThrough < next.seq)
				throw new Error(`${this.browser.who}: an answer was refused: ${status} ${body.refused}`);
			this.took.push(performance.now() - begun);
			const { seq, question, choice } = next;
			this.acknowledged.push({ attempt: this.#test?.attempt ?? '', seq, question, choice });
			this.#queue.shift();
		}
	}

	/** Goes on answering until the line is cut. */
	async answerUntilCut(): Promise<void> {
		await this.answer(1).catch((error: unknown) => {
			if (error instanceof Error && /was refused/.test(error.message)) throw error;
		});
	}

	/** After a restart of the server the page says that it kept working. */
	async pulse(): Promise<Pulse> {
		return (await this.browser.json<Pulse>('/exam/pulse', { lease: this.#test?.lease ?? 0 })).body;
	}

	/** Hands in, looks at the score, confirms it. Returns whether the test was passed. */
	async finish(): Promise<boolean> {
		const lease = this.#test?.lease ?? 0;
		const handed = await this.browser.json('/exam/hand-in', { lease });
		if (handed.status !== 200)
			throw new Error(`${this.browser.who}: the hand-in was refused: ${handed.status}`);
		const view = await this.view();
		if (view.stage !== 'result')
			throw new Error(`${this.browser.who} sees «${view.stage}» instead of the result.`);
		await this.browser.json('/exam/confirm', { lease });
		return view.result.passed;
	}
}
