import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ActRow } from '../../../domain/attestation/documents.ts';
import { factsPath, PATHS, type BundleFiles } from '../../../domain/exam/bundle.ts';
import { score } from '../../../domain/exam/scoring.ts';
import type { Paper } from '../../../domain/exam/draw.ts';
import { verifyBundle, type Report } from '../../../domain/exam/verify/bundle.ts';
import { verifyPrinted, type Printing } from '../../../domain/exam/verify/printed.ts';
import { problemText } from '../../../domain/exam/verify/problem.ts';
import { fingerprint, type Fact } from '../../../domain/facts.ts';
import { sat } from '../testing/held.ts';
import { acted, writeTest } from '../testing/sat.ts';
import {
	edited,
	exportedBundle,
	opened,
	resealed,
	rewritten,
	rewrittenWholly,
	withFile,
	withFileListed,
	type Opened
} from '../testing/tampered.ts';

type Data = Record<string, never> & { elapsed: number; choice: number[]; paper: Paper; limit: number };

const factOf = (facts: readonly Fact[], type: string): Fact & { data: Data } =>
	facts.find((fact) => fact.type === type) as Fact & { data: Data };

/** Every problem of a report in words, those of candidates too. */
const told = (report: Report): string[] =>
	[...report.problems, ...report.candidates.flatMap(({ problems }) => problems)].map(problemText);

const codes = (files: BundleFiles, paper = {}): string[] => {
	const report = verifyBundle(files, paper);
	expect(report.ok, 'what is wrong is not called right').toBe(false);
	return [...report.problems, ...report.candidates.flatMap(({ problems }) => problems)].map(
		({ code }) => code
	);
};

let files: BundleFiles;
let attempt: string;
let root: string;

/** Seat 1 has everything right, seat 2 everything wrong, seat 3 right, seat 4 did not come. */
beforeAll(async () => {
	const held = await sat(4, [1, 2, 3]);
	const pdf = (lang: string) => new TextEncoder().encode(`%PDF-1.4 ${lang}`);
	held.w.ctx.press.render = async (_, lang) => pdf(lang);
	for (const candidate of held.candidates) await writeTest(held.w, candidate, candidate.seat !== 2);
	const { content } = await acted(held.w, held.sitting);
	files = exportedBundle(held.w, held.sitting);
	attempt = held.attempt(2);
	root = content.root;
});

describe('a bundle as it was exported', () => {
	it('holds, with a line for everybody who was admitted', () => {
		const report = verifyBundle(files, { root });
		expect(told(report)).toEqual([]);
		expect(report.ok).toBe(true);
		expect(report.candidates.map(({ seat, outcome, points }) => [seat, outcome, points]).sort()).toEqual([
			[1, 'passed', 8],
			[2, 'not-passed', 0],
			[3, 'passed', 8],
			[4, 'absent', null]
		]);
	});

	it('has the fixed form: the act in both languages, one chain an attempt, the used questions with their keys', () => {
		const names = [...files.keys()].filter((path) => !path.startsWith('facts/')).sort();
		expect(names).toEqual(
			[
				'act.json',
				'act.pdf',
				'act.ru.pdf',
				'bank.json',
				'blueprint.json',
				'manifest.json',
				'sitting.jsonl'
			].sort()
		);
		const { bank, facts } = opened(files);
		const drawn = [...facts.values()].flatMap((chain) => factOf(chain, 'paper-drawn')?.data.paper ?? []);
		expect(bank.used.map(({ id }) => id)).toEqual([...new Set(drawn.map(({ id }) => id))].sort());
		expect(bank.contents.questions).toHaveLength(12);
	});
});

