import { expect } from 'vitest';
import { brokenAt, type Json } from '../../../../domain/facts.ts';
import { Conflict, type Change } from '../../../ports.ts';
import { fill, move, newBook, STAMP, TEST_KINDS, type TestKinds } from '../../contract/test-kinds.ts';
import { kindOf, nameOf, type RecordRef } from '../../records/kinds.ts';
import type { JournalStore } from '../journal-store.ts';
import { pick, type Chance } from './inode.ts';

type Outcome = 'kept' | 'refused' | 'unknown';

interface Deed {
	/** Stands in every part of the commit. */
	token: string;
	changes: Change[];
	outcome: Outcome;
	/** By the diary's own count of events. */
	ended: number;
}

interface Erasure extends RecordRef {
	outcome: Outcome;
	begun: number;
}

/**
 * Lives with a store and remembers what was asked of it and what it promised, to compare with what is found after a
 * crash. Tokens are numbers, each in one commit only.
 */
export class Diary {
	readonly deeds: Deed[] = [];
	readonly erasures: Erasure[] = [];
	#events = 0;
	readonly #pulses: Array<{ value: number; outcome: Outcome }> = [];

	/** Whether the disk or the store has died, so that a refusal promises nothing. */
	#isOver = () => false;

	constructor(private readonly chance: Chance) {}

	/** A few things at once, as people do. */
	async liveThrough(store: JournalStore<TestKinds>, isOver: () => boolean): Promise<void> {
		this.#isOver = isOver;
		const tasks = Array.from({ length: 1 + Math.floor(this.chance() * 4) }, () => this.#something(store));
		await Promise.all(tasks);
	}

	#something(store: JournalStore<TestKinds>): Promise<unknown> {
		const dice = this.chance();
		if (dice < 0.1) return this.#pulse(store);
		if (dice < 0.2) return this.#erase(store);
		if (dice < 0.3) return store.checkpoint().catch(() => undefined);
		return this.#commit(store);
	}

	async #commit(store: JournalStore<TestKinds>): Promise<void> {
		const parts = 1 + Math.floor(this.chance() * 2);
		const ids = new Set(Array.from({ length: parts }, () => pick(['a', 'b', 'c'], this.chance)));
		const deed = this.#begin();
		for (const id of ids) deed.changes.push(await this.#change(store, id, deed.token));
		const first = this.#end(deed, store);
		// Somebody may build on what is not durable yet.
		if (this.chance() < 0.3) {
			const next = this.#begin();
			for (const { kind, id, expectedVersion } of deed.changes) {
				next.changes.push(
					kind === 'book' ? move(id, expectedVersion + 1, next.token) : fill(id, expectedVersion + 1)
				);
			}
			await this.#end(next, store);
		}
		await first;
	}

