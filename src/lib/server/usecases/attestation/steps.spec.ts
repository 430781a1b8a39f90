import { describe, expect, it } from 'vitest';
import { stepOf } from '../../../domain/attestation/application.ts';
import { caseState } from '../testing/sat.ts';
import { ACTS, registered, walkOn, type Walk, type Way } from '../testing/walk.ts';

/** The steps that concern a case of each way. */
const WAYS: [string, Way, number[]][] = [
	[
		'passed, by the portal',
		{ channel: 'portal', end: 'passed' },
		[2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 17]
	],
	['passed, on paper', { channel: 'paper', end: 'passed' }, [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 17]],
	[
		'not passed, by the portal',
		{ channel: 'portal', end: 'not-passed' },
		[2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 17]
	],
	[
		'not passed, on paper',
		{ channel: 'paper', end: 'not-passed' },
		[2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]
	],
	[
		'not admitted, by the portal',
		{ channel: 'portal', end: 'not-admitted' },
		[2, 3, 4, 5, 6, 7, 8, 9, 16, 17]
	],
	[
		'not admitted, on paper',
		{ channel: 'paper', end: 'not-admitted' },
		[2, 3, 4, 5, 6, 7, 8, 9, 14, 15, 16, 17]
	]
];

/** Steps that act on a record of their own: before it is there, and when it has had that step. */
const OWN: Record<number, { made: number; after: string }> = {
	6: { made: 2, after: 'step-out-of-order' },
	8: { made: 2, after: 'step-out-of-order' },
	9: { made: 8, after: 'order-signed' },
	10: { made: 9, after: 'sitting-closed' },
	11: { made: 9, after: 'act-drawn' },
	12: { made: 11, after: 'certificate-order-drafted' },
	13: { made: 12, after: 'order-signed' }
};

/** While the case waits for another step, between the making of the record and its step. */
const BETWEEN: Record<string, string> = {
	'10 waiting for 11': 'nobody-present',
	'11 waiting for 10': 'sitting-running'
};

async function codeOf(walk: Walk, step: number, next: number): Promise<string> {
	const own = OWN[step];
	const { done, passedOver } = await caseState(walk.w, walk.id);
	const has = (n: number) => done[n as 1] !== undefined;
	if (own && (!has(own.made) || (own.made === 9 && walk.end === 'not-admitted'))) return 'not-found';
	if (own) return BETWEEN[`${step} waiting for ${next}`] ?? (has(step) ? own.after : 'step-out-of-order');
	const noPaperRefusal = walk.channel === 'portal' || (walk.end === 'passed' && has(11));
	const never = passedOver.includes(step as 1) || (noPaperRefusal && (step === 14 || step === 15));
	return never ? 'step-does-not-concern' : 'step-out-of-order';
}

async function refusesAllBut(walk: Walk, next: number | null): Promise<void> {
	for (const step of Object.keys(ACTS).map(Number)) {
		if (step === next) continue;
		const expected = await codeOf(walk, step, next ?? 0);
		const cursor = walk.w.ctx.store.cursor();
		const told = await ACTS[step]!(walk);
		expect(told, `step ${step} while the case waits for ${next}`).toMatchObject({ refused: expected });
		expect(walk.w.ctx.store.cursor(), `step ${step} left a trace`).toBe(cursor);
	}
}

/** Points of the portal's flow that the office goes through (¶13); a request on paper has none. */
const flowOf = ({ channel, end }: Way): string[] =>
	channel === 'paper'
		? []
		: ['p7 done', end === 'not-admitted' ? 'c3 not-met' : 'c3 met', 'p8 done', 'p9 done'];

describe('a case', () => {
	it.each(WAYS)(
		'%s: at every point only its next step is accepted, and nothing else leaves a trace',
		async (_, way, path) => {
			const walk = await registered(way);
			const walked: number[] = [];
			for (;;) {
				const next = stepOf(await caseState(walk.w, walk.id));
				await refusesAllBut(walk, next);
				if (next === null) break;
				await walkOn(walk, next);
				walked.push(next);
			}
			expect(walked).toEqual(path);
			const { flow } = await caseState(walk.w, walk.id);
			expect(flow.map(({ key, said }) => `${key} ${said}`)).toEqual(flowOf(way));
			expect((await caseState(walk.w, walk.id)).result?.kind).toBe(
				way.end === 'passed' ? 'certificate' : 'refusal'
			);
		}
	);
});
