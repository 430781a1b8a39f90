import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** A seat as a start address names it. */
export interface NamedSeat {
	room: string;
	seat: number;
	/** HMAC-SHA-256 over room and number, hexadecimal. */
	mac: string;
}

/** Signs seat n of a room: `secret` is the room's, 32 bytes, hexadecimal. */
export const signSeat = (secret: string, room: string, seat: number): string =>
	bytesToHex(hmac(sha256, hexToBytes(secret), utf8ToBytes(`${room}\n${seat}`)));

/** `<room>.<n>.<hmac>`, as it stands in a start address. */
export const seatAddress = (secret: string, room: string, seat: number): string =>
	`${room}.${seat}.${signSeat(secret, room, seat)}`;

/** What a start address names; undefined when it is none. Its signature is still to be checked. */
export function parseSeatAddress(text: string): NamedSeat | undefined {
	const parts = /^([\w-]{1,40})\.([1-9]\d{0,3})\.([0-9a-f]{64})$/.exec(text);
	if (!parts) return undefined;
	return { room: parts[1] ?? '', seat: Number(parts[2]), mac: parts[3] ?? '' };
}

/** Whether the room signed it. Takes the same time however much of it is right. */
export function isSigned(secret: string, { room, seat, mac }: NamedSeat): boolean {
	const right = signSeat(secret, room, seat);
	let difference = right.length ^ mac.length;
	for (let i = 0; i < right.length; i += 1) difference |= right.charCodeAt(i) ^ mac.charCodeAt(i);
	return difference === 0;
}
