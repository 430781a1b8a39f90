import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { TestAct } from '../attestation/documents.ts';
import { canonicalJson, fingerprint, GENESIS, type Fact } from '../facts.ts';
import type { UsedBank } from '../questions/contents.ts';
import type { Lang } from '../text.ts';
import type { Blueprint } from './blueprint.ts';
import { merkleRoot } from './root.ts';

/** The form of a bundle; another number is another form (docs/verify.md). */
export const BUNDLE_FORM = 'synaq-bundle-1';

/** The files of a bundle by their paths. */
export type BundleFiles = Map<string, Uint8Array>;

/** What a sitting leaves: all that the draw, the time and the count can be run again from, without a server. */
export interface Bundle {
	/** Chains of the attempts by their ids. */
	facts: ReadonlyMap<string, readonly Fact[]>;
	/** The chain of the sitting up to its act. */
	sitting: readonly Fact[];
	blueprint: Blueprint;
	bank: UsedBank;
	act: TestAct;
}

/** The act as the press prints it. */
export type ActPdf = Record<Lang, Uint8Array>;

/** Where each thing lies. The act is in Kazakh in `act.pdf`, in Russian in `act.ru.pdf`. */
export const PATHS = {
	manifest: 'manifest.json',
	sitting: 'sitting.jsonl',
	blueprint: 'blueprint.json',
	bank: 'bank.json',
	act: 'act.json',
	pdf: { kk: 'act.pdf', ru: 'act.ru.pdf' }
} as const;

export const factsPath = (attempt: string): string => `facts/${attempt}.jsonl`;

/** Whether a text can be the id of a record. */
export const isId = (text: string): boolean => /^[0-9a-z]{1,64}$/.test(text);

/** The attempt a path belongs to; undefined when it is not one of facts. */
export const attemptOf = (path: string): string | undefined =>
	/^facts\/([0-9a-z]{1,64})\.jsonl$/.exec(path)?.[1];

export const headOf = (facts: readonly Fact[]): string => facts[facts.length - 1]?.hash ?? GENESIS;

/** One value as a file: canonical, with a line feed at its end. */
export const jsonFile = (value: unknown): Uint8Array => utf8ToBytes(`${canonicalJson(value)}\n`);

/** A chain as a file: one canonical fact a line. */
export const chainFile = (facts: readonly Fact[]): Uint8Array =>
	utf8ToBytes(facts.map((fact) => `${canonicalJson(fact)}\n`).join(''));

export const sha256Of = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

/**
 * What stands first in a bundle. All of it follows from the other files, so that not a byte of it can be changed either.
 */
export interface Manifest {
	form: string;
	sitting: string;
	commitment: string;
	blueprint: string;
	edition: string;
	/** Version of the software that drew up the act. */
	software: string;
	root: string;
	/** Hash of the last fact of each attempt. */
	heads: Record<string, string>;
	/** Which file is the act in which language. */
	act: { fingerprint: string; kk: string; ru: string };
	/** SHA-256 of every other file. */
	files: Record<string, string>;
}

const dataOf = (facts: readonly Fact[], type: string): Record<string, unknown> =>
	(facts.find((fact) => fact.type === type)?.data ?? {}) as Record<string, unknown>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The manifest that belongs to these files. */
export function manifestOf(
	files: BundleFiles,
	{ facts, sitting, blueprint, bank, act }: Pick<Bundle, keyof Bundle>
): Manifest {
	const scheduled = dataOf(sitting, 'scheduled');
	const heads = [...facts].map(([attempt, chain]) => ({ attempt, head: headOf(chain) }));
	const others = [...files].filter(([path]) => path !== PATHS.manifest);
	const first = [...facts.values()][0];
	return {
		form: BUNDLE_FORM,
		sitting: text(first && dataOf(first, 'expected').sitting),
		commitment: text(scheduled.commitment),
		blueprint: fingerprint(blueprint),
		edition: fingerprint(bank.contents),
		software: text(dataOf(sitting, 'act-drawn').software),
		root: merkleRoot(heads),
		heads: Object.fromEntries(heads.map(({ attempt, head }) => [attempt, head])),
		act: { fingerprint: fingerprint(act), ...PATHS.pdf },
		files: Object.fromEntries(others.map(([path, bytes]) => [path, sha256Of(bytes)]))
	};
}

/** A bundle as files. The same bundle gives the same bytes. */
export function bundleFiles(bundle: Bundle, pdf: ActPdf): BundleFiles {
	const files: BundleFiles = new Map();
	for (const [attempt, facts] of bundle.facts) files.set(factsPath(attempt), chainFile(facts));
	files.set(PATHS.sitting, chainFile(bundle.sitting));
	files.set(PATHS.blueprint, jsonFile(bundle.blueprint));
	files.set(PATHS.bank, jsonFile(bundle.bank));
	files.set(PATHS.act, jsonFile(bundle.act));
	files.set(PATHS.pdf.kk, pdf.kk);
	files.set(PATHS.pdf.ru, pdf.ru);
	files.set(PATHS.manifest, jsonFile(manifestOf(files, bundle)));
	return files;
}
