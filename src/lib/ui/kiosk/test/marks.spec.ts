import { describe, expect, it } from 'vitest';
import { keepMarks, readMarks } from './marks';

function storage(): Storage {
	const kept = new Map<string, string>();
	return {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value)
	} as Storage;
}

describe('flags and place of the candidate', () => {
	it('survive a reload', () => {
		const kept = storage();
		keepMarks('a1', { flags: [9, 23], current: 17 }, kept);
		expect(readMarks('a1', 100, kept)).toEqual({ flags: [9, 23], current: 17 });
	});

	it('of another attempt are passed over', () => {
		const kept = storage();
		keepMarks('a1', { flags: [9], current: 17 }, kept);
		expect(readMarks('a2', 100, kept)).toEqual({ flags: [], current: 1 });
	});

	it('that do not fit the paper or cannot be read are passed over', () => {
		const kept = storage();
		keepMarks('a1', { flags: [0, 3, 41], current: 99 }, kept);
		expect(readMarks('a1', 40, kept)).toEqual({ flags: [3], current: 1 });
		kept.setItem('synaq-marks', '{');
		expect(readMarks('a1', 40, kept)).toEqual({ flags: [], current: 1 });
		expect(readMarks('a1', 40, undefined)).toEqual({ flags: [], current: 1 });
	});
});
