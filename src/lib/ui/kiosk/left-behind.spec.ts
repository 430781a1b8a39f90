import { describe, expect, it } from 'vitest';
import type { LeftChoice } from '$lib/domain/exam/seat-protocol';
import type { ExamServer, Reply } from './exam-server';
import { memoryPage } from './kept-page';
import { LeftBehind } from './left-behind.svelte';
import { memoryQueue } from './test/queue-store';

const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

function seat(...told: Reply<unknown>['kind'][]) {
	const posted: unknown[] = [];
	const waits: (() => void)[] = [];
	/** Questions whose answers the server has all the same. */
	const stored: number[] = [];
	const server: ExamServer = {
		async post(path, body) {
			posted.push([path, body]);
			const kind = told.shift() ?? 'ok';
			if (kind === 'refused') return { kind, code: 'act-drawn', details: {} };
			const { choices } = body as { choices: LeftChoice[] };
			const questions = choices.map(({ question }) => question).filter((n) => !stored.includes(n));
			return kind === 'ok' ? { kind, body: { questions } as never } : { kind };
		},
		view: async () => ({ kind: 'unreachable' })
	};
	const store = memoryPage();
	const answers = memoryQueue();
	const wait = () => new Promise<void>((end) => waits.push(end));
	return { posted, waits, stored, store, answers, left: new LeftBehind({ server, store, answers, wait }) };
}

const left3: LeftChoice = { seq: 8, question: 3, choice: [1] };
const left4: LeftChoice = { seq: 9, question: 4, choice: [2, 3] };

describe('choices without an acknowledgement', () => {
	it('are told to the server until it has heard', async () => {
		const { left, posted, waits, store } = seat('unreachable', 'ok');
		void left.take([left3, left4]);
		await settle();
		expect(left.state).toBe('telling');
		expect(await store.read('choicesLeft')).toEqual([left3, left4]);
		waits.shift()?.();
		await settle();
		expect(posted).toEqual([
			['/left-behind', { choices: [left3, left4] }],
			['/left-behind', { choices: [left3, left4] }]
		]);
		expect(left.state).toBe('told');
		expect(left.questions).toEqual([3, 4]);
		expect(await store.read('choicesLeft')).toBeUndefined();
	});

	it('are not called lost where the server has the answer: its acknowledgement was', async () => {
		const { left, stored } = seat();
		stored.push(3);
		await left.take([left3, left4]);
		expect(left.questions).toEqual([4]);
	});

	it('are not called lost when all of them are stored', async () => {
		const { left, stored } = seat();
		stored.push(3, 4);
		await left.take([left3, left4]);
		expect(left.state).toBe('told');
		expect(left.questions).toEqual([]);
	});

	it('are not said to be told when the server wants to hear nothing more', async () => {
		const { left, waits } = seat('refused');
		await left.take([{ seq: 1, question: 5, choice: [1] }]);
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
		expect(posted).toEqual([
			[
				'/left-behind',
				{
					choices: [
						{ seq: 9, question: 2, choice: [1] },
						{ seq: 10, question: 7, choice: [2] }
					]
				}
			]
		]);
		expect(await answers.lastChoices()).toEqual([]);
	});

	it('of a candidate who has gone are not told in the name of the next', async () => {
		const { left, posted, waits } = seat('unreachable');
		void left.take([left3]);
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
