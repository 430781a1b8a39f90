import { describe, expect, it } from 'vitest';
import type { SentAnswer } from '$lib/domain/exam/seat-protocol';
import { examServer } from '../exam-server';
import { AnswerQueue, type Standing } from './answer-queue.svelte';
import { memoryQueue, type QueueStore } from './queue-store';

type Answer = { status: number; body: unknown } | 'no network';

/** A server by hand: keeps what it was sent, and answers as told or, told nothing, saves everything. */
function serverByHand() {
	const sent: SentAnswer[][] = [];
	const told: Answer[] = [];
	const held: (() => void)[] = [];
	let holding = false;
	const fetcher = (async (_: RequestInfo | URL, init?: RequestInit) => {
		const batch = JSON.parse(String(init?.body)) as SentAnswer[];
		sent.push(batch);
		if (holding) await new Promise<void>((resolve) => held.push(resolve));
		const saved = { savedThrough: batch.at(-1)!.seq, at: 1_000 + batch.at(-1)!.seq, left: 60_000 };
		const answer = told.shift() ?? { status: 200, body: saved };
		if (answer === 'no network') throw new TypeError('Failed to fetch');
		return new Response(JSON.stringify(answer.body), { status: answer.status });
	}) as typeof fetch;
	return {
		sent,
		fetcher,
		tell: (...answers: Answer[]) => told.push(...answers),
		hold: () => (holding = true),
		release() {
			holding = false;
			held.splice(0).forEach((go) => go());
		}
	};
}

/** Waits that end when the test says so; each is remembered with its length. */
function waitsByHand() {
	const waits: { ms: number; end: () => void }[] = [];
	return {
		waits,
		wait: (ms: number) => new Promise<void>((end) => waits.push({ ms, end })),
		endAll: () => waits.splice(0).forEach(({ end }) => end())
	};
}

const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 5));
const refusal = (refused: string, details?: object): Answer => ({ status: 409, body: { refused, details } });

async function page(
	parts: { store?: QueueStore; standing?: Standing; lease?: number; attempt?: string; before?: Answer[] } = {}
) {
	const server = serverByHand();
	server.tell(...(parts.before ?? []));
	const time = waitsByHand();
	const stopped: string[] = [];
	const queue = new AnswerQueue(
		{
			attempt: parts.attempt ?? 'a1',
			server: examServer('/exam', server.fetcher),
			lease: () => parts.lease ?? 7,
			elapsed: () => 12_345.6,
			store: parts.store ?? memoryQueue(),
			stopped: (code) => stopped.push(code),
			wait: time.wait
		},
		parts.standing ?? { answers: {}, savedThrough: 0 }
	);
	await queue.restore();
	await settle();
	time.waits.length = 0;
	return { queue, server, time, stopped };
}

