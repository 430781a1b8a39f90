import { rowFacts } from '../../../domain/attestation/act-row.ts';
import { incidentsOf } from '../../../domain/attestation/incidents.ts';
import {
	bundleFiles,
	headOf,
	jsonFile,
	manifestOf,
	PATHS,
	type Bundle,
	type BundleFiles
} from '../../../domain/exam/bundle.ts';
import { attemptKind, type AttemptFact } from '../../../domain/exam/attempt.ts';
import { merkleRoot } from '../../../domain/exam/root.ts';
import { readBundle } from '../../../domain/exam/verify/read.ts';
import { EMPTY, factHash, fingerprint, type Fact } from '../../../domain/facts.ts';
import type { World } from './world.ts';

/** What somebody who wants to mislead can do to a bundle. */

/** The bundle a world exported. */
export function exportedBundle(w: World, sitting: string): BundleFiles {
	const own = [...w.exported].filter(([path]) => path.startsWith(`${sitting}/`));
	return new Map(
		own.map(([path, bytes]) => [path.slice(sitting.length + 1), new Uint8Array(bytes as Uint8Array)])
	);
}

/** What a bundle says, to be changed. */
export interface Opened extends Omit<Bundle, 'facts' | 'sitting'> {
	facts: Map<string, Fact[]>;
	sitting: Fact[];
}

export const opened = (files: BundleFiles): Opened => structuredClone(readBundle(files).bundle) as Opened;

/** Seals a chain anew, whatever it says now. */
export function resealed(facts: readonly Fact[]): Fact[] {
	let prev = EMPTY.hash;
	return facts.map((fact, index) => {
		const open = { ...fact, seq: index + 1, prev };
		const hash = factHash({ ...open, hash: undefined } as unknown as Fact);
		prev = hash;
		return { ...open, hash };
	});
}

const pdfOf = (files: BundleFiles) => ({
	kk: files.get(PATHS.pdf.kk) ?? new Uint8Array(),
	ru: files.get(PATHS.pdf.ru) ?? new Uint8Array()
});

/** The files after a change of what they say, with a manifest that fits; chains stay as the change left them. */
export function rewritten(files: BundleFiles, change: (bundle: Opened) => void): BundleFiles {
	const bundle = opened(files);
	change(bundle);
	return bundleFiles(bundle, pdfOf(files));
}

/** As `rewritten`, and every chain, head, root and fingerprint is made to fit as well: only paper tells. */
export function rewrittenWholly(files: BundleFiles, change: (bundle: Opened) => void): BundleFiles {
	return rewritten(files, (bundle) => {
		const before = new Map([...bundle.facts].map(([attempt, facts]) => [headOf(facts), attempt]));
		const owners = bundle.act.rows.map(({ head }) => before.get(head));
		change(bundle);
		for (const [attempt, facts] of bundle.facts) bundle.facts.set(attempt, resealed(facts));
		const heads = [...bundle.facts].map(([attempt, facts]) => ({ attempt, head: headOf(facts) }));
		const root = merkleRoot(heads);
		bundle.act.root = root;
		for (const [index, row] of bundle.act.rows.entries())
			row.head = headOf(bundle.facts.get(owners[index] ?? '') ?? []);
		const drawn = bundle.sitting.find(({ type }) => type === 'act-drawn');
		if (drawn) Object.assign(drawn.data as object, { root, fingerprint: fingerprint(bundle.act) });
		bundle.sitting = resealed(bundle.sitting);
	});
}

const stateOf = (facts: readonly Fact[]) =>
	(facts as (Fact & AttemptFact)[]).reduce(
		(state: ReturnType<typeof attemptKind.evolve> | undefined, fact) => attemptKind.evolve(state, fact),
		undefined
	)!;

/** As `rewrittenWholly`, and the act says what the facts say now. */
export function retold(files: BundleFiles, change: (bundle: Opened) => void): BundleFiles {
	return rewrittenWholly(files, (bundle) => {
		change(bundle);
		const attempts = [...bundle.facts.values()].map((facts) => ({ facts, state: stateOf(facts) }));
		for (const { facts, state } of attempts) {
			const row = bundle.act.rows.find(({ seat }) => seat === state.seat)!;
			Object.assign(row, rowFacts(state, headOf(facts)));
		}
		bundle.act.incidents = [
			...bundle.act.incidents.filter(({ seat }) => seat === null),
			...attempts.flatMap(({ facts }) => incidentsOf(facts))
		];
	});
}

/** The same files with other bytes in one of them. */
export const withFile = (files: BundleFiles, path: string, bytes: Uint8Array): BundleFiles =>
	new Map(files).set(path, bytes);

/** As `withFile`, with a manifest that fits. */
export function withFileListed(files: BundleFiles, path: string, bytes: Uint8Array): BundleFiles {
	const changed = withFile(files, path, bytes);
	const bundle = readBundle(changed).bundle as Bundle;
	return changed.set(PATHS.manifest, jsonFile(manifestOf(changed, bundle)));
}

/** The bytes of a text after a change. */
export const edited = (bytes: Uint8Array, change: (text: string) => string): Uint8Array =>
	new TextEncoder().encode(change(new TextDecoder().decode(bytes)));
