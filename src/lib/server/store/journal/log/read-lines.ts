import { join } from 'node:path';
import { DamagedJournal, type Place } from '../errors.ts';
import type { Disk } from '../io/disk.ts';
import { chunksOf } from '../io/files.ts';
import { decodeLine, NEWLINE, type LineBody } from './line.ts';
import { journalFolder, segmentNames, START, type Position } from './segments.ts';

/** A line that was checked against its hash and the line before. */
export interface JournalLine extends LineBody {
	hash: string;
	place: Place;
	/** As it stands in the file, with its newline. */
	bytes: Buffer;
}

export interface Reading {
	/** The last whole line. */
	n: number;
	hash: string;
	/** Where the trace of an interrupted write begins, if there is one. */
	torn: Place | undefined;
}

interface RawLine {
	/** Without its newline. */
	bytes: Buffer;
	/** False when the file ends before a newline. */
	ended: boolean;
	place: Place;
}

/**
 * Reads and checks every line after `from` (up to number `until`), in order.
 *
 * What a crash can leave is told from damage like this. Only the last batch of writes can have been under way, and none
 * of it was acknowledged. A disk may have kept any part of it: half a line, blocks of zeros, the second line without the
 * first. So a broken line in the last segment — with its newline or without — is *torn* as long as no whole line behind
 * it says (by `batch`) that it had been durable before; it and what follows belong to that last batch and may be cut.
 * A broken line that was durable, a broken line in an earlier segment, and a whole line that does not follow the one
 * before it are damage: refused with `DamagedJournal`.
 */
export async function readLines(
	disk: Disk,
	folder: string,
	onLine: (line: JournalLine) => void,
	{ from = START, until = Infinity } = {}
): Promise<Reading> {
	const chain = new Chain(from);
	const names = await segmentNames(disk, folder);
	for (const [index, name] of names.entries()) {
		const known = from.segments[index];
		const first: Place = { segment: name, line: (known?.lines ?? 0) + 1, offset: known?.bytes ?? 0 };
		for await (const raw of rawLines(disk, folder, first)) {
			if (chain.n >= until) return chain;
			const line = chain.check(raw, index === names.length - 1);
			if (line) onLine(line);
		}
	}
	return chain;
}

/** Follows the chain of lines. */
class Chain implements Reading {
	n: number;
	hash: string;
	torn: Place | undefined;

	constructor(from: Position) {
		this.n = from.n;
		this.hash = from.hash;
	}

	check(raw: RawLine, inLastSegment: boolean): JournalLine | undefined {
		const decoded = raw.ended ? decodeLine(raw.bytes) : undefined;
		if (this.torn) {
			if (decoded && decoded.body.batch > this.n + 1) throw new DamagedJournal(this.torn, BROKEN);
			return undefined;
		}
		if (!decoded) {
			if (!inLastSegment) throw new DamagedJournal(raw.place, BROKEN);
			this.torn = raw.place;
			return undefined;
		}
		const { body, hash } = decoded;
		if (body.n !== this.n + 1 || body.prev !== this.hash) throw new DamagedJournal(raw.place, MISPLACED);
		this.n = body.n;
		this.hash = hash;
		return { ...body, hash, place: raw.place, bytes: Buffer.concat([raw.bytes, NEWLINE_BYTES]) };
	}
}

const NEWLINE_BYTES = Buffer.from([NEWLINE]);
const BROKEN = 'the line does not match its hash.';
const MISPLACED = 'the line does not follow the one before it: something was removed, added or changed.';

async function* rawLines(disk: Disk, folder: string, first: Place): AsyncGenerator<RawLine> {
	const place = { ...first };
	let rest = Buffer.alloc(0);
	for await (const chunk of chunksOf(disk, join(journalFolder(folder), first.segment), first.offset)) {
		rest = Buffer.concat([rest, chunk]);
		let begin = 0;
		for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE, begin)) {
			yield { bytes: rest.subarray(begin, end), ended: true, place: { ...place } };
			place.line += 1;
			place.offset += end + 1 - begin;
			begin = end + 1;
		}
		rest = rest.subarray(begin);
	}
	if (rest.length > 0) yield { bytes: rest, ended: false, place };
}
