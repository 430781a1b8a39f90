import { closeSync, cpSync, fstatSync, mkdtempSync, openSync, readdirSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KINDS } from '../../src/lib/domain/kinds';
import type { Fact } from '../../src/lib/domain/facts';
import { openJournalStore } from '../../src/lib/server/store/journal/open-journal-store';

const TRIES = 20;

/** A copy of a data folder, as it lies there now; its lock stays where it is. */
function copied(dataDir: string): string {
	const folder = mkdtempSync(join(tmpdir(), 'synaq-copy-'));
	const filter = (path: string) => !path.endsWith('.sock');
	for (let tries = 1; ; tries += 1) {
		try {
			cpSync(dataDir, folder, { recursive: true, force: true, filter });
			return folder;
		} catch (error) {
			// A document that is written behind the journal was renamed meanwhile.
			if (tries === TRIES) throw error;
		}
	}
}

/** Attempt → facts. A copy is opened: recovering after a crash is left to the server. */
export async function factsIn(dataDir: string, attempts: readonly string[]): Promise<Map<string, Fact[]>> {
	const folder = copied(dataDir);
	const store = await openJournalStore({ folder, kinds: KINDS });
	try {
		const found = new Map<string, Fact[]>();
		for (const attempt of attempts) found.set(attempt, await store.facts('attempt', attempt));
		return found;
	} finally {
		await store.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

interface Line {
	b: { changes?: { id: string; facts: { type: string; data: { seq?: number } }[] }[] };
}

function lastAnswerIn(line: string, attempt: string): number {
	try {
		const facts = (JSON.parse(line) as Line).b.changes
			?.filter(({ id }) => id === attempt)
			.flatMap((one) => one.facts);
		return Math.max(0, ...(facts ?? []).map(({ type, data }) => (type === 'answered' ? (data.seq ?? 0) : 0)));
	} catch {
		// The line that is being written at this moment.
		return 0;
	}
}

/** So much of a journal's end holds the last answers of a whole room. */
const TAIL_BYTES = 256 * 1024;

function endOf(path: string, bytes: number): string {
	const file = openSync(path, 'r');
	try {
		const { size } = fstatSync(file);
		const end = Buffer.alloc(Math.min(size, bytes));
		readSync(file, end, 0, end.length, size - end.length);
		return end.toString('utf8');
	} finally {
		closeSync(file);
	}
}

/** The last number among an attempt's answers on the disk: quick enough to be asked at every word of a screen. */
export function storedIn(dataDir: string, attempt: string): number {
	const journal = join(dataDir, 'journal');
	const segments = readdirSync(journal).sort().reverse();
	for (const bytes of [TAIL_BYTES, Infinity]) {
		for (const segment of bytes === Infinity ? segments : segments.slice(0, 1)) {
			const lines = endOf(join(journal, segment), bytes).split('\n').reverse();
			const mine = lines.filter((line) => line.includes(`"${attempt}"`) && line.includes('"answered"'));
			for (const line of mine) {
				const last = lastAnswerIn(line, attempt);
				if (last) return last;
			}
		}
	}
	return 0;
}
