import { setImmediate as turn } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import type { Watched } from '../../ports.ts';
import type { Bench } from '../contract.ts';
import { fill, move, newBook, STAMP } from './test-kinds.ts';

/** Watching: nothing is missed, nothing is told twice, nobody breaks the store. */
export function watchContract(bench: Bench): void {
	it('a watcher hears of every commit after its cursor, in order, of its kind only', async () => {
		await bench.store.commit([newBook('a')], STAMP);
		const from = bench.store.cursor();
		await bench.store.commit([move('a', 1, 'B2'), fill('s', 0)], STAMP);
		const heard: Watched[] = [];
		bench.store.watch('book', from, (change) => heard.push(change));
		await bench.store.commit([newBook('b'), newBook('c')], STAMP);
		expect(heard.map(({ id, version }) => `${id}${version}`)).toEqual(['a2', 'b1', 'c1']);
		expect(heard[0]).toMatchObject({
			cursor: from + 1,
			facts: [{ seq: 2, type: 'moved' }],
			summary: { place: 'B2' }
		});
	});

	it('a listener is not called before watch has returned', async () => {
		await bench.store.commit([newBook('a')], STAMP);
		const listener = vi.fn();
		const stop = bench.store.watch('book', 0, listener);
		expect(listener).not.toHaveBeenCalled();
		stop();
		await turn();
		expect(listener).not.toHaveBeenCalled();
	});

	it('who was away too long gets every record as it stands, then what comes', async () => {
		await bench.store.commit([newBook('a'), newBook('b')], STAMP);
		await bench.store.commit([move('a', 1)], STAMP);
		await bench.reopen();
		const latest = new Map<string, number>();
		bench.store.watch('book', 0, ({ id, version }) => latest.set(id, version));
		await bench.store.commit([move('b', 1)], STAMP);
		expect(Object.fromEntries(latest)).toEqual({ a: 2, b: 2 });
	});

	it('who knows the last commit hears nothing of the past, after a restart too', async () => {
		await bench.store.commit([newBook('a')], STAMP);
		await bench.reopen();
		const listener = vi.fn();
		bench.store.watch('book', bench.store.cursor(), listener);
		await turn();
		expect(listener).not.toHaveBeenCalled();
	});

	it('who stopped watching hears nothing more', async () => {
		const listener = vi.fn();
		const stop = bench.store.watch('book', 0, listener);
		await bench.store.commit([newBook('a')], STAMP);
		stop();
		await bench.store.commit([newBook('b')], STAMP);
		expect(listener).toHaveBeenCalledTimes(1);
	});

	it('a listener that fails harms neither the store nor other listeners', async () => {
		const silence = vi.spyOn(console, 'error').mockImplementation(() => undefined);
		const other = vi.fn();
		bench.store.watch('book', 0, () => {
			throw new Error('a broken screen');
		});
		bench.store.watch('book', 0, other);
		await bench.store.commit([newBook('a')], STAMP);
		await bench.store.commit([move('a', 1)], STAMP);
		expect(other).toHaveBeenCalledTimes(2);
		silence.mockRestore();
	});

	it('a listener may commit', async () => {
		const done = new Promise<number>((resolve, reject) => {
			bench.store.watch('book', 0, ({ id, version }) => {
				if (version === 1) bench.store.commit([move(id, 1)], STAMP).then(resolve, reject);
			});
		});
		await bench.store.commit([newBook('a')], STAMP);
		expect(await done).toBe(bench.store.cursor());
	});
}
