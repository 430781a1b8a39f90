import type { DocumentContent, DocumentType, Signature } from '../../../../domain/attestation/documents.ts';
import type { Series } from '../../../../domain/register.ts';
import type { Outcome } from '../../../../domain/services/case-facts.ts';
import type { StepDefinition } from '../../../../domain/services/service.ts';
import type { LicenceContent } from '../../../../domain/services/service-documents.ts';
import type { Work } from '../../work.ts';
import { letterheadOf, ofCase, type ServiceCase } from '../case-of-service.ts';
import { itemsOf, orderOf, RESULTS, type Base, type Resulting } from './result-documents.ts';

/** A case at a step that is being done: what its documents are made of. */
export interface AtStep {
	work: Work;
	one: ServiceCase;
	step: StepDefinition;
	/** What was written at this step and before it; the last word counts. */
	written: Readonly<Record<string, string>>;
	/** What the case comes to, with what this step concludes. */
	outcome: Outcome | undefined;
	/** Of the outcome, or what is missing. */
	reasons: readonly string[];
	visitedAt: number | null;
	/** Of whom does it. */
	signature: Signature;
}

/** The register each numbered document is entered in; the others have no number. */
const SERIES: Partial<Record<DocumentType, Series>> = {
	licence: 'licence',
	'licence-duplicate': 'licence',
	'licence-order': 'order',
	'positive-notice': 'letter',
	'service-refusal': 'letter',
	'mineral-conclusion': 'conclusion',
	'mineral-letter': 'letter',
	'building-permit': 'permit',
	'address-certificate': 'address',
	'accreditation-certificate': 'accreditation'
};

type Paper = (at: AtStep, base: Base) => DocumentContent | Promise<DocumentContent>;

const placeOf = ({ written, one }: AtStep): string =>
	written.place ??
	one.confidential.answers.base ??
	one.confidential.answers.desired ??
	one.confidential.contact.address;

const decision = ({ outcome, reasons }: AtStep) => ({
	decision: outcome?.kind ?? ('granted' as const),
	reasons: [...reasons]
});

/** What is made at a step beside the result; `signed`: the doer's own signature stands under it. */
const PAPERS: Partial<Record<DocumentType, Paper>> = {
	'control-record': (at, base) => ({
		...base,
		type: 'control-record',
		visit: at.visitedAt === null ? null : { at: at.visitedAt, place: placeOf(at) },
		findings: at.written.findings ?? '',
		author: at.signature
	}),
	'visit-record': (at, base) => ({
		...base,
		type: 'visit-record',
		visitedAt: at.visitedAt ?? at.work.now,
		place: placeOf(at),
		findings: at.written.findings ?? '',
		author: at.signature
	}),
	'service-conclusion': (at, base) => ({
		...base,
		type: 'service-conclusion',
		complies: at.outcome?.kind !== 'refused',
		reasons: at.reasons.length ? [...at.reasons] : at.written.because ? [at.written.because] : [],
		author: at.signature
	}),
	'licence-register': (at, base) => ({ ...base, type: 'licence-register', ...decision(at) }),
	'licence-order': (at, base) => ({ ...base, type: 'licence-order', ...decision(at) }),
	'positive-notice': async (at, base) => ({ ...base, type: 'positive-notice', order: await orderOf(at) }),
	'service-refusal': ({ outcome, reasons }, base) => ({
		...base,
		type: 'service-refusal',
		kind: outcome?.kind === 'refused' ? outcome.refusal : 'standard-10',
		reasons: [...reasons]
	}),
	'counter-refusal': (at, base) => ({
		...base,
		type: 'counter-refusal',
		missing: [...at.reasons],
		refusedAt: at.work.now,
		author: at.signature
	})
};

/** Papers that whoever does the step signs; the others name their author. */
const SIGNED: ReadonlySet<DocumentType> = new Set<DocumentType>([
	'licence-register',
	'licence-order',
	'positive-notice',
	'service-refusal'
]);

