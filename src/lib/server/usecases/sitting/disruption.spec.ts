import { describe, expect, it } from 'vitest';
import { rerunSitting } from '../../../domain/exam/verify/sitting.ts';
import { seal, type EMPTY } from '../../../domain/facts.ts';
import { writeTest, acted, attemptState, refusalOf } from '../testing/sat.ts';
import { sat } from '../testing/held.ts';
import { ok } from '../testing/world.ts';
import { closeSitting, decideDisruption } from './close-sitting.ts';
import { decideRemoval, proposeRemoval } from './two-persons.ts';
import { waitingDecisions } from './waiting-decisions.ts';

const WHY = 'Жарық жоқ';

describe('a disruption once somebody has begun', () => {
	it('is proposed by one and decided by another', async () => {
		const { w, sitting, proctor, attempt } = await sat(2, [1, 2]);
		const second = await w.person('department-head');
		expect(await closeSitting(w.ctx)(proctor, sitting, { reason: WHY })).toEqual({ proposed: true });
		expect((await attemptState(w, attempt(1))).course.status).toBe('running');
		expect(await refusalOf(closeSitting(w.ctx)(proctor, sitting, { reason: WHY }))).toBe('already-proposed');
		expect(await refusalOf(decideDisruption(w.ctx)(proctor, sitting, true, WHY))).toBe(
			'second-person-needed'
		);
		expect(await waitingDecisions(w.ctx)(second)).toEqual({ [sitting]: 1 });
		expect(await waitingDecisions(w.ctx)(proctor)).toEqual({});
		ok(await decideDisruption(w.ctx)(second, sitting, true, WHY));
		expect((await attemptState(w, attempt(1))).course).toMatchObject({ cause: 'disrupted', reason: WHY });
	});

	it('that is rejected lets the test go on, and may be proposed again', async () => {
		const { w, sitting, proctor, attempt } = await sat(1, [1]);
		const second = await w.person('head');
		expect(await refusalOf(decideDisruption(w.ctx)(second, sitting, false, WHY))).toBe('not-found');
		ok(await closeSitting(w.ctx)(proctor, sitting, { reason: WHY }));
		ok(await decideDisruption(w.ctx)(second, sitting, false, 'Резерв бар'));
		expect((await attemptState(w, attempt(1))).course.status).toBe('running');
		expect(await closeSitting(w.ctx)(proctor, sitting, { reason: WHY })).toEqual({ proposed: true });
	});

	it('waits for an undecided removal, before it is proposed and before it is decided', async () => {
		const { w, sitting, proctor, attempt } = await sat(2, [1, 2]);
		const second = await w.person('head');
		ok(await proposeRemoval(w.ctx)(proctor, attempt(2), 'Телефон'));
		const propose = () => closeSitting(w.ctx)(proctor, sitting, { reason: WHY });
		expect(await propose()).toEqual({ refused: 'removal-undecided', details: { seat: 2 } });
		ok(await decideRemoval(w.ctx)(second, attempt(2), false, 'Дәлел жоқ'));
		ok(await propose());
		ok(await proposeRemoval(w.ctx)(proctor, attempt(2), 'Телефон'));
		expect(await refusalOf(decideDisruption(w.ctx)(second, sitting, true, WHY))).toBe('removal-undecided');
	});

	it('falls when everybody has ended and the sitting is closed', async () => {
		const { w, sitting, proctor, candidates } = await sat(1, [1]);
		ok(await closeSitting(w.ctx)(proctor, sitting, { reason: WHY }));
		await writeTest(w, candidates[0]!, true);
		const { content } = await acted(w, sitting);
		expect(content.rows).toMatchObject([{ outcome: 'passed' }]);
		const second = await w.person('head');
		expect(await refusalOf(decideDisruption(w.ctx)(second, sitting, true, WHY))).toBe('sitting-closed');
	});

	it('is not believed of one person by whoever verifies the sitting', async () => {
		const { w, sitting, proctor } = await sat(1, [1]);
		const before = await w.ctx.store.facts('sitting', sitting);
		const closed = { type: 'closed', v: 1, data: { cause: 'disrupted', reason: WHY } } as const;
		const codes = (by: string, ...proposed: { type: string; v: number; data: object }[]) => {
			let facts = before;
			let head = { seq: facts.length, hash: facts.at(-1)!.hash };
			for (const fact of [...proposed, closed]) {
				const whose = fact === closed ? by : `user:${proctor.id}`;
				const added = seal(head as typeof EMPTY, [fact], { at: w.clock.now(), by: whose });
				facts = [...facts, ...added];
				head = { seq: facts.length, hash: facts.at(-1)!.hash };
			}
			return rerunSitting(facts).problems.map(({ code }) => code);
		};
		const proposal = { type: 'disruption-proposed', v: 1, data: { reason: WHY } };
		expect(codes('user:second', proposal)).toEqual([]);
		expect(codes(`user:${proctor.id}`, proposal)).toEqual(['second-person-missing']);
		expect(codes('user:second')).toEqual(['proposal-missing']);
		expect(codes('system')).toEqual(['proposal-missing']);
	});
});
