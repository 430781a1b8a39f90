import { join } from 'node:path';
import { readIndex, type Index, type Ledger } from '../behind/index-file.ts';
import type { HotRecord } from '../books/shelf.ts';
import { cutNotice, DamagedJournal, wordsOf, type Place } from '../errors.ts';
import { keepCut } from '../io/files.ts';
import type { JournalEnd } from '../log/journal.ts';
import { readLines, type JournalLine, type Reading } from '../log/read-lines.ts';
import { journalFolder, segmentName, segmentNames, START, Tally, tallyUpTo } from '../log/segments.ts';
import { Replay } from './replay.ts';
import { Revival, type RevivalParts } from './revival.ts';

/** What a start finds. */
export interface Recovered {
	ledger: Ledger;
	end: JournalEnd;
	/** Records that changed after the index: their documents are to be written. */
	records: HotRecord[];
	/** Something was erased that a document or the index may still show: they are to be written before anything else. */
	erased: boolean;
}

type RecoveryParts = RevivalParts & { release: string };

/**
 * Finds out what the data folder holds: the index, then the lines after it; everything from the first line when there is
 * no index that can be used. Refuses with `DamagedJournal`.
 */
export async function recover(parts: RecoveryParts): Promise<Recovered> {
	const { disk, folder, release, keys } = parts;
	const index = await usableIndex(parts);
	// An index does not name the keys that were erased: marking those of an old folder takes the whole journal.
	const usable = index?.release === release && keys.marksErasures;
	const known = usable ? await tallyUpTo(disk, folder, index.position) : undefined;
	const base = known && index;
	const tally = known ?? new Tally();
	const replay = new Replay(parts.kinds, folder, base);
	let seen = base !== undefined || !index || index.position.n === 0;
	const onLine = (line: JournalLine) => {
		seen ||= line.n === index?.position.n && line.hash === index.position.hash;
		tally.add(line.place.segment, line.bytes, 1);
		replay.apply(line);
	};
	const from = base?.position ?? START;
	const reading = await readLines(disk, folder, onLine, { from });
	if (index && !seen) throw shortOf(index, reading, tally);
	await keys.settle(keysOf(replay.ledger), parts.notice);
	if (reading.torn) await cut(parts, reading.torn);
	// The last segment may be empty: the next line belongs there all the same.
	tally.begin((await segmentNames(disk, folder)).at(-1) ?? segmentName(1));
	const revival = new Revival(parts, replay.ledger);
	const records = await revival.revive(replay.touched, from);
	const end = { n: reading.n, hash: reading.hash, tally };
	return { ledger: replay.ledger, end, records, erased: revival.erased };
}

async function usableIndex({ disk, folder, notice }: RecoveryParts): Promise<Index | undefined> {
	try {
		return await readIndex(disk, folder);
	} catch (error) {
		notice(`${wordsOf(error)}: everything is made again from the journal.`);
		return undefined;
	}
}

function keysOf({ entries }: Ledger): string[] {
	return [...entries.refs()].flatMap((record) => entries.get(record)?.key ?? []);
}

/** The index is a witness: a line that it saw must be there, or acknowledged commits were lost. */
function shortOf(index: Index, { torn }: Reading, tally: Tally): DamagedJournal {
	const last = tally.segments().at(-1) ?? { name: segmentName(1), lines: 0, bytes: 0 };
	const place = torn ?? { segment: last.name, line: last.lines + 1, offset: last.bytes };
	const why = `line number ${index.position.n} that index.json has seen is not there any more.`;
	return new DamagedJournal(
		place,
		`${why} Restore a back-up, or remove index.json to accept the journal as it is.`
	);
}

/** Cuts the trace of an interrupted write off, and keeps it beside the segment for who wants to look at it. */
async function cut({ disk, folder, notice }: RecoveryParts, torn: Place): Promise<void> {
	const { segment, offset } = torn;
	const path = join(journalFolder(folder), segment);
	const file = await disk.open(path, 'write');
	try {
		const bytes = await file.read(offset, (await file.size()) - offset);
		await keepCut(disk, path, offset, bytes).catch(() => undefined);
		await file.truncate(offset);
		await file.sync();
	} finally {
		await file.close();
	}
	notice(cutNotice(torn));
}
