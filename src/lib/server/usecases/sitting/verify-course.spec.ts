import { beforeAll, describe, expect, it } from 'vitest';
import type { BundleFiles } from '../../../domain/exam/bundle.ts';
import { verifyBundle } from '../../../domain/exam/verify/bundle.ts';
import { problemText } from '../../../domain/exam/verify/problem.ts';
import type { Fact } from '../../../domain/facts.ts';
import { giveAnswers } from '../seat/give-answers.ts';
import { pulseSeat } from '../seat/pulse-seat.ts';
import { sat } from '../testing/held.ts';
import { acted, MINUTE, writeTest } from '../testing/sat.ts';
import { offlineAtEnd, SECOND } from '../testing/seats.ts';
import { exportedBundle, opened, retold, rewrittenWholly, type Opened } from '../testing/tampered.ts';
import { ok } from '../testing/world.ts';
import { addMinutes, pauseAttempt, resumeAttempt } from './direct-attempt.ts';
import { ruleLate } from './rule-late.ts';
import {
	decideAnnulment,
	decideMinutes,
	decideRemoval,
	proposeAnnulment,
	proposeMinutes,
	proposeRemoval
} from './two-persons.ts';

const codes = (files: BundleFiles): string[] => {
	const { problems, candidates } = verifyBundle(files);
	return [...problems, ...candidates.flatMap((one) => one.problems)].map(({ code }) => code);
};

/** Changes the first fact of a type, whoever's it is, and makes everything else fit. */
function forged(
	files: BundleFiles,
	type: string,
	change: (fact: Fact & { data: Data }, all: Opened) => void
) {
	return rewrittenWholly(files, (bundle) => {
		const fact = [...bundle.facts.values()].flat().find((one) => one.type === type);
		change(fact as Fact & { data: Data }, bundle);
	});
}

interface Data {
	elapsed: number;
	after: number;
	withLate: { points: number };
	accepted: boolean;
	limit: number;
	minutes: number;
	lease: number;
	proposedBy?: string;
}

