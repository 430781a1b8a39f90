import { describe, expect, it } from 'vitest';
import { memoryPage } from '../kept-page';
import { readMarks } from './marks';

describe('flags and place of the candidate', () => {
	it('survive a reload', async () => {
		const store = memoryPage();
		await store.keep('marks', { attempt: 'a1', flags: [9, 23], current: 17 });
		expect(await readMarks('a1', 100, store)).toEqual({ flags: [9, 23], current: 17 });
	});

	it('of another attempt are passed over', async () => {
		const store = memoryPage();
		await store.keep('marks', { attempt: 'a1', flags: [9], current: 17 });
		expect(await readMarks('a2', 100, store)).toEqual({ flags: [], current: 1 });
	});

	it('that do not fit the paper are passed over', async () => {
		const store = memoryPage();
		await store.keep('marks', { attempt: 'a1', flags: [0, 3, 41], current: 99 });
		expect(await readMarks('a1', 40, store)).toEqual({ flags: [3], current: 1 });
		expect(await readMarks('a1', 40, memoryPage())).toEqual({ flags: [], current: 1 });
	});
});
