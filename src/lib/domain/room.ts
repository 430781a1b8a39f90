import type { FactOf, RecordKind } from './facts.ts';
import type { Bilingual } from './text.ts';

export type RoomFact = FactOf<{
	'room-opened': { name: string; address: Bilingual; capacity: number; spare: number };
	'room-changed': { name: string; address: Bilingual; capacity: number; spare: number };
	/** A PC became seat n; the PC that was this seat before is not any more. */
	'seat-enrolled': { seat: number; token: string };
	/** Whether ending Safe Exam Browser takes a password from now on; its hash stands beside the chain. */
	'quit-password-set': { set: boolean };
}>;

/** The most seats a room has. */
export const CAPACITY_MAX = 500;

export interface RoomState {
	name: string;
	address: Bilingual;
	/** Seats in all, numbered from 1. */
	capacity: number;
	/** Seats kept in reserve at every sitting. */
	spare: number;
	/** SHA-256 of the cookie of each enrolled seat. */
	seats: Record<number, string>;
}

export interface RoomConfidential {
	/** The code a seat is enrolled with. */
	code: string;
	/** Signs the start addresses of the seats; made at first need. */
	addressSecret?: string;
	/** What the settings of Safe Exam Browser of this room hold and no other; made at first need. */
	browserSalt?: string;
	/** SHA-256 of the password that ends Safe Exam Browser; none: it ends without one. */
	quitHash?: string;
}

export const roomKind: RecordKind<RoomState, RoomFact, RoomConfidential> = {
	evolve(state, fact) {
		if (fact.type === 'room-opened') return { ...fact.data, seats: {} };
		if (fact.type === 'room-changed') return { ...state!, ...fact.data };
		if (fact.type === 'quit-password-set') return state!;
		return { ...state!, seats: { ...state!.seats, [fact.data.seat]: fact.data.token } };
	},
	summary: (state) => ({ name: state.name, capacity: state.capacity, spare: state.spare })
};
