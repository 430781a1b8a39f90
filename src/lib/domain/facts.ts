import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Plain data that survives JSON unchanged. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What a decision returns: a fact that has not happened yet. `v` is the version of the shape of `data`. */
export interface NewFact {
	type: string;
	v: number;
	/** Plain data: what `canonicalJson` can write. */
	data: unknown;
}

/** Who and when. `at` is epoch milliseconds of the wall clock; `by` an id (`user:…`, `seat:…`, `system`), never a name. */
export interface Stamp {
	at: number;
	by: string;
}

/** A fact as it is kept: sealed into the chain of its record. `seq` counts from 1. */
export interface Fact extends NewFact, Stamp {
	seq: number;
	prev: string;
	hash: string;
}

/** A union of facts from a map of `type → data`: `FactOf<{ opened: { room: string } }>`. */
export type FactOf<M> = { [K in keyof M & string]: { type: K; v: number; data: M[K] } }[keyof M & string];

/** The hash before the first fact of every chain. */
export const GENESIS = '0'.repeat(64);

/** SHA-256 of a text in UTF-8, lower-case hexadecimal. */
export function sha256Hex(text: string): string {
	return bytesToHex(sha256(utf8ToBytes(text)));
}

/**
 * Canonical JSON after RFC 8785: keys sorted by UTF-16 code units, no white space, numbers as ECMAScript prints them.
 * `undefined` members are left out. Refuses (throws on) numbers that are not finite: they have no JSON form.
 */
export function canonicalJson(value: unknown): string {
	if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
	if (typeof value === 'number') {
		if (!Number.isFinite(value)) throw new TypeError('A number that is not finite has no canonical JSON.');
		return JSON.stringify(value);
	}
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	if (typeof value !== 'object') throw new TypeError(`${typeof value} has no canonical JSON.`);
	const object = value as Record<string, unknown>;
	const members: string[] = [];
	for (const key of Object.keys(object).sort()) {
		if (object[key] !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(object[key])}`);
	}
	return `{${members.join(',')}}`;
}

/** SHA-256 over canonical JSON: the fingerprint of anything that is printed, exported or committed to. */
export function fingerprint(value: unknown): string {
	return sha256Hex(canonicalJson(value));
}

/** The hash of a fact: over everything it says, also what no fact of ours has, and the hash before it. */
export function factHash(fact: Omit<Fact, 'hash'>): string {
	return fingerprint({ ...fact, hash: undefined });
}

/** The end of a chain: how many facts there are and the hash of the last one. */
export interface Head {
	seq: number;
	hash: string;
}

export const EMPTY: Head = { seq: 0, hash: GENESIS };

/** Chains new facts after `head`. */
export function seal(head: Head, facts: readonly NewFact[], stamp: Stamp): Fact[] {
	let { seq, hash: prev } = head;
	return facts.map(({ type, v, data }) => {
		const open = { seq: ++seq, at: stamp.at, by: stamp.by, type, v, data, prev };
		const fact = { ...open, hash: factHash(open) };
		prev = fact.hash;
		return fact;
	});
}

/** The first place where a chain does not hold (its `seq`), or null when it is whole. */
export function brokenAt(facts: readonly Fact[], from: Head = EMPTY): number | null {
	let { seq, hash: prev } = from;
	for (const fact of facts) {
		seq += 1;
		if (fact.seq !== seq || fact.prev !== prev || factHash(fact) !== fact.hash) return seq;
		prev = fact.hash;
	}
	return null;
}

/** One value of a summary: what lists can filter, search and sort by. */
export type Field = string | number | boolean | null;
export type Summary = Record<string, Field>;

/**
 * How a kind of record lives: `evolve` folds facts into a state, `summary` names the only fields lists may use.
 * `confidential` is what stands beside the facts, outside the chain, so that it can be erased when its term ends:
 * names, IINs, password hashes, seeds, admission codes.
 */
export interface RecordKind<State, F extends NewFact = NewFact, Confidential = unknown> {
	evolve(state: State | undefined, fact: F & Stamp & { seq: number }): State;
	summary(state: State, confidential: Confidential | undefined): Summary;
}

/** A table of kinds. */
// The facts of a kind are narrower than NewFact, so a table of several kinds can only be typed with a bottom type here.
export type Registry = Record<string, RecordKind<never, never, never> | object>;
export type StateOf<K> = K extends { evolve(state: infer S | undefined, fact: never): infer T }
	? T & S
	: never;
export type ConfidentialOf<K> = K extends { summary(state: never, confidential: infer C): Summary }
	? NonNullable<C>
	: never;
export type FactsOf<K> = K extends { evolve(state: never, fact: infer F): unknown } ? F : never;
