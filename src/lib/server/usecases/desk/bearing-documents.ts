import type { DocumentType } from '../../../domain/attestation/documents.ts';
import type { NumberEntry } from '../../../domain/register-book.ts';
import type { Series } from '../../../domain/register.ts';
import type { Listed } from '../../ports.ts';
import type { Context } from '../context.ts';
import { everyItem } from './every-item.ts';

/** Documents that bear the numbers of a series; requests and rounds are registered themselves. */
const TYPES: Record<Series, readonly DocumentType[]> = {
	incoming: [],
	order: ['admission-order', 'certificate-order', 'amending-order', 'licence-order', 'test-schedule'],
	act: ['test-act', 'act-of-removal', 'control-record', 'visit-record'],
	letter: [
		'notice-of-admission',
		'notice-of-non-admission',
		'reasoned-refusal',
		'appeal-answer',
		'service-refusal',
		'positive-notice',
		'hearing-notice',
		'mineral-letter'
	],
	round: [],
	certificate: ['certificate'],
	appeal: ['appeal-receipt'],
	licence: ['licence', 'licence-duplicate'],
	conclusion: ['mineral-conclusion'],
	permit: ['building-permit'],
	address: ['address-certificate'],
	accreditation: ['accreditation-certificate'],
	journal: ['counter-receipt', 'counter-refusal']
};

/** More moments than this are quicker found by reading the whole list. */
const FEW = 300;

/** The document that bears a number, as lists know it. */
interface BearingDocument {
	id: string;
	type: string;
	number: string;
	application: string | null;
	order: string | null;
	/** Case of a service. */
	case: string | null;
	withdrawn: boolean;
	amended: boolean;
	eSigned: boolean;
}

/** A number with the document that bears it. */
export interface Borne {
	entry: NumberEntry;
	document: BearingDocument | null;
}

/** Documents that bear numbers of a series, by the moment they were issued. */
type BearingDocuments = ReadonlyMap<number, readonly BearingDocument[]>;

const textOrNull = (field: unknown): string | null => (typeof field === 'string' ? field : null);

const bearing = ({ id, summary }: Listed): BearingDocument => ({
	id,
	type: String(summary.type),
	number: String(summary.number),
	application: textOrNull(summary.application),
	order: textOrNull(summary.order),
	case: textOrNull(summary.case),
	withdrawn: summary.withdrawn === true,
	amended: summary.amended === true,
	eSigned: Number(summary.eSigned) > 0
});

/** A number is given in the commit that issues what bears it: they are of one moment. */
export async function documentsFor(
	ctx: Context,
	series: Series,
	entries: readonly NumberEntry[]
): Promise<BearingDocuments> {
	const documents = new Map<number, BearingDocument[]>();
	const type = [...TYPES[series]];
	const issuedAt = [...new Set(entries.filter(({ fate }) => fate === 'given').map(({ at }) => at))];
	if (!type.length || !issuedAt.length) return documents;
	const where = { type, ...(issuedAt.length > FEW ? {} : { issuedAt }) };
	for (const item of await everyItem(ctx, 'document', { where })) {
		const at = Number(item.summary.issuedAt);
		const others = documents.get(at);
		if (others) others.push(bearing(item));
		else documents.set(at, [bearing(item)]);
	}
	return documents;
}

/** Of several of one moment — the notices of one order — the one about the record the number was given to. */
export function documentOf(
	documents: BearingDocuments,
	{ fate, at, to }: NumberEntry
): BearingDocument | null {
	const found = fate === 'given' ? (documents.get(at) ?? []) : [];
	if (found.length === 1) return found[0] ?? null;
	return found.find((one) => (one.application ?? one.case ?? one.order) === to) ?? null;
}
