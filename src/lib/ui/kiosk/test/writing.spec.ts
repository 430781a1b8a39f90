import { describe, expect, it } from 'vitest';
import type { Pulse, SeatStage } from '$lib/domain/exam/seat-protocol';
import type { ExamServer, Reply } from '../exam-server';
import { memoryPage } from '../kept-page';
import { LeftBehind } from '../left-behind.svelte';
import { memoryQueue } from './queue-store';
import { Writing, type TestView } from './writing.svelte';

const MINUTE = 60_000;
const TEXTS = { kk: 'Сұрақ', ru: 'Вопрос' };
const QUESTIONS = [1, 2, 3].map((n) => ({
	n,
	section: 0,
	kind: 'single' as const,
	stem: TEXTS,
	options: [TEXTS, TEXTS]
}));
const VIEW: TestView = {
	stage: 'test',
	seat: 3,
	name: '—',
	speciality: TEXTS,
	rules: { title: TEXTS, questions: 3, minutes: 60, passMark: 1, sections: [], demonstration: true },
	lang: 'kk',
	lease: 1,
	attempt: 'a1',
	paper: { sections: [TEXTS], questions: QUESTIONS },
	answers: { 1: [2] },
	savedThrough: 1,
	left: 50 * MINUTE,
	messages: [],
	moved: null
};
const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

/** A page with a server by hand: each path answers as told; silent otherwise. */
async function page(
	view: TestView = VIEW,
	remembered = false,
	more: { now?: () => number; away?: () => number } = {}
) {
	const says = new Map<string, Reply<unknown>>();
	const posted: [string, unknown][] = [];
	const server: ExamServer = {
		async post(path, body) {
			posted.push([path, body]);
			return (says.get(path) ?? { kind: 'unreachable' }) as Reply<never>;
		},
		view: async () => ({ kind: 'unreachable' })
	};
	const store = memoryPage();
	const answers = memoryQueue();
	const leftBehind = new LeftBehind({ server, store, answers, wait: () => new Promise(() => {}) });
	let refreshed = 0;
	const writing = new Writing(
		{
			server,
			store,
			answers,
			leftBehind,
			refresh: async () => (refreshed += 1),
			keepClock: () => {},
			now: () => 0,
			...more
		},
		view,
		remembered
	);
	await writing.open();
	return { writing, says, posted, store, answers, leftBehind, refreshed: () => refreshed };
}

const pulse = (more: Partial<Pulse> = {}): Reply<Pulse> => ({
	kind: 'ok',
	body: { stage: 'test', running: true, left: 40 * MINUTE, savedThrough: 1, at: 1, messages: [], ...more }
});
const OTHER_PLACE: Reply<never> = { kind: 'refused', code: 'other-place-answers', details: {} };

describe('how far a page says it has worked', () => {
	it('goes on without the server, and is kept until the server was told', async () => {
		let now = 0;
		const { writing } = await page(VIEW, false, { now: () => now });
		const before = writing.worked;
		now = 7 * MINUTE;
		writing.clock.tick();
		expect(writing.worked).toBe(before + 7 * MINUTE);
		writing.adopt({ ...VIEW, stage: 'paused' }, false);
		expect(writing.worked).toBe(before + 7 * MINUTE);
		await writing.heard(pulse({ stage: 'paused', running: false, left: VIEW.left }));
		expect(writing.worked).toBe(before);
	});

	it('leaves out the time a remembered page was away', async () => {
		const there = await page();
		const back = await page({ ...VIEW, left: VIEW.left - 9 * MINUTE }, true, { away: () => 9 * MINUTE });
		expect(back.writing.worked).toBe(there.writing.worked);
	});
});

describe('a test on its page', () => {
	it('counts from its own memory until the server has spoken', async () => {
		const { writing } = await page(VIEW, true);
		expect(writing.clock.approximate).toBe(true);
		await writing.heard({ kind: 'unreachable' });
		expect(writing.clock.approximate).toBe(true);
		await writing.heard(pulse());
		expect(writing.clock.approximate).toBe(false);
		expect(writing.clock.left).toBe(40 * MINUTE);
	});

	it('keeps the question and the flags as they are set', async () => {
		const { writing, store } = await page();
		writing.go(3);
		writing.flag();
		expect(await store.read('marks')).toEqual({ attempt: 'a1', flags: [3], current: 3 });
		writing.go(99);
		expect(writing.current).toBe(3);
	});

	it.each<SeatStage>(['paused', 'blanked', 'settling', 'result'])(
		'asks where it stands when the server says that it is %s',
		async (stage) => {
			const { writing, refreshed } = await page();
			await writing.heard(pulse({ stage }));
			expect(refreshed()).toBe(1);
		}
	);

	it('that another seat has taken over names what it could not send, and keeps nothing of the paper', async () => {
		const { writing, says, posted, store, answers, leftBehind } = await page();
		await store.keep('view', VIEW);
		writing.queue.choose(2, [1]);
		writing.queue.choose(3, [1]);
		writing.queue.choose(2, [2]);
		await settle();
		says.set('/left-behind', { kind: 'ok', body: { questions: [2, 3] } });
		await writing.heard(OTHER_PLACE);
		expect(writing.locked).toBe('seat');
		expect(writing.queue.open).toBe(false);
		expect(posted.at(-1)).toEqual([
			'/left-behind',
			{
				choices: [
					{ seq: 4, question: 2, choice: [2] },
					{ seq: 3, question: 3, choice: [1] }
				]
			}
		]);
		expect(leftBehind.state).toBe('told');
		expect(await store.read('view')).toBeUndefined();
		expect(await answers.lastChoices()).toEqual([]);
	});

	it('that another window of this seat answers for stops, and wipes nothing', async () => {
		const { writing, says, posted, store, answers } = await page();
		await store.keep('view', VIEW);
		says.set('/answers', { kind: 'refused', code: 'other-window-answers', details: {} });
		writing.queue.choose(2, [1]);
		await settle();
		expect(writing.locked).toBe('window');
		expect(writing.queue.open).toBe(false);
		expect(await store.read('view')).toEqual(VIEW);
		expect(await answers.lastChoices()).toEqual([{ seq: 2, question: 2, choice: [1] }]);
		expect(posted.map(([path]) => path)).not.toContain('/left-behind');
	});

	it('is not handed in while an answer is only on this computer', async () => {
		const { writing, says, posted } = await page();
		says.set('/hand-in', { kind: 'ok', body: true });
		says.set('/answers', { kind: 'refused', code: 'attempt-ended', details: {} });
		writing.queue.choose(2, [1]);
		expect(await writing.handIn()).toBe(false);
		expect(posted.map(([path]) => path)).not.toContain('/hand-in');
	});

	it('notes no strays while it is paused', async () => {
		const { writing, says, posted } = await page({ ...VIEW, stage: 'paused' });
		says.set('/strays', { kind: 'ok', body: true });
		writing.stray('page-left');
		await writing.heard(pulse({ stage: 'paused' }));
		expect(posted.map(([path]) => path)).not.toContain('/strays');
		const running = await page();
		running.says.set('/strays', { kind: 'ok', body: true });
		running.writing.stray('page-left');
		await running.writing.heard(pulse());
		expect(running.posted.at(-1)).toEqual(['/strays', [{ what: 'page-left', times: 1 }]]);
	});
});