describe('answers on their way', () => {
	it('are numbered from the last saved one and carry lease and elapsed time', async () => {
		const { queue, server } = await page({ standing: { answers: { 1: [3] }, savedThrough: 18 } });
		queue.choose(2, [4, 1]);
		await settle();
		expect(server.sent).toEqual([[{ lease: 7, seq: 19, question: 2, choice: [1, 4], elapsed: 12_346 }]]);
		expect(queue.answers).toEqual({ 1: [3], 2: [1, 4] });
		expect(queue.savedThrough).toBe(19);
	});

	it('are called saved only when the server has said so', async () => {
		const { queue, server } = await page();
		server.hold();
		expect(queue.state).toEqual({ kind: 'none' });
		queue.choose(1, [2]);
		await settle();
		expect(queue.state).toEqual({ kind: 'sending', n: 1 });
		server.release();
		await settle();
		expect(queue.state).toEqual({ kind: 'saved', at: 1_001 });
	});

	it('go in order: what is chosen meanwhile waits for the reply', async () => {
		const { queue, server } = await page();
		server.hold();
		queue.choose(1, [1]);
		queue.choose(1, [2]);
		queue.choose(2, []);
		await settle();
		expect(server.sent).toHaveLength(1);
		server.release();
		await settle();
		expect(server.sent.map((batch) => batch.map((a) => a.seq))).toEqual([[1], [2, 3]]);
	});

	it('stay on this computer without a network, and are tried again more and more rarely', async () => {
		const { queue, server, time } = await page();
		server.tell(...Array<Answer>(6).fill('no network'));
		queue.choose(1, [1]);
		await settle();
		expect(queue.state).toEqual({ kind: 'offline', n: 1 });
		const lengths: number[] = [];
		for (let i = 0; i < 5; i++) {
			const next = time.waits.filter((w) => w.ms <= 5_000).at(-1)!;
			lengths.push(next.ms);
			next.end();
			await settle();
		}
		expect(lengths).toEqual([500, 1_000, 2_000, 4_000, 5_000]);
		time.endAll();
		await settle();
		expect(queue.state).toEqual({ kind: 'saved', at: 1_001 });
	});

	it('go at once when a sign of life comes through', async () => {
		const { queue, server } = await page();
		server.tell('no network');
		queue.choose(1, [1]);
		await settle();
		queue.link(true);
		await settle();
		expect(queue.state.kind).toBe('saved');
		expect(queue.unsent).toBe(0);
	});

	it('an error of the server itself is no refusal: they go again', async () => {
		const { queue, server, time } = await page();
		server.tell({ status: 503, body: { refused: 'not-stored' } });
		queue.choose(1, [1]);
		await settle();
		expect(queue.state).toEqual({ kind: 'offline', n: 1 });
		time.endAll();
		await settle();
		expect(queue.state.kind).toBe('saved');
	});

	it('with nothing unsent a lost connection is still told', async () => {
		const { queue } = await page({ standing: { answers: { 1: [1] }, savedThrough: 1 } });
		expect(queue.state).toEqual({ kind: 'saved', at: null });
		queue.link(false);
		expect(queue.state).toEqual({ kind: 'offline', n: 0 });
		queue.link(true);
		expect(queue.state.kind).toBe('saved');
	});
});

describe('after a reload', () => {
	const kept = { seq: 3, question: 5, choice: [2], elapsed: 10 };

	it('what was only on this computer is shown and sent again', async () => {
		const store = memoryQueue();
		await store.open('a1');
		await store.put('a1', [kept]);
		const { queue, server } = await page({
			store,
			standing: { answers: { 1: [1], 5: [4] }, savedThrough: 2 },
			lease: 8
		});
		expect(queue.answers).toEqual({ 1: [1], 5: [2] });
		expect(server.sent).toEqual([[{ lease: 8, ...kept }]]);
		expect(await store.open('a1')).toEqual([]);
	});

	it('what the server has by now is not sent again', async () => {
		const store = memoryQueue();
		await store.open('a1');
		await store.put('a1', [kept]);
		const { queue, server } = await page({ store, standing: { answers: { 5: [2] }, savedThrough: 3 } });
		expect(server.sent).toEqual([]);
		expect(queue.unsent).toBe(0);
		expect(await store.open('a1')).toEqual([]);
	});

	it('answers of an earlier candidate are forgotten', async () => {
		const store = memoryQueue();
		await store.open('earlier');
		await store.put('earlier', [{ ...kept, seq: 1 }]);
		const { queue, server } = await page({ store, attempt: 'a2' });
		expect(queue.answers).toEqual({});
		expect(server.sent).toEqual([]);
		expect(await store.open('earlier')).toEqual([]);
	});

	it('nothing can be chosen before the kept answers have been read', () => {
		const queue = new AnswerQueue(
			{ attempt: 'a1', server: examServer('/exam'), lease: () => 1, elapsed: () => 0 },
			{ answers: {}, savedThrough: 0 }
		);
		queue.choose(1, [1]);
		expect(queue.open).toBe(false);
		expect(queue.answers).toEqual({});
	});

	it('a store that fails does not stop the test', async () => {
		const broken: QueueStore = {
			open: () => Promise.reject(new Error('no IndexedDB')),
			put: () => Promise.reject(new Error('no IndexedDB')),
			drop: () => Promise.reject(new Error('no IndexedDB')),
			lastChoices: () => Promise.reject(new Error('no IndexedDB')),
			wipe: () => Promise.reject(new Error('no IndexedDB'))
		};
		const { queue, server } = await page({ store: broken });
		queue.choose(1, [1]);
		await settle();
		expect(server.sent).toHaveLength(1);
		expect(queue.state.kind).toBe('saved');
		expect(queue.durable).toBe(false);
		await queue.wipe();
	});
});

