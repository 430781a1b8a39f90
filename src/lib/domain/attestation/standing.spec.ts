import { describe, expect, it } from 'vitest';
import { standingOf } from './standing.ts';

const NOW = Date.parse('2026-11-24T09:00:00+05:00');
const plain = { withdrawn: null, mark: null };

describe('how a document of the register stands', () => {
	it('is in force until something is known against it', () => {
		expect(standingOf(plain, null, NOW)).toEqual({ status: 'in-force' });
	});

	it('is withdrawn from the day it was taken back, whatever else is true of it', () => {
		const withdrawn = { at: NOW - 1, reason: 'қате' };
		expect(standingOf({ withdrawn, mark: 'demonstration' }, NOW - 2, NOW)).toEqual({
			status: 'withdrawn',
			at: NOW - 1
		});
	});

	it('is expired after the last moment of its term and not a moment before', () => {
		expect(standingOf(plain, NOW, NOW)).toEqual({ status: 'in-force' });
		expect(standingOf(plain, NOW, NOW + 1)).toEqual({ status: 'expired', at: NOW });
	});

	it('of a licence is at an end when another took its place or it was terminated, unless it was withdrawn itself', () => {
		const ended = { how: 'terminated', at: NOW - 5 } as const;
		expect(standingOf(plain, null, NOW, ended)).toEqual({ status: 'ended', ...ended });
		const withdrawn = { at: NOW - 1, reason: 'қате' };
		expect(standingOf({ withdrawn, mark: null }, null, NOW, ended).status).toBe('withdrawn');
	});

	it('never had any force when it was made in a rehearsal or a demonstration', () => {
		for (const mark of ['rehearsal', 'demonstration'] as const)
			expect(standingOf({ withdrawn: null, mark }, null, NOW)).toEqual({ status: 'no-force', mark });
	});
});
