import type { BankProblem } from '../../../domain/questions/problem.ts';
import { isRefused, type Refused } from '../../../domain/refusal.ts';
import type { BankFile, Banks } from '../../ports.ts';
import { freezeEdition } from './manage-settings.ts';
import type { By, Context } from '../context.ts';

interface ImportedBank {
	/** Id of the edition. */
	edition: string;
	version: number;
	questions: number;
}

/** Reads a bank from files and freezes it into an edition; else everything that has to be corrected, and where. */
export const importBank =
	(ctx: Context, banks: Banks) =>
	async (
		by: By,
		files: readonly BankFile[]
	): Promise<ImportedBank | { problems: BankProblem[] } | Refused> => {
		const read = await banks.parse(files);
		if ('problems' in read) return read;
		const { bank } = read;
		const edition = await freezeEdition(ctx)(by, bank);
		return isRefused(edition)
			? edition
			: { edition, version: bank.version, questions: bank.questions.length };
	};
