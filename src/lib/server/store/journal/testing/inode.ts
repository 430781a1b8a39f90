/** 0 ≤ chance < 1. */
export type Chance = () => number;

/** One of several by chance. */
export const pick = <T>(all: readonly T[], chance: Chance): T => all[Math.floor(chance() * all.length)] as T;

/** The disk may keep any part of an unsynced write in pieces of this size: smaller than a sector, to tear more lines. */
const SECTOR = 64;
/** How much of an unsynced write is kept: rarely all sectors would come about by chance. */
const SHARES = [0, 0.5, 1];

/** The content of a file: what programs see, and what would be left of it after a power cut. */
export class Inode {
	bytes: Buffer;
	#durable: Buffer;
	/** Each change since, oldest first. */
	#unsynced: Array<(bytes: Buffer, chance: Chance) => Buffer> = [];

	constructor(durable: Buffer = Buffer.alloc(0)) {
		this.bytes = this.#durable = durable;
	}

	write(bytes: Buffer, position: number): void {
		if (bytes.length === 0) return;
		this.bytes = put(this.bytes, bytes, position);
		this.#unsynced.push((before, chance) => {
			const share = pick(SHARES, chance);
			let after = before;
			for (let from = 0; from < bytes.length; from += SECTOR) {
				if (chance() < share) after = put(after, bytes.subarray(from, from + SECTOR), position + from);
			}
			return after;
		});
	}

	truncate(size: number): void {
		const change = (before: Buffer) => resize(before, size);
		this.bytes = change(this.bytes);
		this.#unsynced.push((before, chance) => (chance() < 0.5 ? change(before) : before));
	}

	sync(): void {
		this.#durable = this.bytes;
		this.#unsynced = [];
	}

	/** What was synced, and any part of what was not. */
	afterPowerCut(chance: Chance): Inode {
		return new Inode(this.#unsynced.reduce((found, change) => change(found, chance), this.#durable));
	}
}

function put(before: Buffer, bytes: Buffer, position: number): Buffer {
	const after = resize(before, Math.max(before.length, position + bytes.length));
	bytes.copy(after, position);
	return after;
}

/** A copy of that size, with zeros behind what there was. */
function resize(bytes: Buffer, size: number): Buffer {
	return Buffer.concat([bytes.subarray(0, size), Buffer.alloc(Math.max(0, size - bytes.length))]);
}