	#begin(): Deed {
		const deed: Deed = { token: `<${this.deeds.length}>`, changes: [], outcome: 'unknown', ended: Infinity };
		this.deeds.push(deed);
		return deed;
	}

	async #end(deed: Deed, store: JournalStore<TestKinds>): Promise<void> {
		deed.outcome = await this.#outcomeOf(store.commit(deed.changes, { at: STAMP.at, by: deed.token }));
		deed.ended = this.#events++;
	}

	async #change(store: JournalStore<TestKinds>, id: string, token: string): Promise<Change> {
		const kind = pick(['book', 'book', 'shelf'] as const, this.chance);
		const version = (await store.read(kind, id).catch(() => undefined))?.version ?? 0;
		const unique = this.chance() < 0.3 ? [`${token}${id}`] : undefined;
		if (kind === 'shelf') return fill(id, version, 1, { unique });
		const confidential = this.chance() < 0.4 ? { owner: `owner ${token}${id}` } : undefined;
		return version === 0
			? newBook(id, token, { unique, confidential })
			: move(id, version, token, { unique, confidential });
	}

	async #erase(store: JournalStore<TestKinds>): Promise<void> {
		const record = { kind: 'book' as const, id: pick(['a', 'b', 'c'], this.chance) };
		const erasure: Erasure = { ...record, outcome: 'unknown', begun: this.#events++ };
		this.erasures.push(erasure);
		const outcome = await this.#outcomeOf(store.erase(record.kind, record.id));
		// One that is refused may have begun: only one that is kept promises anything.
		erasure.outcome = outcome === 'kept' ? 'kept' : 'unknown';
	}

	async #pulse(store: JournalStore<TestKinds>): Promise<void> {
		const pulse = { value: this.#pulses.length, outcome: 'unknown' as Outcome };
		this.#pulses.push(pulse);
		pulse.outcome = await this.#outcomeOf(store.pulse('seat', pulse.value));
	}

	async #outcomeOf(work: Promise<unknown>): Promise<Outcome> {
		try {
			await work;
			return 'kept';
		} catch (error) {
			return error instanceof Conflict || !this.#isOver() ? 'refused' : 'unknown';
		}
	}

	/** All of a commit or nothing; everything acknowledged; and all that the store derives agrees. */
	async expectKept(store: JournalStore<TestKinds>): Promise<void> {
		const seen = new Map<string, Set<string>>();
		for (const kind of ['book', 'shelf'] as const) {
			for (const item of (await store.list(kind)).items) {
				const facts = await store.facts(kind, item.id);
				const read = await store.read(kind, item.id);
				expect(brokenAt(facts)).toBeNull();
				expect(read).toMatchObject({ version: facts.length, head: facts.at(-1)?.hash });
				const definition = kindOf(TEST_KINDS, kind);
				const state = facts.reduce<unknown>((folded, fact) => definition.evolve(folded, fact), undefined);
				expect(read?.state).toEqual(state);
				expect(item.summary).toEqual(definition.summary(state, read?.confidential as Json | undefined));
				seen.set(nameOf({ kind, id: item.id }), new Set(facts.map(({ by }) => by)));
			}
		}
		for (const deed of this.deeds) await this.#expectWhole(store, deed, seen);
		await this.#expectConfidential(store);
		this.#expectPulse(await store.lastPulse('seat'));
	}

	/** What was seen in the store after a crash is a promise too: it must not vanish later, nor come back. */
	async settle(store: JournalStore<TestKinds>): Promise<void> {
		for (const deed of this.deeds.filter(({ outcome }) => outcome === 'unknown')) {
			const [change] = deed.changes;
			const facts = change ? await store.facts(change.kind as keyof TestKinds, change.id) : [];
			deed.outcome = facts.some(({ by }) => by === deed.token) ? 'kept' : 'refused';
			deed.ended = this.#events++;
		}
		for (const erasure of this.erasures.filter(({ outcome }) => outcome === 'unknown')) {
			const read = await store.read('book', erasure.id);
			if (read && read.confidential === undefined) erasure.outcome = 'kept';
		}
	}

	async #expectWhole(
		store: JournalStore<TestKinds>,
		deed: Deed,
		seen: Map<string, Set<string>>
	): Promise<void> {
		const found = deed.changes.map((change) => seen.get(nameOf(change))?.has(deed.token) ?? false);
		const where = JSON.stringify(deed);
		expect(new Set(found).size, `half of ${where}`).toBeLessThanOrEqual(1);
		if (deed.outcome === 'kept') expect(found, `lost: ${where}`).not.toContain(false);
		if (deed.outcome === 'refused') expect(found, `came back: ${where}`).not.toContain(true);
		for (const { kind, id, unique = [] } of deed.changes) {
			for (const key of unique) expect(await store.find(key)).toEqual(found[0] ? { kind, id } : undefined);
		}
	}

	async #expectConfidential(store: JournalStore<TestKinds>): Promise<void> {
		for (const id of ['a', 'b', 'c']) {
			const order = (await store.facts('book', id)).map(({ by }) => by);
			const given = this.deeds.flatMap(({ token, changes, ended }) =>
				changes.flatMap((change) =>
					change.kind === 'book' &&
					change.id === id &&
					change.confidential !== undefined &&
					order.includes(token)
						? [{ at: order.indexOf(token), ended, confidential: change.confidential }]
						: []
				)
			);
			const last = given.sort((a, b) => a.at - b.at).at(-1);
			const erasures = this.erasures.filter((erasure) => erasure.id === id);
			const erased = erasures.some(({ outcome, begun }) => outcome === 'kept' && begun > (last?.ended ?? -1));
			const found = (await store.read('book', id))?.confidential;
			if (!last || erased) expect(found).toBeUndefined();
			else if (erasures.length === 0) expect(found).toEqual(last.confidential);
			else expect([undefined, last.confidential]).toContainEqual(found);
		}
	}

	/** Nothing on the disk shows what was erased. */
	expectErased(text: string): void {
		for (const erasure of this.erasures.filter(({ outcome }) => outcome === 'kept')) {
			for (const { changes, ended } of this.deeds) {
				const owners = changes.filter(
					({ id, confidential }) => id === erasure.id && confidential !== undefined
				);
				if (ended > erasure.begun) continue;
				for (const { confidential } of owners)
					expect(text).not.toContain((confidential as { owner: string }).owner);
			}
		}
	}

	#expectPulse(found: unknown): void {
		const kept = this.#pulses.filter(({ outcome }) => outcome === 'kept').at(-1)?.value ?? -1;
		if (kept >= 0) expect(found).toBeGreaterThanOrEqual(kept);
	}
}
