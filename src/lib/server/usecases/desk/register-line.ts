import { fullName } from '../../../domain/people/name.ts';
import type { NumberState } from '../../../domain/register-book.ts';
import type { Series } from '../../../domain/register.ts';
import { applicantName } from '../../../domain/services/applicant.ts';
import type { Context } from '../context.ts';
import type { Borne } from './bearing-documents.ts';

/** Where a line of a register leads. */
type LeadsTo = { kind: 'application' | 'order' | 'act' | 'appeal' | 'round' | 'case'; id: string };

/** One number of a register, as it is shown. */
export interface RegisterLine {
	n: number;
	/** Record it was given to, or waits for. */
	to: string;
	/** As it is printed. */
	number: string;
	state: Exclude<NumberState, 'e-signed'>;
	eSigned: boolean;
	/** When it came to this. */
	at: number;
	/** Why it was voided or withdrawn. */
	reason: string | null;
	document: { id: string; type: string } | null;
	leads: LeadsTo | null;
	/** Whom it is about; null where it is about many. */
	name: string | null;
}

const KINDS: Record<Series, LeadsTo['kind']> = {
	incoming: 'application',
	order: 'order',
	act: 'act',
	letter: 'application',
	round: 'round',
	certificate: 'application',
	appeal: 'appeal',
	licence: 'case',
	conclusion: 'case',
	permit: 'case',
	address: 'case',
	accreditation: 'case',
	journal: 'case'
};

/** What the line says of the record the number was given to. */
type Bearer = Pick<RegisterLine, 'leads' | 'name'> & { number?: string };

/** Orders, letters and incoming numbers are given to cases of services too; null where it was to something else. */
async function caseBearing(ctx: Context, series: Series, { entry, document }: Borne): Promise<Bearer | null> {
	const id = document?.case ?? entry.to;
	const record = await ctx.store.read('service-case', id);
	if (!record) return KINDS[series] === 'case' ? { leads: null, name: null } : null;
	const { incoming } = record.state;
	const number = series === 'incoming' && incoming ? { number: incoming } : {};
	const name = record.confidential ? applicantName(record.confidential.applicant) : '—';
	return { leads: { kind: 'case', id }, name, ...number };
}

/** A letter may be given to an appeal, an act of removal to an attempt: these lead to the case. */
async function bearerOf(ctx: Context, series: Series, borne: Borne): Promise<Bearer> {
	const { entry, document } = borne;
	const ofCase = await caseBearing(ctx, series, borne);
	if (ofCase) return ofCase;
	const kind = KINDS[series];
	const application = kind === 'application' || kind === 'act' ? document?.application : null;
	if (kind === 'application' || application) {
		const id = application ?? entry.to;
		const record = await ctx.store.read('application', id);
		if (!record) return { leads: null, name: null };
		const number = series === 'incoming' ? { number: record.state.incoming } : {};
		const name = record.confidential ? fullName(record.confidential.name) : '—';
		return { leads: { kind: 'application', id }, name, ...number };
	}
	const leads: LeadsTo = { kind, id: entry.to };
	if (kind !== 'appeal') return { leads, name: null };
	const appeal = await ctx.store.read('appeal', entry.to);
	return { leads, name: appeal?.confidential ? fullName(appeal.confidential.name) : '—' };
}

const stateOf = ({ entry, document }: Borne): RegisterLine['state'] => {
	if (document?.withdrawn) return 'withdrawn';
	return document?.amended ? 'amended' : entry.fate;
};

/** The line of a number: whom it is about and why it is not in force are read from their records. */
export async function lineOf(
	ctx: Context,
	series: Series,
	borne: Borne,
	number: string
): Promise<RegisterLine> {
	const { entry, document } = borne;
	const withdrawn = document?.withdrawn ? await ctx.store.read('document', document.id) : undefined;
	return {
		...{ n: entry.n, to: entry.to, number, at: entry.at },
		...(await bearerOf(ctx, series, borne)),
		state: stateOf(borne),
		eSigned: document?.eSigned ?? false,
		reason: entry.reason ?? withdrawn?.state.withdrawn?.reason ?? null,
		document: document && { id: document.id, type: document.type }
	};
}