describe('bytes', { timeout: 60_000 }, () => {
	it('any changed byte of any file is noticed', () => {
		const paths = [...files.keys()];
		const place = fc.record({
			path: fc.constantFrom(...paths),
			at: fc.nat(),
			bit: fc.integer({ min: 0, max: 7 })
		});
		fc.assert(
			fc.property(place, ({ path, at, bit }) => {
				const bytes = new Uint8Array(files.get(path)!);
				bytes[at % bytes.length]! ^= 1 << bit;
				const report = verifyBundle(withFile(files, path, bytes));
				expect(report.ok, `${path} at ${at % bytes.length}`).toBe(false);
				// A byte of the manifest may be one of a file's hash: then that file differs from it.
				expect(told(report).join('\n')).toMatch(path === PATHS.manifest ? /manifest|file-/ : path);
			}),
			{ numRuns: 200 }
		);
	});

	it('a file that is gone, one too many, and one cut to nothing are named', () => {
		for (const path of files.keys()) {
			const without = new Map(files);
			without.delete(path);
			expect(told(verifyBundle(without)).join('\n'), path).toContain(path);
			expect(told(verifyBundle(withFile(files, path, new Uint8Array()))).join('\n'), path).toContain(path);
		}
		expect(codes(withFile(files, 'notes.txt', new Uint8Array()))).toContain('file-unexpected');
		expect(codes(withFile(files, 'facts/a/b.jsonl', new Uint8Array()))).toContain('file-unexpected');
	});

	it('white space, another order of members and a missing line feed are named though the manifest fits', () => {
		for (const path of [PATHS.act, PATHS.bank, PATHS.blueprint, PATHS.sitting, factsPath(attempt)]) {
			const spaced = edited(files.get(path)!, (text) => text.replace('{', '{ '));
			expect(codes(withFileListed(files, path, spaced)), path).toEqual(['not-canonical']);
			const open = edited(files.get(path)!, (text) => text.slice(0, -1));
			expect(codes(withFileListed(files, path, open)), path).toContain('not-canonical');
		}
		const manifest = edited(files.get(PATHS.manifest)!, (text) => text.replace(/\n$/, ' \n'));
		expect(codes(withFile(files, PATHS.manifest, manifest))).toEqual(['not-canonical']);
	});

	it('a member told twice, or one more, is named in every file though the manifest fits', () => {
		const texts = [...files.keys()].filter((path) => /\.jsonl?$/.test(path));
		expect(texts).toHaveLength(9);
		for (const path of texts) {
			const withMore = (more: string) => {
				const bytes = edited(files.get(path)!, (text) => text.replace('{', `{${more}`));
				return codes(
					path === PATHS.manifest ? withFile(files, path, bytes) : withFileListed(files, path, bytes)
				);
			};
			expect(withMore('"zz":1,"zz":2,'), path).toContain('not-canonical');
			expect(withMore('"__proto__":{"ok":true},'), path).not.toContain('not-canonical');
			expect(withMore('"A":1,'), path).not.toContain('not-canonical');
		}
	});

	it('an id that is none is named', () => {
		const evil = rewrittenWholly(files, ({ facts }) => {
			for (const chain of facts.values())
				Object.assign(chain[0]!.data as object, { sitting: 'r1\nThe protocol holds.' });
		});
		expect(codes(evil)).toContain('id-malformed');
		expect(codes(withFile(files, 'facts/r1\u001b[8m.jsonl', new Uint8Array()))).toContain('file-unexpected');
	});

	it('a manifest that says more or other than the files is named', () => {
		const more = edited(files.get(PATHS.manifest)!, (text) => text.replace('{', '{"a":1,'));
		expect(codes(withFile(files, PATHS.manifest, more))).toEqual(['manifest-wrong']);
		const other = edited(files.get(PATHS.manifest)!, (text) =>
			text.replace('"software":"1.', '"software":"2.')
		);
		expect(codes(withFile(files, PATHS.manifest, other))).toEqual(['manifest-wrong']);
	});
});

