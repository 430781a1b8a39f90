import { demonstrationBank } from '../src/cli/demonstration/seed';
import type { Bank } from '../src/lib/domain/questions/bank';

/** Texts as a browser's page gives them back. */
export const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Somebody who has learned the bank by heart, in both languages: the right option to a question's text. */
export async function learned(): Promise<(stem: string) => string> {
	const bank: Bank = await demonstrationBank();
	const right = new Map<string, string>();
	for (const { stem, options, key } of bank.questions) {
		const option = options.find(({ id }) => key.includes(id));
		for (const lang of ['kk', 'ru'] as const) right.set(plain(stem[lang]), plain(option?.[lang] ?? ''));
	}
	return (stem) => {
		const known = right.get(plain(stem));
		if (!known) throw new Error(`The bank has no question «${stem}».`);
		return known;
	};
}
