import { canonicalJson, type Fact } from '../../facts.ts';
import { attemptOf, PATHS, type Bundle, type BundleFiles } from '../bundle.ts';
import type { GenericSchema } from 'valibot';
import type { Problem } from './problem.ts';
import { ActShape, BankShape, BlueprintShape, FactShape, misshapen } from './shapes.ts';

const decode = (bytes: Uint8Array): string =>
	new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

/** A value and whether it stood there in canonical form; undefined when it is no JSON. */
function readJson(text: string): { value: unknown; canonical: boolean } | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return { value, canonical: canonicalJson(value) === text };
	} catch {
		// Not JSON, or a number that is none.
		return undefined;
	}
}

/** Reads a file of one JSON object of this shape a line, each closed by a line feed. */
function readLines(
	file: string,
	bytes: Uint8Array,
	shape: GenericSchema
): { values: unknown[]; problems: Problem[] } {
	const problems: Problem[] = [];
	let text = '';
	try {
		text = decode(bytes);
	} catch {
		return { values: [], problems: [{ code: 'file-unreadable', file, detail: 'not UTF-8' }] };
	}
	const lines = text.split('\n');
	if (lines[lines.length - 1] === '') lines.pop();
	else problems.push({ code: 'not-canonical', file, detail: 'no line feed at the end' });
	const values: unknown[] = [];
	if (!lines.length) problems.push({ code: 'file-unreadable', file, detail: 'empty' });
	for (const [index, line] of lines.entries()) {
		const read = readJson(line);
		const wrong = read ? misshapen(shape, read.value) : 'no JSON';
		if (!read || wrong !== undefined) {
			problems.push({ code: 'file-unreadable', file, detail: `line ${index + 1}: ${wrong}` });
			continue;
		}
		if (!read.canonical) problems.push({ code: 'not-canonical', file, detail: `line ${index + 1}` });
		values.push(read.value);
	}
	return { values, problems };
}

/** Reads a file of one JSON object of this shape. */
export function readObject(
	file: string,
	bytes: Uint8Array,
	shape: GenericSchema
): { value: unknown; problems: Problem[] } {
	const { values, problems } = readLines(file, bytes, shape);
	if (values.length > 1) problems.push({ code: 'not-canonical', file, detail: 'more than one line' });
	return { value: values[0], problems };
}

const KNOWN: readonly string[] = [
	PATHS.manifest,
	PATHS.sitting,
	PATHS.blueprint,
	PATHS.bank,
	PATHS.act,
	PATHS.pdf.kk,
	PATHS.pdf.ru
];

/** Reads what files tell, and names those that are missing, do not belong there or cannot be read. */
export function readBundle(files: BundleFiles): {
	bundle: Partial<Bundle> & Pick<Bundle, 'facts'>;
	problems: Problem[];
} {
	const problems: Problem[] = [];
	for (const file of KNOWN) if (!files.has(file)) problems.push({ code: 'file-missing', file });
	for (const file of files.keys())
		if (!KNOWN.includes(file) && attemptOf(file) === undefined)
			problems.push({ code: 'file-unexpected', file });
	const object = (file: string, shape: GenericSchema): unknown => {
		const bytes = files.get(file);
		if (!bytes) return undefined;
		const read = readObject(file, bytes, shape);
		problems.push(...read.problems);
		return read.value;
	};
	const chain = (file: string): Fact[] => {
		const read = readLines(file, files.get(file) ?? new Uint8Array(), FactShape);
		problems.push(...read.problems);
		return read.values as Fact[];
	};
	const attempts = [...files.keys()].flatMap((file) => attemptOf(file) ?? []).sort();
	const bundle = {
		facts: new Map(attempts.map((attempt) => [attempt, chain(`facts/${attempt}.jsonl`)])),
		sitting: files.has(PATHS.sitting) ? chain(PATHS.sitting) : undefined,
		blueprint: object(PATHS.blueprint, BlueprintShape) as Bundle['blueprint'] | undefined,
		bank: object(PATHS.bank, BankShape) as Bundle['bank'] | undefined,
		act: object(PATHS.act, ActShape) as Bundle['act'] | undefined
	};
	return { bundle, problems };
}
