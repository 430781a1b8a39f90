import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KINDS } from '../../lib/domain/kinds.ts';
import { brokenAt, type Fact } from '../../lib/domain/facts.ts';
import { openJournalStore } from '../../lib/server/store/journal/open-journal-store.ts';
import type { Acknowledged } from './candidate.ts';

export interface Compared {
	/** Answer facts found in the data folder. */
	stored: number;
	/** Acknowledged answers that were not found as they were given. */
	lost: number;
	/** Numbers that were stored more than once, or left out. */
	misnumbered: number;
}

type ReadFacts = (attempt: string) => Promise<Fact[]>;

const answerOf = ({ question, choice }: { question: number; choice: number[] }): string =>
	`${question}:${[...choice].sort((a, b) => a - b).join(',')}`;

/** One answer of a chain, in the order in which they were stored. */
export interface StoredAnswer {
	seq: number;
	question: number;
	choice: number[];
	/** The attempt's clock, ms. */
	elapsed: number;
}

export const answersIn = (facts: readonly Fact[]): StoredAnswer[] =>
	facts.filter(({ type }) => type === 'answered').map(({ data }) => data as unknown as StoredAnswer);

async function compare(acknowledged: readonly Acknowledged[], read: ReadFacts): Promise<Compared> {
	const found = new Map<string, string>();
	let misnumbered = 0;
	for (const attempt of new Set(acknowledged.map((one) => one.attempt))) {
		const facts = await read(attempt);
		const broken = brokenAt(facts);
		if (broken !== null) throw new Error(`The chain of attempt ${attempt} is broken at fact ${broken}.`);
		answersIn(facts).forEach((answer, index) => {
			if (answer.seq !== index + 1) misnumbered += 1;
			found.set(`${attempt}/${answer.seq}`, answerOf(answer));
		});
	}
	const lost = acknowledged.filter((one) => found.get(`${one.attempt}/${one.seq}`) !== answerOf(one)).length;
	return { stored: found.size, lost, misnumbered };
}

/** Opens the data folder a killed server left and looks for every acknowledged answer; checks every chain on the way. */
export async function compareWithStored(
	dataDir: string,
	acknowledged: readonly Acknowledged[]
): Promise<Compared> {
	const store = await openJournalStore({ folder: dataDir, kinds: KINDS });
	try {
		return await compare(acknowledged, (attempt) => store.facts('attempt', attempt));
	} finally {
		await store.close();
	}
}

/** Looks for every acknowledged answer in the bundles of the sittings, where the server's folders are not ours. */
export function compareWithBundles(
	folders: readonly string[],
	acknowledged: readonly Acknowledged[]
): Promise<Compared> {
	return compare(acknowledged, async (attempt) => {
		for (const folder of folders) {
			const text = await readFile(join(folder, 'facts', `${attempt}.jsonl`), 'utf8').catch(() => undefined);
			if (text)
				return text
					.trimEnd()
					.split('\n')
					.map((line) => JSON.parse(line) as Fact);
		}
		return [];
	});
}
