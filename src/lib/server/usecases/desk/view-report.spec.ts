import { describe, expect, it } from 'vitest';
import { anOffice, applicants } from '../testing/attested.ts';
import { refusalOf } from '../testing/sat.ts';
import { registered, walkOn } from '../testing/walk.ts';
import { MORNING, ok, testWorld } from '../testing/world.ts';
import { printReport, viewReport } from './view-report.ts';

describe('the report of a month', () => {
	it('counts a case from its registration to its certificate', async () => {
		const walk = await registered({ channel: 'portal', end: 'passed' });
		for (const step of [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 17]) await walkOn(walk, step);
		const { counts, month } = ok(await viewReport(walk.w.ctx)());
		expect(month.month).toBe('2026-11');
		expect(counts.requests.portal).toEqual({ kk: 1, ru: 0 });
		expect(counts.outcomes).toEqual({ passed: 1 });
		expect(counts.specialities.architecture).toMatchObject({ admitted: 1, passed: 1, certificates: 1 });
		for (const step of [1, 2, 9, 17] as const)
			expect(counts.steps[step]).toEqual({ done: 1, late: 0, overdue: 0 });
		expect(counts.steps[14]).toEqual({ done: 0, late: 0, overdue: 0 });
	});

	it('counts grounds of non-admission and the refusal that follows', async () => {
		const walk = await registered({ channel: 'portal', end: 'not-admitted' });
		for (const step of [2, 3, 4, 5, 6, 7, 8, 9, 16, 17]) await walkOn(walk, step);
		const { counts } = ok(await viewReport(walk.w.ctx)('2026-11'));
		expect([...counts.grounds]).toEqual([['Өтілі', 1]]);
		expect(counts.refusals).toEqual({ 'not-admitted': 1 });
	});

	it('leaves out what was over before it and what came after it', async () => {
		const w = testWorld();
		await anOffice(w);
		await applicants(w, 2);
		w.clock.set(MORNING + 60 * 24 * 3_600_000);
		expect(ok(await viewReport(w.ctx)('2026-11')).counts.requests.portal.kk).toBe(2);
		const later = ok(await viewReport(w.ctx)('2026-12')).counts;
		expect([later.requests.portal.kk, later.steps[2]?.overdue]).toEqual([0, 2]);
		expect(await refusalOf(viewReport(w.ctx)('2027-02'))).toBe('bad-input');
	});

	it('is printed by whoever reads it, without a number', async () => {
		const w = testWorld();
		await anOffice(w);
		const shown: unknown[] = [];
		w.ctx.press.render = async (content) => {
			shown.push(content);
			return new Uint8Array();
		};
		const specialist = await w.person('specialist');
		const { month } = ok(await viewReport(w.ctx)('2026-11'));
		ok(await printReport(w.ctx)(specialist, month, [], 'kk'));
		const printed = { type: 'monthly-report', number: null, month: '2026-11', mark: null };
		expect(shown).toMatchObject([{ ...printed, asOf: month.until }]);
	});

	it('that is over is printed as a whole', async () => {
		const w = testWorld();
		await anOffice(w);
		const shown: unknown[] = [];
		w.ctx.press.render = async (content) => {
			shown.push(content);
			return new Uint8Array();
		};
		w.clock.set(MORNING + 60 * 24 * 3_600_000);
		const { month } = ok(await viewReport(w.ctx)('2026-11'));
		ok(await printReport(w.ctx)(await w.person('specialist'), month, [], 'kk'));
		expect(shown).toMatchObject([{ month: '2026-11', asOf: null }]);
	});
});
