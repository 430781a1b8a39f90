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
import { exportedBundle, opened, rewrittenWholly, type Opened } from '../testing/tampered.ts';
import { ok } from '../testing/world.ts';
import { addMinutes, pauseAttempt, resumeAttempt } from './direct-attempt.ts';
import { ruleLate } from './rule-late.ts';
import { decideAnnulment, decideRemoval, proposeAnnulment, proposeRemoval } from './two-persons.ts';

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

	it('in which one person proposed and decided is named', () => {
		const alone = (proposed: string, decided: string, holds: (fact: Fact) => boolean = () => true) =>
			rewrittenWholly(files, ({ facts }) => {
				const chain = [...facts.values()].find((one) => one.some(({ type }) => type === proposed))!;
				const { by } = chain.find(({ type }) => type === proposed)!;
				chain.find((fact) => fact.type === decided && holds(fact))!.by = by;
			});
		expect(codes(alone('annulment-proposed', 'annulled'))).toEqual(['second-person-missing']);
		expect(codes(alone('removal-proposed', 'ended'))).toEqual(['second-person-missing']);
	});

	it('in which an annulment or a removal was left out is named', () => {
		for (const type of ['annulled', 'paused', 'removal-proposed', 'started', 'paper-drawn']) {
			const without = rewrittenWholly(files, ({ facts }) => {
				for (const [attempt, chain] of facts)
					facts.set(
						attempt,
						chain.filter((fact) => fact.type !== type)
					);
			});
			expect(codes(without), type).not.toEqual([]);
		}
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
