import { LineCounter, parseDocument, visit, type Document } from 'yaml';
import { checkBank, nameInList } from '../../domain/questions/bank.ts';
import type { BankProblem } from '../../domain/questions/problem.ts';
import type { BankRead } from '../ports.ts';

const HEAD = 'bank.yaml';

/** Gives the text of one file of a bank by its name in `bank.yaml`; undefined when there is no such file. */
type ReadText = (file: string) => Promise<string | undefined>;

type Mapping = Record<string, unknown>;
type Read<T = unknown> = { value: T } | { problems: BankProblem[] };

const isMapping = (value: unknown): value is Mapping =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function wrong(
	file: string,
	field: string | null,
	code: BankProblem['code'],
	details: BankProblem['details'] = {}
): { problems: BankProblem[] } {
	return { problems: [{ file, question: null, field, code, details }] };
}

/** Where the first alias stands. A bank needs none, and aliases of aliases grow without bound. */
function aliasIn(document: Document.Parsed): number | undefined {
	let position: number | undefined;
	visit(document, {
		Alias(_, { range }) {
			position = range?.[0] ?? 0;
			return visit.BREAK;
		}
	});
	return position;
}

function parseYaml(file: string, text: string): Read {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
	const [error] = document.errors;
	const alias = aliasIn(document);
	if (!error && alias === undefined) return { value: document.toJS() };
	const { line } = lines.linePos(error ? error.pos[0] : alias!);
	return wrong(file, null, 'yaml-syntax', { line, reason: error?.message ?? 'Aliases are not accepted.' });
}

async function readYaml(readText: ReadText, file: string): Promise<Read> {
	const text = await readText(file);
	return text === undefined ? wrong(file, null, 'file-missing') : parseYaml(file, text);
}

function leadsOutside(file: string): boolean {
	return /^\/|[\\\0]|^[A-Za-z]:/.test(file) || file.split('/').includes('..');
}

/** The file says which section a question is of; what a question says itself would be a second truth. */
function ownSections(file: string, questions: readonly unknown[]): BankProblem[] {
	return questions.flatMap((item, i) => {
		if (!isMapping(item) || !('section' in item)) return [];
		const question = nameInList(item, i + 1);
		return [{ file, question, field: 'section', code: 'unknown-field', details: { name: 'section' } }];
	});
}

/** The questions of one section, each told which section it belongs to. */
async function readSection(readText: ReadText, { id, file }: Mapping): Promise<Read<unknown[]>> {
	const field = `sections.${String(id)}.file`;
	if (typeof file !== 'string') return wrong(HEAD, field, 'missing-field', { name: 'file' });
	if (leadsOutside(file)) return wrong(HEAD, field, 'file-outside-folder', { path: file });
	const read = await readYaml(readText, file);
	if ('problems' in read) return read;
	const questions = read.value;
	if (!Array.isArray(questions)) {
		const found = questions === null ? 'null' : typeof questions;
		return wrong(file, null, 'wrong-type', { expected: 'Array', found });
	}
	const problems = ownSections(file, questions);
	if (problems.length) return { problems };
	return { value: questions.map((item) => (isMapping(item) ? { ...item, section: id } : item)) };
}

function withoutFiles(sections: unknown): unknown {
	if (!Array.isArray(sections)) return sections;
	return sections.map((section) => {
		if (!isMapping(section)) return section;
		const { file: _file, ...rest } = section;
		return rest;
	});
}

/**
 * Reads a bank from its YAML files, wherever they lie: `bank.yaml` with the description and `sections: [{ id, file,
 * title }]`, and a list of questions in each of those files. Gives every problem with its file; names that lead out of
 * the bank are not read.
 */
export async function readBankFiles(readText: ReadText): Promise<BankRead> {
	const head = await readYaml(readText, HEAD);
	if ('problems' in head) return head;
	const raw = head.value;
	if (!isMapping(raw)) return checkBank(raw, { file: HEAD });
	const sections = Array.isArray(raw.sections) ? raw.sections.filter(isMapping) : [];
	const read = await Promise.all(sections.map((section) => readSection(readText, section)));
	const unread = read.flatMap((one) => ('problems' in one ? one.problems : []));
	const questions = read.flatMap((one) => ('value' in one ? one.value : []));
	const described = { ...raw, sections: withoutFiles(raw.sections), questions };
	const files = Object.fromEntries(sections.map(({ id, file }) => [String(id), String(file)]));
	const checked = checkBank(described, { file: HEAD, sections: files });
	if (!unread.length) return checked;
	return { problems: [...unread, ...('problems' in checked ? checked.problems : [])] };
}