describe('when the server refuses', () => {
	it.each(['other-place-answers', 'time-is-up', 'attempt-ended'])(
		'«%s» ends sending for good and says how many are only here',
		async (code) => {
			const { queue, server, stopped } = await page();
			server.tell(refusal(code));
			queue.choose(1, [1]);
			await settle();
			expect(queue.state).toEqual({ kind: 'refused', code, n: 1 });
			expect(stopped).toEqual([code]);
			expect(queue.open).toBe(false);
			queue.choose(2, [2]);
			queue.link(true);
			await settle();
			expect(server.sent).toHaveLength(1);
		}
	);

	it('a pause keeps the answer and sends it when the test goes on', async () => {
		const { queue, server, time, stopped } = await page();
		server.tell(refusal('attempt-paused'));
		queue.choose(1, [1]);
		await settle();
		expect(queue.state).toEqual({ kind: 'refused', code: 'attempt-paused', n: 1 });
		expect(stopped).toEqual(['attempt-paused']);
		time.endAll();
		await settle();
		expect(queue.state.kind).toBe('saved');
	});

	it('out of sequence: the answers take the numbers the server waits for', async () => {
		const store = memoryQueue();
		const { queue, server, time } = await page({ store, standing: { answers: {}, savedThrough: 5 } });
		server.tell(refusal('out-of-sequence', { expected: 4, seq: 6 }));
		queue.choose(1, [2]);
		await settle();
		expect(await store.open('a1')).toMatchObject([{ seq: 4, question: 1, choice: [2] }]);
		time.endAll();
		await settle();
		expect(server.sent.at(-1)).toMatchObject([{ seq: 4, question: 1, choice: [2] }]);
		expect(queue.state.kind).toBe('saved');
	});

	it('a server that holds more than this page has numbered means another window: nothing is called saved', async () => {
		const { queue, server, stopped } = await page();
		server.tell({ status: 200, body: { savedThrough: 9, at: 5, left: 1 } });
		queue.choose(1, [1]);
		await settle();
		expect(queue.state).toEqual({ kind: 'refused', code: 'other-window-answers', n: 1 });
		expect(stopped).toEqual(['other-window-answers']);
	});

	it('an answer it cannot read stays here and is told', async () => {
		const { queue, server } = await page();
		server.tell({ status: 400, body: { refused: 'no-such-option' } });
		queue.choose(1, [9]);
		await settle();
		expect(queue.state).toEqual({ kind: 'refused', code: 'no-such-option', n: 1 });
		expect(queue.open).toBe(true);
	});
});

describe('a newer view of the page', () => {
	it('brings answers given elsewhere and keeps what is on its way', async () => {
		const { queue, server } = await page();
		server.hold();
		queue.choose(1, [1]);
		queue.adopt({ answers: { 1: [4], 2: [2] }, savedThrough: 0 });
		expect(queue.answers).toEqual({ 1: [1], 2: [2] });
		server.release();
	});

	it('older than the last acknowledgement is passed over', async () => {
		const { queue } = await page();
		queue.choose(1, [1]);
		await settle();
		queue.adopt({ answers: {}, savedThrough: 0 });
		expect(queue.answers).toEqual({ 1: [1] });
	});
});

describe('at hand-in', () => {
	it('everything is flushed first', async () => {
		const { queue, server } = await page();
		server.hold();
		queue.choose(1, [1]);
		const flushed = queue.flush(6_000);
		server.release();
		expect(await flushed).toBe(true);
	});

	it('without a network the flush gives up after its patience and says no', async () => {
		const { queue, server, time } = await page();
		server.tell('no network', 'no network');
		queue.choose(1, [1]);
		await settle();
		const flushed = queue.flush(6_000);
		await settle();
		time.waits.find((w) => w.ms === 6_000)!.end();
		expect(await flushed).toBe(false);
		expect(queue.unsent).toBe(1);
	});

	it('the computer forgets every answer', async () => {
		const store = memoryQueue();
		const { queue, server } = await page({ store });
		server.tell('no network');
		queue.choose(1, [1]);
		await settle();
		await queue.wipe();
		expect(await store.open('a1')).toEqual([]);
		expect(queue.unsent).toBe(0);
		expect(queue.open).toBe(false);
	});
});
