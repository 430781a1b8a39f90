import { describe, expect, it } from 'vitest';
import type { ExamServer, Reply } from './exam-server';
import { memoryPage } from './kept-page';
import { LeftBehind } from './left-behind.svelte';
import { memoryQueue } from './test/queue-store';

const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

function seat(...told: Reply<unknown>['kind'][]) {
	const posted: unknown[] = [];
	const waits: (() => void)[] = [];
	const server: ExamServer = {
		async post(path, body) {
			posted.push([path, body]);
			const kind = told.shift() ?? 'ok';
			if (kind === 'refused') return { kind, code: 'act-drawn', details: {} };
			return kind === 'ok' ? { kind, body: true as never } : { kind };
		},
		view: async () => ({ kind: 'unreachable' })
	};
	const store = memoryPage();
	const answers = memoryQueue();
	const wait = () => new Promise<void>((end) => waits.push(end));
	return { posted, waits, store, answers, left: new LeftBehind({ server, store, answers, wait }) };
}

describe('choices that never left a computer', () => {
	it('are told to the server by their questions until it has heard', async () => {
		const { left, posted, waits, store } = seat('unreachable', 'ok');
		void left.take([3, 4]);
		await settle();
		expect(left.state).toBe('telling');
		expect(await store.read('leftBehind')).toEqual([3, 4]);
		waits.shift()?.();
		await settle();
		expect(posted).toEqual([
			['/left-behind', { questions: [3, 4] }],
			['/left-behind', { questions: [3, 4] }]
		]);
		expect(left.state).toBe('told');
		expect(left.questions).toEqual([3, 4]);
		expect(await store.read('leftBehind')).toBeUndefined();
	});

	it('are not said to be told when the server wants to hear nothing more', async () => {
		const { left, waits } = seat('refused');
		await left.take([5]);
		expect(left.state).toBe('refused');
		expect(waits).toHaveLength(0);
	});

	it('are found by the next page when the one before died', async () => {
		const { left, posted, answers } = seat();
		await answers.open('a1');
		await answers.put('a1', [
			{ seq: 8, question: 7, choice: [1], elapsed: 1 },
			{ seq: 9, question: 2, choice: [1], elapsed: 1 },
			{ seq: 10, question: 7, choice: [2], elapsed: 1 }
		]);
		await left.resume();
		expect(posted).toEqual([['/left-behind', { questions: [2, 7] }]]);
		expect(await answers.questions()).toEqual([]);
	});

	it('of a candidate who has gone are not told in the name of the next', async () => {
		const { left, posted, waits } = seat('unreachable');
		void left.take([3]);
		await settle();
		await left.forget();
		waits.shift()?.();
		await settle();
		expect(posted).toHaveLength(1);
		expect(left.questions).toEqual([]);
	});

	it('nothing is told when nothing was left', async () => {
		const { left, posted } = seat();
		await left.take([]);
		await left.resume();
		expect(posted).toEqual([]);
	});
});
