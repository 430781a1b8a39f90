import { createHash } from 'node:crypto';
import { KINDS } from '../../../domain/kinds.ts';
import type { Actor, Role } from '../../../domain/people/roles.ts';
import { isRefused, type Refused } from '../../../domain/refusal.ts';
import { memoryStore } from '../../store/memory/memory-store.ts';
import type { Clock, Files, Ids, MachineTime, Store } from '../../ports.ts';
import { cashierOnly } from '../../payments/cashier.ts';
import { standInSignatures } from './stand-in-signatures.ts';
import { examRoom, type ExamContext } from '../clocks/exam-room.ts';

/** A clock the test turns. */
export interface TurnedClock extends Clock {
	/** Lets time pass, ms. */
	pass(ms: number): void;
	/** Sets the wall clock; the monotonic one goes on as it was. */
	set(at: number): void;
	/** The machine tells its own time as well, as of its start `boot`. */
	tells(boot: string, up: number): void;
}

export function turnedClock(at: number): TurnedClock {
	let wall = at;
	let mono = 1_000;
	let machine: MachineTime | undefined;
	return {
		now: () => wall,
		monotonic: () => mono,
		pass: (ms) => {
			wall += ms;
			mono += ms;
			if (machine) machine = { ...machine, up: machine.up + ms };
		},
		set: (to) => {
			wall = to;
		},
		machine: () => machine,
		tells: (boot, up) => {
			machine = { boot, up };
		}
	};
}

/** Ids that count, so that a test can be read. */
export function countedIds(): Ids {
	let n = 0;
	const next = () => (n += 1);
	return {
		id: () => `r${String(next()).padStart(5, '0')}`,
		digits: (length) => String(next()).padStart(length, '0'),
		secret: (bytes) =>
			next()
				.toString(16)
				.padStart(bytes * 2, '0')
	};
}

export function memoryFiles(): Files {
	const kept = new Map<string, Uint8Array>();
	return {
		put: async (bytes) => {
			const sha256 = createHash('sha256').update(bytes).digest('hex');
			kept.set(sha256, bytes);
			return { sha256, size: bytes.length };
		},
		get: async (sha256) => kept.get(sha256),
		remove: async (sha256) => void kept.delete(sha256)
	};
}

/** Everything use cases need, in memory, with a clock the test turns. */
export interface World {
	ctx: ExamContext;
	clock: TurnedClock;
	/** What was handed to the press: types of documents in order. */
	printed: string[];
	/** What was exported, by path. */
	exported: Map<string, string | Uint8Array>;
	/** A signed-in person with these roles; the account is made when it is first asked for. */
	person(...roles: Role[]): Promise<Actor>;
}

/** Tuesday, 24 November 2026, 09:05 in Almaty. */
export const MORNING = Date.parse('2026-11-24T09:05:00+05:00');

export function testWorld(store: Store = memoryStore({ kinds: KINDS }), clock = turnedClock(MORNING)): World {
	const printed: string[] = [];
	const exported = new Map<string, string | Uint8Array>();
	const people = new Map<string, Actor>();
	const ctx: ExamContext = {
		store,
		clock,
		ids: countedIds(),
		passwords: { hash: async (p) => `hash:${p}`, verify: async (h, p) => h === `hash:${p}` },
		payments: cashierOnly,
		files: memoryFiles(),
		press: {
			verifyBase: 'https://synaq.example.kz',
			titleOf: ({ type }) => ({ kk: type, ru: type }),
			render: async (content, lang) => new TextEncoder().encode(JSON.stringify([lang, content])),
			take: async (documents) => ({
				publish: () => void printed.push(...documents.map(({ content }) => content.type)),
				forget: () => undefined
			}),
			waiting: () => 0,
			settled: async () => undefined
		},
		owed: { note: async () => undefined, settle: async () => undefined, forget: () => undefined },
		exports: { write: async (path, bytes) => void exported.set(path, bytes) },
		signatures: standInSignatures,
		signer: { decision: ({ name, position }, at) => ({ name, position, at }) },
		mode: 'office',
		log: { info: () => undefined, error: () => undefined },
		software: '1.0.0',
		room: examRoom(store, clock)
	};
	const person = async (...roles: Role[]): Promise<Actor> => {
		const key = roles.join('+');
		const known = people.get(key);
		if (known) return known;
		const id = ctx.ids.id();
		await store.commit(
			[
				{
					kind: 'user',
					id,
					expectedVersion: 0,
					facts: [{ type: 'account-created', v: 1, data: { roles, demonstration: true } }],
					confidential: { name: { surname: 'Сынақ', given: key }, login: key, passwordHash: `hash:${key}` }
				}
			],
			{ at: clock.now(), by: 'system' }
		);
		const actor = { id, roles };
		people.set(key, actor);
		return actor;
	};
	return { ctx, clock, printed, exported, person };
}

/** The result of what must succeed. */
export function ok<T>(result: T | Refused): T {
	if (isRefused(result))
		throw new Error(`refused: ${result.refused} ${JSON.stringify(result.details ?? {})}`);
	return result;
}
