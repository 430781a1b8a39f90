import { describe, expect, it } from 'vitest';
import { oneWindow } from './one-window';

/** One lock, as the browser keeps it between its windows. */
function browserLocks(): LockManager {
	let busy = false;
	const queue: (() => void)[] = [];
	return {
		async request(_: string, options: LockOptions, work: (lock: unknown) => unknown) {
			if (busy && options.ifAvailable) return work(null);
			if (busy) await new Promise<void>((go) => queue.push(go));
			busy = true;
			try {
				return await work({});
			} finally {
				busy = false;
				queue.shift()?.();
			}
		}
	} as unknown as LockManager;
}
const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

describe('one window answers at a time', () => {
	it('the second one is told so and goes on when the first has closed', async () => {
		const locks = browserLocks();
		const heard: string[] = [];
		const closeFirst = oneWindow(
			{ held: () => heard.push('first'), elsewhere: () => heard.push('first elsewhere') },
			locks
		);
		await settle();
		oneWindow({ held: () => heard.push('second'), elsewhere: () => heard.push('second elsewhere') }, locks);
		await settle();
		expect(heard).toEqual(['first', 'second elsewhere']);
		closeFirst();
		await settle();
		expect(heard).toEqual(['first', 'second elsewhere', 'second']);
	});

	it('a browser without locks goes on at once', () => {
		const heard: string[] = [];
		oneWindow({ held: () => heard.push('held'), elsewhere: () => heard.push('elsewhere') }, null);
		expect(heard).toEqual(['held']);
	});
});
