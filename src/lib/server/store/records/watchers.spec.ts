import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Watched } from '../../ports.ts';
import { Watchers } from './watchers.ts';

const change = (cursor: number, id = `r${cursor}`): Watched => ({
	cursor,
	id,
	version: 1,
	facts: [],
	summary: {}
});

it('only who was away longer than the kept changes reach gets a snapshot', async () => {
	const watchers = new Watchers(0, () => undefined, 10);
	for (let cursor = 1; cursor <= 95; cursor += 1) watchers.publish('book', change(cursor));
	const hearing = async (from: number) => {
		const heard: number[] = [];
		watchers.watch(
			'book',
			from,
			({ cursor }) => heard.push(cursor),
			() => [change(-1)]
		);
		await turn();
		return heard;
	};
	expect(await hearing(0)).toEqual([-1]);
	expect(await hearing(79)).toEqual([-1]);
	expect(await hearing(90)).toEqual([91, 92, 93, 94, 95]);
	expect(await hearing(95)).toEqual([]);
});

it('a commit of several records is never told by half, wherever the kept changes begin', async () => {
	const watchers = new Watchers(0, () => undefined, 5);
	for (let cursor = 1; cursor <= 9; cursor += 1) {
		for (const id of ['a', 'b', 'c']) watchers.publish('book', change(cursor, id));
	}
	for (let from = 0; from <= 9; from += 1) {
		const heard: Watched[] = [];
		watchers.watch(
			'book',
			from,
			(one) => heard.push(one),
			() => [change(-1)]
		);
		await turn();
		if (heard[0]?.cursor !== -1) expect(heard).toHaveLength((9 - from) * 3);
	}
});
