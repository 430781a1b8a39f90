import { describe, expect, it } from 'vitest';
import type { State } from './revocation.ts';
import { askedOnce } from './asked-once.ts';

const GOOD: State = { source: 'ocsp', issuedAt: 0 };

describe('a responder', () => {
	it('is asked once about a certificate, and again when its answer is old', async () => {
		let at = 0;
		let asked = 0;
		const once = askedOnce(() => at);
		const ask = async () => {
			asked += 1;
			return GOOD;
		};
		for (let n = 0; n < 5; n += 1) expect(await once('a', ask)).toBe(GOOD);
		expect(asked).toBe(1);
		at = 60_001;
		await once('a', ask);
		expect(asked).toBe(2);
	});

	it('that does not answer is left alone for half a minute', async () => {
		let at = 0;
		let asked = 0;
		const once = askedOnce(() => at);
		const dead = async () => {
			asked += 1;
			throw new Error('no answer');
		};
		for (const certificate of ['a', 'b', 'c']) expect(await once(certificate, dead)).toBe('unknown');
		expect(asked).toBe(1);
		at = 30_001;
		expect(await once('a', async () => 'revoked')).toBe('revoked');
	});
});
