import { fingerprint } from '../facts.ts';
import type { Bilingual, Lang, Trilingual } from '../text.ts';
import { contentsOf } from './contents.ts';
import { BankShape, QuestionShape, readShape, type ShapeProblem } from './bank-shape.ts';
import type { BankProblem } from './problem.ts';
import { questionProblems, repeats, type Surroundings } from './question-rules.ts';
import type { Question } from './question.ts';

/** A bank of questions: what a person writes and reviews. Frozen, it is an edition. */
export interface Bank {
	id: string;
	/** Whole, from 1. */
	version: number;
	/** Made to show the product; never used for a real attestation. */
	demonstration: boolean;
	title: Trilingual;
	note?: Trilingual;
	languages: Lang[];
	/** The acts questions rest on, by the id that `Question.source.act` names. */
	sources: Record<string, Bilingual>;
	sections: { id: string; title: Trilingual }[];
	/** In the order of the bank, which the draw starts from. */
	questions: Question[];
}

/** Which files a bank was read from: its description, and the questions of each section where they lie apart. */
export interface BankFiles {
	file: string;
	sections?: Readonly<Record<string, string>>;
}

/**
 * Fingerprint (SHA-256, hexadecimal) of all that a bank says, by way of its contents: whoever has the contents and some
 * of the questions can check both without the others.
 */
export function editionHash(bank: Bank): string {
	return fingerprint(contentsOf(bank));
}

/** `regulations-1-0a1b2c3d`: the bank, its version and the beginning of its fingerprint. */
export function editionId(bank: Bank): string {
	return `${bank.id}-${bank.version}-${editionHash(bank).slice(0, 8)}`;
}

const member = (value: unknown, key: string | number): unknown =>
	typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;

/** How people name one of a list: by its id, else by its number, from 1. */
export function nameInList(item: unknown, number: number): string {
	const id = member(item, 'id');
	return typeof id === 'string' && id ? id : `#${number}`;
}

/** `['options', 2, 'ru']` as `options.c.ru`. */
function fieldOf(path: ShapeProblem['path'], root: unknown): string | null {
	let value = root;
	const words = path.map((key) => {
		value = member(value, key);
		return typeof key === 'number' ? nameInList(value, key + 1) : key;
	});
	return words.length ? words.join('.') : null;
}

/** The file, and the name, of each question in the order of the bank. */
function placesOf(questions: readonly unknown[], files: BankFiles): { file: string; question: string }[] {
	const count = new Map<unknown, number>();
	return questions.map((question) => {
		const section = member(question, 'section');
		const number = (count.get(section) ?? 0) + 1;
		count.set(section, number);
		const file = (typeof section === 'string' && files.sections?.[section]) || files.file;
		return { file, question: nameInList(question, number) };
	});
}

function headProblems(raw: unknown, files: BankFiles): BankProblem[] {
	const read = readShape(BankShape, raw);
	const here = { file: files.file, question: null };
	if ('problems' in read) {
		return read.problems.map(({ path, ...rest }) => ({ ...here, field: fieldOf(path, raw), ...rest }));
	}
	return repeats(read.value.sections, ({ id }) => id).map(({ again: { id } }) => ({
		...here,
		field: `sections.${id}`,
		code: 'duplicate-section',
		details: { section: id }
	}));
}

function surroundings(raw: unknown): Surroundings {
	const sections = member(raw, 'sections');
	const ids = Array.isArray(sections) ? sections.map((section) => String(member(section, 'id'))) : [];
	return { sections: new Set(ids), sources: new Set(Object.keys(member(raw, 'sources') ?? {})) };
}

function duplicates(
	questions: readonly unknown[],
	places: { file: string; question: string }[]
): BankProblem[] {
	const named = places.filter(({ question }, i) => member(questions[i], 'id') === question);
	return repeats(named, ({ question }) => question).map(({ first, again }) => ({
		...again,
		field: 'id',
		code: 'duplicate-question',
		details: { first: first.file }
	}));
}

/**
 * Judges a bank that was read from somewhere: the bank, or everything that has to be corrected, each with its file,
 * question and field. Refuses what is missing in a language, keys that do not fit, ids and options given twice,
 * unknown sections and sources, texts not in NFC, fields nobody knows (see `BANK_PROBLEMS`).
 */
export function checkBank(raw: unknown, files: BankFiles): { bank: Bank } | { problems: BankProblem[] } {
	const problems = headProblems(raw, files);
	const list = member(raw, 'questions');
	const rawQuestions: unknown[] = Array.isArray(list) ? list : [];
	const places = placesOf(rawQuestions, files);
	const around = surroundings(raw);
	const questions: Question[] = [];
	for (const [i, rawQuestion] of rawQuestions.entries()) {
		const read = readShape(QuestionShape, rawQuestion);
		const found =
			'problems' in read
				? read.problems.map(({ path, ...rest }) => ({ field: fieldOf(path, rawQuestion), ...rest }))
				: questionProblems(read.value, around);
		problems.push(...found.map((problem) => ({ ...places[i]!, ...problem })));
		if ('value' in read) questions.push(read.value);
	}
	problems.push(...duplicates(rawQuestions, places));
	return problems.length ? { problems } : { bank: { ...(raw as Bank), questions } };
}
