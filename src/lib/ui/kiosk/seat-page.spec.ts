import { describe, expect, it } from 'vitest';
import type { SeatView } from '$lib/domain/exam/seat-protocol';
import type { ExamServer, Reply } from './exam-server';
import { memoryPage } from './kept-page';
import { recalled, SeatPage } from './seat-page.svelte';
import type { TestView } from './test/writing.svelte';

const MINUTE = 60_000;
const TEXTS = { kk: 'Сұрақ', ru: 'Вопрос' };

const testView = (more: Partial<TestView> = {}): TestView => ({
	stage: 'test',
	seat: 3,
	name: '—',
	speciality: TEXTS,
	rules: { title: TEXTS, questions: 2, minutes: 60, passMark: 1, sections: [], demonstration: true },
	lang: 'kk',
	lease: 1,
	attempt: 'a1',
	paper: {
		sections: [TEXTS],
		questions: [{ n: 1, section: 0, kind: 'single', stem: TEXTS, options: [TEXTS, TEXTS] }]
	},
	answers: { 1: [2] },
	savedThrough: 1,
	left: 50 * MINUTE,
	messages: [],
	moved: null,
	...more
});
const FREE: SeatView = { stage: 'free', room: '214', seat: 3 };

/** A server by hand: says what it is told to, in turn; silent when it was told nothing. */
function serverByHand(...told: Reply<SeatView>[]) {
	const server: ExamServer = {
		post: async () => ({ kind: 'unreachable' }),
		view: async () => told.shift() ?? { kind: 'unreachable' }
	};
	return { server, tell: (...more: Reply<SeatView>[]) => told.push(...more) };
}
const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

describe('a page opened again without a network', () => {
	it('shows the kept test with the answers saved since, less the time that has passed', async () => {
		const store = memoryPage();
		const { server } = serverByHand();
		const before = new SeatPage({ server, store, wall: () => 1_000_000 }, FREE);
		before.take(testView());
		await store.keep('standing', { attempt: 'a1', answers: { 1: [2], 2: [1] }, savedThrough: 2 });
		before.keepClock(40 * MINUTE, true);

		const again = new SeatPage(
			{ server, store, wall: () => 1_000_000 + 3 * MINUTE, wait: () => new Promise(() => {}) },
			{ stage: 'unenrolled' }
		);
		await again.comeBack();
		expect(again.remembered).toBe(true);
		expect(again.view).toMatchObject({ answers: { 1: [2], 2: [1] }, savedThrough: 2, left: 37 * MINUTE });
	});

	it('shows nothing kept longer than twelve hours ago, and keeps it no more', async () => {
		const HOUR = 60 * MINUTE;
		const store = memoryPage();
		const { server } = serverByHand();
		const open = async (wall: number) => {
			const page = new SeatPage(
				{ server, store, wall: () => wall, wait: () => new Promise(() => {}) },
				{ stage: 'unenrolled' }
			);
			await page.comeBack();
			return page.view;
		};
		new SeatPage({ server, store, wall: () => HOUR }, FREE).take(testView());
		expect(await open(13 * HOUR)).toMatchObject({ stage: 'test' });
		expect(await open(13 * HOUR + 1)).toBeNull();
		expect(await store.read('view')).toBeUndefined();
	});

	it('shows nothing of anybody when nothing was kept', async () => {
		const { server } = serverByHand();
		const page = new SeatPage(
			{ server, store: memoryPage(), wait: () => new Promise(() => {}) },
			{ stage: 'unenrolled' }
		);
		await page.comeBack();
		expect(page.view).toBeNull();
	});

	it('asks until the server answers, and then believes the server', async () => {
		const store = memoryPage();
		await store.keep('view', testView());
		const { server, tell } = serverByHand();
		const waits: (() => void)[] = [];
		const page = new SeatPage(
			{ server, store, wait: () => new Promise((end) => waits.push(end)) },
			{ stage: 'unenrolled' }
		);
		await page.comeBack();
		await settle();
		expect(page.remembered).toBe(true);
		tell({ kind: 'ok', body: testView({ left: 9 * MINUTE }) });
		waits.shift()?.();
		await settle();
		expect(page.remembered).toBe(false);
		expect(page.view).toMatchObject({ left: 9 * MINUTE });
		expect(waits).toHaveLength(0);
	});
});

describe('the time of a kept test', () => {
	it('stands while the test is paused, and is never less than nothing', () => {
		const clock = { left: 5 * MINUTE, running: false, wall: 0 };
		expect(recalled(testView(), undefined, clock, 60 * MINUTE)).toMatchObject({ left: 5 * MINUTE });
		expect(recalled(testView(), undefined, { ...clock, running: true }, 60 * MINUTE)).toMatchObject({
			left: 0
		});
	});

	it('takes no notice of a clock that was set back', () => {
		const clock = { left: 5 * MINUTE, running: true, wall: 60 * MINUTE };
		expect(recalled(testView(), undefined, clock, 0)).toMatchObject({ left: 5 * MINUTE });
	});

	it('passes over answers of another attempt, and older ones than those of the view', () => {
		const other = { attempt: 'a2', answers: { 9: [9] }, savedThrough: 7 };
		const older = { attempt: 'a1', answers: {}, savedThrough: 0 };
		for (const standing of [other, older])
			expect(recalled(testView(), standing, undefined, 0)).toMatchObject({
				answers: { 1: [2] },
				savedThrough: 1
			});
	});
});

describe('what a page keeps', () => {
	it.each<SeatView>([
		FREE,
		{ stage: 'transfer', room: '214', seat: 3, name: '—' },
		{ stage: 'done', seat: 3, lang: 'kk', outcome: 'handed-in' }
	])('is wiped when the seat is $stage', async (view) => {
		const store = memoryPage();
		const page = new SeatPage({ server: serverByHand().server, store }, FREE);
		page.take(testView());
		await store.keep('marks', { attempt: 'a1', flags: [1], current: 1 });
		page.take(view);
		await settle();
		for (const key of ['view', 'standing', 'clock', 'marks'] as const)
			expect(await store.read(key), key).toBeUndefined();
	});

	it('a word of the server that comes late is not shown over a newer one', async () => {
		let answer: (reply: Reply<SeatView>) => void = () => {};
		const server: ExamServer = {
			post: async () => ({ kind: 'unreachable' }),
			view: () => new Promise((resolve) => (answer = resolve))
		};
		const page = new SeatPage({ server, store: memoryPage() }, FREE);
		const asking = page.refresh();
		page.take(testView());
		answer({ kind: 'ok', body: FREE });
		await asking;
		expect(page.view?.stage).toBe('test');
	});
});
