import { ALMATY_HOURS } from '../../../domain/calendar/kazakhstan.ts';
import { at, localDate } from '../../../domain/calendar/working-time.ts';
import { OFFICE_ID } from '../../../domain/office.ts';
import type { OfficialDocument } from '../../../domain/attestation/documents.ts';
import { fingerprint } from '../../../domain/facts.ts';
import { sha256Of } from '../../../domain/exam/bundle.ts';
import { fullName } from '../../../domain/people/name.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { SIGNATURE_FORMATS, type SigningMethod } from '../../../domain/signing/e-signature.ts';
import { SIGNING_MS, type FileToSign, type SigningTask } from '../../../domain/signing/signing.ts';
import { LANGS, type Bilingual, type Lang } from '../../../domain/text.ts';
import { Conflict, type SignatureRoom } from '../../ports.ts';
import { readKept } from '../printing/keep-printed.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Issued } from '../issued.ts';
import { Work, type TakenNumber } from '../work.ts';
import { anew, remembering, type Trial } from './drawn.ts';
import { keepPrepared } from './prepared-file.ts';
import type { Decide, Signatory } from './signatory.ts';

/** What the signer is told of a file beside its name. */
interface Shown {
	title: Bilingual;
	number: string | null;
	/** Whom it is about, where that is one person. */
	about: string | null;
}

/** Files as the signer's page is told of them. */
export interface Prepared {
	id: string;
	/** Until when it can be handed in, epoch ms. */
	until: number;
	files: (Omit<FileToSign, 'of' | 'kept'> & Shown)[];
}

/**
 * Makes the exact bytes that wait for a signature. Nothing is decided: numbers are reserved, files are kept for half an
 * hour. Refuses what the decision itself refuses, and 'no-trusted-roots', 'signer-iin-missing'.
 */
export const prepareSigning =
	(ctx: Context) =>
	async (
		signatory: Signatory,
		task: SigningTask,
		method: SigningMethod,
		decide: Decide
	): Promise<Prepared | Refused> => {
		const trial = await tryAndReserve(ctx, signatory, decide);
		if (isRefused(trial)) return trial;
		const replay = anew(ctx, trial);
		const work = new Work(replay.ctx, signatory.by, replay.terms);
		const decided = await decide(work);
		if (isRefused(decided)) return decided;
		const made = await filesOf(ctx, work, signatory, method);
		if (isRefused(made)) return made;
		if (!made.length) return refused('empty-list');
		const id = ctx.ids.id();
		const until = Math.min(trial.moment + SIGNING_MS, await endOfDay(ctx, trial.moment));
		const files = made.map(({ document, lang, sha256, kept, of }) => ({ document, lang, sha256, kept, of }));
		const recorded = await transact(ctx, signatory.by, async (signing) => {
			const data = { task, method, files, moment: trial.moment, until };
			signing.add('signing', id, [{ type: 'prepared', v: 1, data }], {
				confidential: { drawn: [...trial.drawn] }
			});
			return true;
		});
		if (isRefused(recorded)) return recorded;
		return { id, until, files: made.map(({ of: _of, kept: _kept, ...file }) => file) };
	};

/** A document bears the day on which it is signed: nothing prepared today is signed tomorrow. Epoch ms. */
async function endOfDay(ctx: Context, moment: number): Promise<number> {
	const hours = (await ctx.store.read('office', OFFICE_ID))?.state.office.hours ?? ALMATY_HOURS;
	return at(localDate(moment, hours), '24:00', hours) - 1;
}

/** The decision on trial, and its numbers reserved so that nobody else gets them: over retries they stay the same. */
function tryAndReserve(ctx: Context, signatory: Signatory, decide: Decide): Promise<Trial | Refused> {
	return transact(ctx, signatory.by, async (work) => {
		if (!(await work.office()).signing.roots.length) return refused('no-trusted-roots');
		if (!signatory.iin) return refused('signer-iin-missing');
		const { ids, drawn } = remembering(ctx.ids);
		const trial = new Work({ ...ctx, ids }, signatory.by, { moment: work.now, electronic: true });
		const decided = await decide(trial);
		if (isRefused(decided)) return decided;
		for (const taken of trial.numbers) await reserve(work, taken);
		return { drawn, moment: work.now };
	});
}

/** Throws `Conflict` where somebody took the number since the trial saw it free: it is tried again. */
async function reserve(work: Work, { register, number, to, text }: TakenNumber): Promise<void> {
	const record = await work.read('register', register);
	if (!isRefused(record)) {
		if (record.state.reserved[to] === number) return;
		if (record.state.last >= number) throw new Conflict('register', register, 'version');
	}
	work.add('register', register, [{ type: 'number-reserved', v: 1, data: { number, to, text } }]);
}

/** The documents of a work that bear the key's signature: as what they say, or the kept file it is added to. */
export function toSign(work: Work): Issued[] {
	return work.documents.filter(
		({ id, content }) => work.countersigned.has(id) || content.signedBy?.electronic
	);
}

/** What a file follows from: it is compared when the signature comes. */
export async function originOf(work: Work, { id, content }: Issued, lang: Lang): Promise<string> {
	if (!work.countersigned.has(id)) return fingerprint(content);
	return (await work.must('document', id)).state.files?.[lang] ?? '';
}

async function filesOf(
	ctx: Context,
	work: Work,
	signatory: Signatory,
	method: SigningMethod
): Promise<(FileToSign & Shown)[] | Refused> {
	const files = [];
	for (const issued of toSign(work)) {
		const { id: document, content } = issued;
		for (const lang of LANGS) {
			const plain = work.countersigned.has(document)
				? await readKept(ctx)(document, lang)
				: await ctx.press.render(content, lang, document);
			if (isRefused(plain)) return plain;
			const room = roomFor(ctx, content, lang, { signatory, method, at: work.now });
			const prepared = ctx.signatures.prepare(plain, room);
			const kept = await keepPrepared(ctx, prepared);
			const sha256 = sha256Of(prepared);
			const of = await originOf(work, issued, lang);
			files.push({ document, lang, sha256, kept, of, ...shown(ctx, content) });
		}
	}
	return files;
}

function shown(ctx: Context, content: OfficialDocument): Shown {
	const row = 'applicant' in content ? content.applicant : 'holder' in content ? content.holder : null;
	const title = ctx.press.titleOf(content);
	return { title, number: content.number, about: row ? fullName(row.name) : null };
}

function roomFor(
	ctx: Context,
	content: OfficialDocument,
	lang: Lang,
	given: { signatory: Signatory; method: SigningMethod; at: number }
): SignatureRoom {
	const number = content.number ? ` № ${content.number}` : '';
	return {
		name: given.signatory.name,
		reason: `${ctx.press.titleOf(content)[lang]}${number}`,
		location: content.office.city[lang],
		at: given.at,
		format: SIGNATURE_FORMATS[given.method]
	};
}