async function baseOf(at: AtStep, type: DocumentType, signed: boolean): Promise<Base> {
	const { work, one, step } = at;
	const series = SERIES[type];
	return {
		...ofCase(one),
		number: series ? (await work.number(series, one.id)).text : null,
		date: work.now,
		signedBy: signed ? at.signature : null,
		ground: [step.paragraph]
	};
}

/** A document as it was issued. */
export interface IssuedPaper {
	id: string;
	number: string | null;
}

async function issued(at: AtStep, content: DocumentContent): Promise<IssuedPaper> {
	const { work, one } = at;
	const id = await work.issue(
		content,
		{ case: one.id },
		one.state.mark,
		await letterheadOf(work, one.definition)
	);
	return { id, number: content.number };
}

/** Makes one paper of a step. */
export async function issuePaper(at: AtStep, type: DocumentType): Promise<IssuedPaper> {
	const paper = PAPERS[type];
	if (!paper) throw new Error(`No step makes ${type}.`);
	return issued(at, await paper(at, await baseOf(at, type, SIGNED.has(type))));
}

/** Makes the result a case was granted. */
async function issueResult(
	at: AtStep,
	result: string,
	type: DocumentType,
	fresh?: LicenceContent
): Promise<IssuedPaper> {
	const make = RESULTS[type];
	if (!make) throw new Error(`No result says ${type}.`);
	const { work, one, written, reasons } = at;
	const base = await baseOf(at, type, true);
	const of: Resulting = { work, one, result, written, reasons, number: base.number ?? '' };
	return issued(at, await make({ ...of, ...(fresh ? { fresh } : {}) }, base));
}

/** What is made at a step where the papers are listed, whatever comes of the case. */
const AT_THEIR_STEP: ReadonlySet<DocumentType> = new Set<DocumentType>([
	'control-record',
	'visit-record',
	'service-conclusion'
]);

const madeSomewhere = ({ one }: AtStep, type: DocumentType): boolean =>
	one.procedure.steps.some(({ produces }) => produces.includes(type));

/**
 * What the signer of the decision signs, the decision first: the result and what goes with it, or the refusal. Nothing of
 * it is made before, so that no paper says what may be returned.
 */
export async function issueDecision(at: AtStep): Promise<IssuedPaper[]> {
	const { outcome, one, work } = at;
	if (outcome?.kind !== 'granted') return [await issuePaper(at, 'service-refusal')];
	const result = one.procedure.results.find(({ id }) => id === outcome.result);
	if (!result) return [];
	const papers = [await issueResult(at, result.id, result.document)];
	const fresh = work.documents.find(({ id }) => id === papers[0]?.id)?.content;
	// What is added to a licence that takes the place of another stands in an annex of its own.
	if (fresh?.type === 'licence' && (await itemsOf(work, one)).length)
		papers.push(await issueResult(at, result.id, 'licence-annex', fresh.licence));
	if (madeSomewhere(at, 'positive-notice')) papers.push(await issuePaper(at, 'positive-notice'));
	return papers;
}

/** The refusal said at a step where nobody signs it further. */
export const issueRefusalAtOnce = (at: AtStep): Promise<IssuedPaper> =>
	issuePaper(
		at,
		at.outcome?.kind === 'refused' && at.outcome.refusal === 'counter' ? 'counter-refusal' : 'service-refusal'
	);

/** The papers of every other step. */
export async function issuePapers(at: AtStep): Promise<IssuedPaper[]> {
	const { step } = at;
	const types = step.produces.filter((type) => AT_THEIR_STEP.has(type));
	if (step.deed === 'draft-order' && madeSomewhere(at, 'licence-register')) types.push('licence-register');
	if (step.deed === 'sign-order') types.push('licence-order');
	// Where nobody went there is no record of a visit.
	const made = types.filter((type) => type !== 'visit-record' || at.visitedAt !== null);
	const papers: IssuedPaper[] = [];
	for (const type of made) papers.push(await issuePaper(at, type));
	return papers;
}
