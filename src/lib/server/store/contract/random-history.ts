import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from '../../../domain/facts.ts';
import { Conflict, type Change, type Store } from '../../ports.ts';
import type { Opened } from '../contract.ts';
import { nameOf } from '../records/kinds.ts';
import { expectSame, Model } from './model.ts';
import { filled, moved, STAMP, TEST_KINDS, titled, weighed, type TestKinds } from './test-kinds.ts';

/** A change before it is known which version the record has: `off` says how far its author is from it. */
interface Draft {
	kind: keyof TestKinds;
	id: string;
	off: number;
	facts: Change['facts'];
	unique?: string[];
	confidential?: Json;
}

export type Step =
	| { do: 'commit'; drafts: Draft[] }
	| { do: 'erase'; kind: keyof TestKinds; id: string }
	| { do: 'pulse'; key: string; value: Json }
	| { do: 'reopen' };

const id = fc.constantFrom('a', 'b', 'c', 'ә');
const text = fc.oneof(fc.constantFrom('Үркер', 'x'), fc.string({ unit: 'grapheme', maxLength: 8 }));
const unique = fc.option(fc.subarray(['k1', 'k2', 'k3'], { minLength: 1 }), { nil: undefined, freq: 4 });
const off = fc.constantFrom(0, 0, 0, 0, 0, 0, -1, 1);

const bookFact = fc.oneof(text.map(titled), text.map(moved), fc.integer().map(weighed));
const book = fc.record({
	kind: fc.constant('book' as const),
	id,
	off,
	facts: fc.array(bookFact, { maxLength: 3 }),
	unique,
	confidential: fc.option(fc.record({ owner: text }), { nil: undefined, freq: 2 })
});
const shelf = fc.record({
	kind: fc.constant('shelf' as const),
	id,
	off,
	facts: fc.array(fc.integer().map(filled), { minLength: 1, maxLength: 2 }),
	unique
});

const commit = fc.array(fc.oneof(book, shelf), { minLength: 1, maxLength: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 12, arbitrary: fc.record({ do: fc.constant('commit' as const), drafts: commit }) },
	{
		weight: 2,
		arbitrary: fc.record({ do: fc.constant('erase' as const), kind: fc.constant('book' as const), id })
	},
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('pulse' as const),
			key: fc.constantFrom('p', 'q'),
			// As JSON keeps it: it knows no -0.
			value: fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json)
		})
	},
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) }
);

/** What people may do to a store, in any order. */
export const steps = fc.array(step, { minLength: 1, maxLength: 25 });

/** Drafts become changes: each on the version its record has by then, or beside it. */
export function toChanges(drafts: readonly Draft[], model: Model): Change[] {
	const versions = new Map<string, number>();
	return drafts.flatMap(({ off: away, ...draft }) => {
		const version = versions.get(nameOf(draft)) ?? model.records.get(nameOf(draft))?.facts.length ?? 0;
		const expectedVersion = Math.max(0, version + away);
		if (expectedVersion === 0 && draft.facts.length === 0) return [];
		versions.set(nameOf(draft), version + draft.facts.length);
		return [{ ...draft, expectedVersion }];
	});
}

/** Takes a step in the store and in the model; both must agree on what is refused. */
export async function take(
	chosen: Exclude<Step, { do: 'reopen' }>,
	store: Store<TestKinds>,
	model: Model
): Promise<void> {
	if (chosen.do === 'erase') {
		await store.erase(chosen.kind, chosen.id);
		model.erase(chosen);
	} else if (chosen.do === 'pulse') {
		await store.pulse(chosen.key, chosen.value);
		model.pulses.set(chosen.key, chosen.value);
	} else {
		const changes = toChanges(chosen.drafts, model);
		const refused = model.commit(changes, STAMP);
		const outcome = await store.commit(changes, STAMP).catch((error: unknown) => error);
		if (refused === undefined) expect(outcome).toEqual(expect.any(Number));
		else expect(outcome).toMatchObject({ name: Conflict.name, reason: refused });
	}
}

/** Any sequence of steps leaves the store as it leaves the model. */
export function historyContract(open: () => Promise<Opened>): void {
	it(
		'whatever happens in whatever order, the store holds what a simple model holds',
		{ timeout: 30_000 },
		async () => {
			const history = fc.asyncProperty(steps, async (chosen) => {
				const opened = await open();
				const model = new Model(TEST_KINDS);
				try {
					for (const one of chosen) {
						if (one.do !== 'reopen') await take(one, opened.store, model);
						else if (opened.reopen) opened.store = await opened.reopen();
					}
					await expectSame(opened.store, model, TEST_KINDS);
					if (opened.reopen) await expectSame((opened.store = await opened.reopen()), model, TEST_KINDS);
				} finally {
					await opened.cleanup();
				}
			});
			await fc.assert(history, { numRuns: 40 });
		}
	);
}
