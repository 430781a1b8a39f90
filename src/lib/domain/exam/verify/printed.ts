import type { TestAct } from '../../attestation/documents.ts';
import { LANGS, type Lang } from '../../text.ts';
import { PATHS, type BundleFiles } from '../bundle.ts';
import type { Report } from './bundle.ts';
import type { Problem } from './problem.ts';
import { readBundle } from './read.ts';

/** Prints acts as the product does; the same act gives the same bytes. */
export interface Printing {
	/** Version of the software that prints here. */
	software: string;
	render(act: TestAct, lang: Lang): Promise<Uint8Array>;
	/** Whether a file is `printed` with nothing but e-signatures added behind it. */
	onlySigned(printed: Uint8Array, file: Uint8Array): boolean;
}

/** That nothing is known of the printed acts. */
export const unprinted = (detail: string): Problem[] =>
	LANGS.map((lang) => ({ code: 'print-unchecked', file: PATHS.pdf[lang], detail }));

/** Undefined when the content cannot be printed: then no printed act follows from it. */
async function reprint(act: TestAct, lang: Lang, { render }: Printing): Promise<Uint8Array | undefined> {
	try {
		return await render(act, lang);
	} catch {
		return undefined;
	}
}

/**
 * Completes what was found about a bundle: prints the act of `act.json` again in each language and compares it to the
 * byte with the one that is there, which may carry e-signatures behind what was printed: whose they are is not judged
 * here. Another version of the software may print otherwise: then the printed act stays
 * unchecked.
 */
export async function verifyPrinted(files: BundleFiles, report: Report, printing: Printing): Promise<Report> {
	const { act } = readBundle(files).bundle;
	if (!act) return report;
	const problems = [...report.problems];
	const unchecked: Problem[] = [];
	for (const lang of LANGS) {
		const file = PATHS.pdf[lang];
		const again = await reprint(act, lang, printing);
		const found = files.get(file);
		if (again && found && printing.onlySigned(again, found)) continue;
		const by = act.press.software;
		if (by === printing.software) problems.push({ code: 'print-differs', file });
		else unchecked.push({ code: 'print-unchecked', file, detail: `printed by version ${by}` });
	}
	return { ...report, problems, unchecked, ok: report.ok && problems.length === 0 };
}