describe('a chain', () => {
	const chain = () => opened(files).facts.get(attempt)!;

	it('without its last fact is named by the head in the act, though the manifest fits', () => {
		const cut = rewritten(files, ({ facts }) => facts.set(attempt, chain().slice(0, -1)));
		expect(codes(cut)).toContain('head-differs');
		expect(codes(cut)).toContain('root-differs');
		expect(codes(cut)).not.toContain('chain-broken');
	});

	it('with two facts in another order is broken at the first of them', () => {
		const at = 8;
		const swapped = rewritten(files, ({ facts }) => {
			const facts2 = chain();
			[facts2[at], facts2[at + 1]] = [facts2[at + 1]!, facts2[at]!];
			facts.set(attempt, facts2);
		});
		const report = verifyBundle(swapped);
		expect(told(report)).toContain(
			`chain-broken at fact ${at + 1} of attempt ${attempt}: the fact does not continue the chain`
		);
	});

	it('with a fact left out, or told twice, is broken there', () => {
		const without = rewritten(files, ({ facts }) => facts.set(attempt, chain().toSpliced(5, 1)));
		expect(told(verifyBundle(without)).join()).toContain('chain-broken at fact 6');
		const twice = rewritten(files, ({ facts }) => facts.set(attempt, chain().toSpliced(5, 0, chain()[5]!)));
		expect(told(verifyBundle(twice)).join()).toContain('chain-broken at fact 7');
	});

	it('of the sitting is guarded as well', () => {
		const cut = rewritten(files, (bundle) => bundle.sitting.pop());
		expect(codes(cut)).toContain('fact-out-of-place');
		const changed = rewritten(files, (bundle) => {
			bundle.sitting[1]!.at += 1;
		});
		expect(told(verifyBundle(changed)).join()).toContain('chain-broken at fact 2 in sitting.jsonl');
	});
});

/** Seals one attempt's chain anew after a change; the act stays as it was. */
const resealedChain = (change: (facts: Fact[]) => void): BundleFiles =>
	rewritten(files, ({ facts }) => {
		const chain = facts.get(attempt)!;
		change(chain);
		facts.set(attempt, resealed(chain));
	});

/** Changes an attempt and makes everything else fit. */
const forged = (change: (facts: Fact[], row: ActRow) => void): BundleFiles =>
	rewrittenWholly(files, ({ facts, act }) => {
		const chain = facts.get(attempt)!;
		const head = chain[chain.length - 1]!.hash;
		change(
			chain,
			act.rows.find((row) => row.head === head)!
		);
	});

/** The right answer to a question of the paper, as positions. */
function rightChoice(bundle: Opened, chain: Fact[], question: number): number[] {
	const { id, options } = factOf(chain, 'paper-drawn').data.paper[question - 1]!;
	const { key } = bundle.bank.used.find((one) => one.id === id)!;
	return key.map((option) => options.indexOf(option) + 1).sort((a, b) => a - b);
}

describe('what was answered', () => {
	it('another option in a chain sealed anew gives another score, and another head than the act', () => {
		const better = resealedChain((chain) => {
			factOf(chain, 'answered').data.choice = rightChoice(opened(files), chain, 1);
		});
		expect(codes(better)).toEqual(expect.arrayContaining(['score-wrong', 'head-differs', 'root-differs']));
	});

	it('an edited score is named at its fact, also when the act was made to fit', () => {
		const passed = forged((chain, row) => {
			const { score: counted } = factOf(chain, 'ended').data as unknown as { score: Record<string, unknown> };
			counted.points = row.points = 8;
			counted.passed = true;
			row.outcome = 'passed';
		});
		expect(codes(passed)).toEqual(['score-wrong']);
	});

	it('an edited score in the act alone is named', () => {
		const better = rewritten(files, ({ act }) => {
			act.rows[1]!.points = 7;
		});
		expect(told(verifyBundle(better)).join()).toContain(`act-differs of attempt ${attempt}`);
	});

	it('everything rewritten to fit passes alone, and fails against the root or the act on paper', () => {
		const rewrittenWell = rewrittenWholly(files, (bundle) => {
			const chain = bundle.facts.get(attempt)!;
			const { head } = { head: chain[chain.length - 1]!.hash };
			const row = bundle.act.rows.find((one) => one.head === head)!;
			const answers: Record<number, number[]> = {};
			for (const fact of chain.filter(({ type }) => type === 'answered')) {
				const data = fact.data as Data & { question: number };
				data.choice = answers[data.question] = rightChoice(bundle, chain, data.question);
			}
			const keys = new Map(bundle.bank.used.map(({ id, key }) => [id, key]));
			const counted = score(bundle.blueprint, factOf(chain, 'paper-drawn').data.paper, keys, answers);
			Object.assign(factOf(chain, 'ended').data, { score: counted });
			Object.assign(row, { points: counted.points, outcome: 'passed' });
		});
		expect(told(verifyBundle(rewrittenWell))).toEqual([]);
		expect(codes(rewrittenWell, { root })).toEqual(['root-not-on-paper']);
		expect(codes(rewrittenWell, { act: 'f'.repeat(64) })).toEqual(['act-not-on-paper']);
	});

	it('an answer by another seat, out of number, or to no question is named', () => {
		const changes: ((data: Record<string, unknown>) => void)[] = [
			(data) => (data.lease = 9),
			(data) => (data.seq = 5),
			(data) => (data.question = 99),
			(data) => (data.choice = [7])
		];
		for (const change of changes)
			expect(codes(forged((chain) => change(factOf(chain, 'answered').data)))).toContain('answer-wrong');
	});
});

