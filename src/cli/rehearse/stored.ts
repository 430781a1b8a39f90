import { KINDS } from '../../lib/domain/kinds.ts';
import { brokenAt } from '../../lib/domain/facts.ts';
import { openJournalStore } from '../../lib/server/store/journal/open-journal-store.ts';
import type { Acknowledged } from './candidate.ts';

export interface Compared {
	/** Answer facts found in the data folder. */
	stored: number;
	/** Acknowledged answers that were not found as they were given. */
	lost: number;
}

/** Opens the data folder a killed server left and looks for every acknowledged answer; checks every chain on the way. */
export async function compareWithStored(dataDir: string, acknowledged: readonly Acknowledged[]): Promise<Compared> {
	const store = await openJournalStore({ folder: dataDir, kinds: KINDS });
	try {
		const found = new Map<string, string>();
		for (const attempt of new Set(acknowledged.map((one) => one.attempt))) {
			const facts = await store.facts('attempt', attempt);
			const broken = brokenAt(facts);
			if (broken !== null) throw new Error(`The chain of attempt ${attempt} is broken at fact ${broken}.`);
			for (const { type, data } of facts) {
				if (type !== 'answered') continue;
				const { seq, question, choice } = data as { seq: number; question: number; choice: number[] };
				found.set(`${attempt}/${seq}`, `${question}:${choice.join(',')}`);
			}
		}
		const given = ({ question, choice }: Acknowledged) => `${question}:${[...choice].sort((a, b) => a - b).join(',')}`;
		const lost = acknowledged.filter((one) => found.get(`${one.attempt}/${one.seq}`) !== given(one)).length;
		return { stored: found.size, lost };
	} finally {
		await store.close();
	}
}