describe('a sitting with a pause, added minutes, a removal and an annulment', () => {
	let files: BundleFiles;

	beforeAll(async () => {
		const { w, candidates, sitting, proctor } = await sat(3, [1, 2, 3]);
		const [one, two, three] = candidates.map(({ attempt }) => attempt) as [string, string, string];
		w.clock.pass(5 * MINUTE);
		ok(await pauseAttempt(w.ctx)(proctor, one, 'монитор'));
		w.clock.pass(10 * MINUTE);
		ok(await resumeAttempt(w.ctx)(proctor, one, 'ауыстырылды'));
		ok(await addMinutes(w.ctx)(proctor, one, 5, 'монитор'));
		ok(await proposeMinutes(w.ctx)(proctor, one, 30, 'монитор'));
		ok(await decideMinutes(w.ctx)(await w.person('head'), one, true, 'монитор'));
		w.clock.pass(MINUTE);
		await writeTest(w, candidates[0]!, true);
		await writeTest(w, candidates[1]!, true);
		ok(await proposeAnnulment(w.ctx)(proctor, two, 'дабыл'));
		ok(await decideAnnulment(w.ctx)(await w.person('head'), two, true, 'дабыл'));
		ok(await proposeRemoval(w.ctx)(proctor, three, 'телефон'));
		ok(await decideRemoval(w.ctx)(await w.person('specialist'), three, true, 'телефон'));
		await acted(w, sitting);
		files = exportedBundle(w, sitting);
	});

	it('holds, and says how each ended', () => {
		const { ok: whole, candidates } = verifyBundle(files);
		expect(whole).toBe(true);
		expect(candidates.map(({ outcome }) => outcome).sort()).toEqual(['disrupted', 'passed', 'removed']);
	});

	it('in which the clock moved in the pause is named', () => {
		expect(codes(forged(files, 'resumed', ({ data }) => (data.elapsed -= MINUTE)))).toContain('time-wrong');
		const moved = verifyBundle(forged(files, 'resumed', ({ data }) => (data.elapsed += 1)));
		const first = moved.candidates.flatMap(({ problems }) => problems)[0]!;
		expect(problemText(first)).toContain(`${5 * MINUTE + 1} ms in a pause that stands at ${5 * MINUTE} ms`);
		expect(codes(forged(files, 'paused', ({ data }) => (data.elapsed = 31 * MINUTE)))).toContain(
			'time-wrong'
		);
	});

	it('in which minutes were given beside the facts is named', () => {
		expect(codes(forged(files, 'started', ({ data }) => (data.limit += 5 * MINUTE)))).toContain(
			'limit-wrong'
		);
		expect(codes(forged(files, 'minutes-added', ({ data }) => (data.minutes = -5)))).toContain('limit-wrong');
	});

	/** Every problem of the bundle after a change of the chain in which the first such fact stands, the act made to fit. */
	const after = (type: string, change: (chain: Fact[], at: number) => void, first: (fact: Fact) => boolean) =>
		codes(
			retold(files, ({ facts }) => {
				const holds = (fact: Fact) => fact.type === type && first(fact);
				const chain = [...facts.values()].find((one) => one.some(holds))!;
				change(chain, chain.findIndex(holds));
			})
		);
	const proposed = ({ data }: Fact) => 'proposedBy' in (data as object);

	it.each([
		['annulment-proposed', 'annulled'],
		['removal-proposed', 'ended'],
		['minutes-proposed', 'minutes-added']
	])('in which one person did both, %s and %s, is named', (proposal, decision) => {
		const alone = after(
			proposal,
			(chain, at) => {
				const decided = chain.findLast(({ type }) => type === decision)!;
				decided.by = chain[at]!.by;
			},
			() => true
		);
		expect(alone).toEqual(['second-person-missing']);
	});

	it.each(['annulment', 'removal', 'minutes'])(
		'in which who proposed %s also rejected it is named',
		(what) => {
			const put = (before: number) =>
				after(
					`${what}-proposed`,
					(chain, at) => {
						const { by } = chain[at]!;
						const rejected = { ...chain[at]!, type: `${what}-rejected`, by, data: { reason: 'жоқ' } };
						const again = structuredClone(chain[at]!);
						chain.splice(at + 1 - before, 0, ...(before ? [rejected] : [rejected, again]));
					},
					() => true
				);
			expect(put(0)).toEqual(['second-person-missing']);
			expect(put(1)).toEqual(['proposal-missing']);
		}
	);

	it('in which somebody was removed twice, or from an attempt annulled before, is named', () => {
		const twice = after(
			'ended',
			(chain, at) => chain.splice(at, 0, structuredClone(chain[at]!)),
			({ data }) => (data as { cause: string }).cause === 'removed'
		);
		expect(twice).toContain('fact-out-of-place');
		const annulled = after(
			'annulled',
			(chain) => {
				const end = structuredClone(chain.find(({ type }) => type === 'ended')!);
				Object.assign(end.data as object, { cause: 'removed', score: null });
				chain.push(end);
			},
			() => true
		);
		expect(annulled).toContain('fact-out-of-place');
	});

	it('in which more or other minutes were added than two agreed on is named', () => {
		const changed = (change: (data: Data) => void) =>
			after('minutes-added', (chain, at) => change(chain[at]!.data as Data), proposed);
		expect(changed((data) => (data.minutes += 1))).toEqual(['proposal-missing']);
		expect(changed((data) => (data.proposedBy = 'user:nobody'))).toEqual(['proposal-missing']);
		expect(changed((data) => delete data.proposedBy)).toEqual(['minutes-alone']);
	});

	it('in which one person added more than one may, in one step or in many, is named', () => {
		const alone = (change: (chain: Fact[], at: number) => void) =>
			after('minutes-added', change, (fact) => !proposed(fact));
		expect(alone((chain, at) => ((chain[at]!.data as Data).minutes = 16))).toEqual(['minutes-alone']);
		const more = (times: number) =>
			alone((chain, at) =>
				chain.splice(at, 0, ...Array.from({ length: times }, () => structuredClone(chain[at]!)))
			);
		expect(more(2)).toEqual([]);
		expect(more(3)).toEqual(['minutes-alone']);
	});

	it.each([
		['annulled', ['unfinished']],
		['annulment-proposed', ['proposal-missing']],
		['removal-proposed', ['proposal-missing']],
		['minutes-proposed', ['proposal-missing']],
		['paused', ['fact-out-of-place']],
		['started', ['fact-out-of-place']],
		['paper-drawn', ['fact-out-of-place']]
	])('in which %s was left out is named, though the act fits', (type, named) => {
		const without = retold(files, ({ facts }) => {
			for (const [attempt, chain] of facts)
				facts.set(
					attempt,
					chain.filter((fact) => fact.type !== type)
				);
		});
		expect(codes(without)).toEqual(expect.arrayContaining(named));
	});

	it('in which a test that was begun never ended is named', () => {
		const open = after(
			'ended',
			(chain, at) => chain.splice(at),
			() => true
		);
		expect(open).toContain('unfinished');
	});
});

describe('a sitting with late answers that were accepted', () => {
	let files: BundleFiles;

	beforeAll(async () => {
		const { w, candidate, answers, sitting, proctor } = await offlineAtEnd();
		w.clock.pass(20 * SECOND);
		ok(await giveAnswers(w.ctx)(candidate.token, answers.slice(3)));
		ok(await pulseSeat(w.ctx)(candidate.token, { unsaved: 0 }));
		ok(await ruleLate(w.ctx)(proctor, sitting, candidate.attempt, true, 'желі'));
		await acted(w, sitting);
		files = exportedBundle(w, sitting);
	});

	it('holds, with both scores in the act', () => {
		expect(verifyBundle(files).ok).toBe(true);
		expect(opened(files).act.rows.find(({ late }) => late)?.late).toMatchObject({ without: 3, with: 8 });
	});

	it('in which one came after the grace, or nobody was offline, is named', () => {
		expect(codes(forged(files, 'late-answered', ({ data }) => (data.after = 121 * SECOND)))).toContain(
			'late-answer-wrong'
		);
		const never = rewrittenWholly(files, ({ facts }) => {
			for (const [attempt, chain] of facts)
				facts.set(
					attempt,
					chain.filter(({ type }) => type !== 'went-offline')
				);
		});
		expect(codes(never)).toContain('fact-out-of-place');
	});

	it('in which the score with them or the ruling is another is named', () => {
		expect(codes(forged(files, 'late-settled', ({ data }) => (data.withLate.points = 7)))).toContain(
			'score-wrong'
		);
		expect(codes(forged(files, 'late-ruled', ({ data }) => (data.accepted = false)))).toContain(
			'act-differs'
		);
	});
});