describe('what was drawn', () => {
	it('another paper than the draw gives is named', () => {
		const easier = forged((chain) => factOf(chain, 'paper-drawn').data.paper.reverse());
		expect(codes(easier)).toContain('paper-wrong');
	});

	it('other digits, another seed and another blueprint do not fit the commitment and the paper', () => {
		const digits = rewrittenWholly(files, ({ sitting, act }) => {
			Object.assign(factOf(sitting, 'digits-entered').data, { digits: '0000' });
			act.draw.digits = '0000';
		});
		expect(codes(digits)).toContain('digits-differ');
		const seed = rewrittenWholly(files, ({ sitting, act }) => {
			Object.assign(factOf(sitting, 'seed-revealed').data, { seed: 'ab'.repeat(32) });
			act.draw.seed = 'ab'.repeat(32);
		});
		expect(codes(seed)).toEqual(expect.arrayContaining(['commitment-wrong', 'paper-wrong']));
		const blueprint = rewrittenWholly(files, (bundle) => {
			bundle.blueprint.passMark = 0;
			bundle.act.blueprint.passMark = 0;
		});
		expect(codes(blueprint)).toContain('blueprint-differs');
	});

	it('another key, a question less, and a question nobody drew in the bank do not fit the edition', () => {
		const key = rewrittenWholly(files, ({ bank }) => {
			bank.used[0]!.key = ['a'];
		});
		expect(codes(key)).toContain('question-differs');
		const text = rewrittenWholly(files, ({ bank }) => {
			bank.used[0]!.stem.kk += '?';
		});
		expect(codes(text)).toEqual(['question-differs']);
		const fewer = rewrittenWholly(files, ({ bank }) => void bank.contents.questions.pop());
		expect(codes(fewer)).toContain('edition-differs');
		const missing = rewrittenWholly(files, ({ bank }) => void bank.used.pop());
		expect(codes(missing)).toContain('question-missing');
	});

	it('a candidate more or less than the order admitted is named', () => {
		const less = rewrittenWholly(files, ({ facts, act }) => {
			const { hash } = facts.get(attempt)!.at(-1)!;
			facts.delete(attempt);
			act.rows = act.rows.filter(({ head }) => head !== hash);
		});
		expect(codes(less)).toContain('attempts-differ');
	});
});

describe('the clock', () => {
	it('cannot go back, cannot pass the limit, cannot be given another limit', () => {
		const back = forged((chain) => {
			factOf(chain, 'answered').data.elapsed = 60_000;
		});
		expect(codes(back)).toContain('time-wrong');
		const beyond = forged((chain) => {
			factOf(chain, 'ended').data.elapsed = 31 * 60_000;
		});
		expect(codes(beyond)).toContain('time-wrong');
		const longer = forged((chain) => {
			factOf(chain, 'started').data.limit += 60_000;
		});
		expect(codes(longer)).toContain('limit-wrong');
	});
});

describe('the act', () => {
	it('with another outcome, incident, remark, name or hour than the facts is named', () => {
		const changes: ((bundle: Opened) => void)[] = [
			({ act }) => (act.rows[1]!.outcome = 'passed'),
			({ act }) => void act.incidents.push({ at: 1, seat: 2, text: { kk: 'а', ru: 'б' } }),
			({ act }) => void act.remarks.push({ at: 1, from: 'proctor', seat: null, question: null, text: 'а' }),
			({ act }) => (act.rows[1]!.startedAt = 1),
			({ act }) => (act.session.closedAt += 1),
			({ act }) => (act.draw.commitment = '0')
		];
		for (const change of changes) expect(codes(rewrittenWholly(files, change))).toContain('act-differs');
		const name = rewritten(files, ({ act }) => {
			act.rows[1]!.name.surname = 'Басқа';
		});
		expect(told(verifyBundle(name)).join()).toContain('its SHA-256');
	});
});

