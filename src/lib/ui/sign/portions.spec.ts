import { describe, expect, it } from 'vitest';
import { portionsOf, sizeOf } from './portions';

const ids = (n: number): string[] => Array.from({ length: n }, (_, i) => `a${i}`);

describe('a task for one key', () => {
	it('of many cases is signed ten at a time, each case once and in its order', () => {
		const portions = portionsOf({ act: 'sign-results', applications: ids(23) });
		expect(portions.map(sizeOf)).toEqual([10, 10, 3]);
		expect(portions.flatMap((one) => ('applications' in one ? one.applications : []))).toEqual(ids(23));
	});

	it('of orders is signed one by one, for each brings a notice to everybody in it', () => {
		const orders = ids(3).map((id) => ({ id, seen: 1 }));
		expect(portionsOf({ act: 'sign-orders', orders }).map(sizeOf)).toEqual([1, 1, 1]);
	});

	it('of one document is signed at once', () => {
		expect(portionsOf({ act: 'countersign', document: 'd1' })).toEqual([
			{ act: 'countersign', document: 'd1' }
		]);
	});
});
