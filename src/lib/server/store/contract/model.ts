import { expect } from 'vitest';
import {
	brokenAt,
	type Json,
	type NewFact,
	type Registry,
	type Stamp,
	type Summary
} from '../../../domain/facts.ts';
import type { Change, Store } from '../../ports.ts';
import { kindOf, nameOf, type RecordRef } from '../records/kinds.ts';
import type { TestKinds } from './test-kinds.ts';

interface ModelRecord extends RecordRef {
	facts: Array<NewFact & Stamp & { seq: number }>;
	confidential: Json | undefined;
}

/** The simplest store there can be: what every other one is compared with. */
export class Model {
	readonly records = new Map<string, ModelRecord>();
	readonly holders = new Map<string, RecordRef>();
	readonly pulses = new Map<string, Json>();

	constructor(private readonly kinds: Registry) {}

	/** The name of the conflict, or undefined when the commit was taken in. */
	commit(changes: readonly Change[], stamp: Stamp): 'version' | 'unique' | undefined {
		const draft = new Model(this.kinds);
		for (const [name, record] of this.records)
			draft.records.set(name, { ...record, facts: [...record.facts] });
		for (const [key, holder] of this.holders) draft.holders.set(key, holder);
		for (const change of changes) {
			const conflict = draft.#apply(change, stamp);
			if (conflict) return conflict;
		}
		draft.records.forEach((record, name) => this.records.set(name, record));
		draft.holders.forEach((holder, key) => this.holders.set(key, holder));
		return undefined;
	}

	erase(record: RecordRef): void {
		const found = this.records.get(nameOf(record));
		if (found) found.confidential = undefined;
	}

	#apply({ kind, id, expectedVersion, facts, unique = [], confidential }: Change, stamp: Stamp) {
		const name = nameOf({ kind, id });
		const record: ModelRecord = this.records.get(name) ?? { kind, id, facts: [], confidential: undefined };
		if (record.facts.length !== expectedVersion) return 'version';
		for (const key of unique) {
			const holder = this.holders.get(key) ?? { kind, id };
			if (nameOf(holder) !== name) return 'unique';
			this.holders.set(key, { kind, id });
		}
		for (const fact of facts) record.facts.push({ ...fact, ...stamp, seq: record.facts.length + 1 });
		if (confidential !== undefined) record.confidential = confidential as Json;
		this.records.set(name, record);
		return undefined;
	}
}

/** Every record, list, key and sign of life of the store is what the model says. */
export async function expectSame(store: Store<TestKinds>, model: Model, kinds: TestKinds): Promise<void> {
	for (const kind of ['book', 'shelf'] as const) {
		const records = [...model.records.values()].filter((record) => record.kind === kind);
		const listed = await store.list(kind, { limit: 1000 });
		expect(listed.items.map(({ id }) => id)).toEqual(records.map(({ id }) => id).sort());
		for (const record of records) {
			const shown = listed.items.find(({ id }) => id === record.id);
			expect(shown?.summary).toEqual(await expectSameRecord(store, record, kinds));
			expect(shown?.version).toBe(record.facts.length);
		}
	}
	for (const [key, holder] of model.holders) expect(await store.find(key)).toEqual(holder);
	for (const [key, value] of model.pulses) expect(await store.lastPulse(key)).toEqual(value);
}

async function expectSameRecord(
	store: Store<TestKinds>,
	record: ModelRecord,
	kinds: TestKinds
): Promise<Summary> {
	const { id, confidential } = record;
	const kind = record.kind as keyof TestKinds;
	const definition = kindOf(kinds, kind);
	const state = record.facts.reduce<unknown>((folded, fact) => definition.evolve(folded, fact), undefined);
	const facts = await store.facts(kind, id);
	expect(facts.map(({ prev: _prev, hash: _hash, ...fact }) => fact)).toEqual(record.facts);
	expect(brokenAt(facts)).toBeNull();
	const head = facts.at(-1)?.hash;
	expect(await store.read(kind, id)).toEqual({ version: facts.length, head, state, confidential });
	return definition.summary(state, confidential);
}