describe('the printed act', () => {
	const printing = (software: string): Printing => ({
		software,
		render: async (_, lang) => new TextEncoder().encode(`%PDF-1.4 ${lang}`),
		onlySigned: (plain, file) => Buffer.compare(plain, file) === 0 || Buffer.from(file).includes('signed')
	});
	const printed = (of: BundleFiles, software: string) =>
		verifyPrinted(of, verifyBundle(of, { root }), printing(software));
	const forgery = () => withFileListed(files, PATHS.pdf.ru, new Uint8Array([1]));

	it('is unchecked until it was printed again', async () => {
		expect(verifyBundle(files, { root }).unchecked.map(({ file }) => file)).toEqual([
			'act.pdf',
			'act.ru.pdf'
		]);
		expect(await printed(files, '1.0.0')).toMatchObject({ ok: true, unchecked: [] });
		expect(await printed(files, '2.0.0')).toMatchObject({ ok: true, unchecked: [] });
	});

	it('that is another one is named; under another version of the software it stays unchecked, and that is told', async () => {
		expect(verifyBundle(forgery(), { root }).ok).toBe(true);
		expect(await printed(forgery(), '1.0.0')).toMatchObject({
			ok: false,
			problems: [{ code: 'print-differs', file: 'act.ru.pdf' }],
			unchecked: []
		});
		expect(await printed(forgery(), '2.0.0')).toMatchObject({
			ok: true,
			unchecked: [{ code: 'print-unchecked', file: 'act.ru.pdf', detail: 'printed by version 1.0.0' }]
		});
	});

	it('may carry e-signatures behind what was printed', async () => {
		const signed = withFileListed(files, PATHS.pdf.ru, new TextEncoder().encode('%PDF-1.4 ru, signed'));
		expect(await printed(signed, '1.0.0')).toMatchObject({ ok: true, unchecked: [] });
	});

	it('cannot be said to come of another version without changing the act on paper', () => {
		const other = (bundle: Opened) => {
			bundle.act.press.software = '0.9.0';
		};
		expect(codes(rewrittenWholly(files, other))).toContain('act-differs');
		const wholly = rewrittenWholly(files, (bundle) => {
			other(bundle);
			Object.assign(bundle.sitting.at(-1)!.data as object, { software: '0.9.0' });
		});
		expect(codes(wholly, { act: fingerprint(opened(files).act) })).toEqual(['act-not-on-paper']);
	});

	it('that cannot be printed at all is named', async () => {
		const broken: Printing = { ...printing('1.0.0'), render: () => Promise.reject(new Error('no')) };
		const report = await verifyPrinted(files, verifyBundle(files), broken);
		expect(report.problems.map(({ code }) => code)).toEqual(['print-differs', 'print-differs']);
	});
});

describe('facts that somebody wrote by hand', { timeout: 60_000 }, () => {
	it('of an unknown type, of another shape or without a beginning are named and never stop the check', () => {
		expect(codes(forged((chain) => void (chain[5]!.type = 'promoted')))).toContain('fact-unknown');
		expect(codes(forged((chain) => void (chain[5]!.type = 'constructor')))).toContain('fact-unknown');
		expect(codes(forged((chain) => void chain.shift()))).toContain('fact-out-of-place');
		fc.assert(
			fc.property(fc.nat({ max: 15 }), fc.jsonValue(), (n, data) => {
				const one = forged((chain) => Object.assign(chain[n % chain.length]!, { data }));
				expect(verifyBundle(one, { root }).ok).toBe(false);
			}),
			{ numRuns: 100 }
		);
	});

	it('and whole files of anything never stop it', () => {
		fc.assert(
			fc.property(fc.constantFrom(...files.keys()), fc.jsonValue(), (path, value) => {
				const bytes = new TextEncoder().encode(`${JSON.stringify(value)}\n`);
				expect(verifyBundle(withFile(files, path, bytes)).ok).toBe(false);
			}),
			{ numRuns: 200 }
		);
	});
});
