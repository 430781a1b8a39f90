import { localDate } from '../../../domain/calendar/working-time.ts';
import { fullName } from '../../../domain/people/name.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { formatNumber, spellingsOf } from '../../../domain/register.ts';
import { applicantName, applicantNumber } from '../../../domain/services/applicant.ts';
import {
	checkIdentity,
	readPower,
	type Identity,
	type Power
} from '../../../domain/services/counter-entry.ts';
import { actorOf, stepOfCase } from '../../../domain/services/course.ts';
import { handOut } from '../../../domain/services/direct-case.ts';
import { caseOf } from '../cases/case-of-service.ts';
import { decideCaseStep } from '../cases/do-step.ts';
import { officeState } from '../queue/queue-day.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';
import { serveTicket } from './brought.ts';

/** Who came for a result, and by what. */
export interface Fetching {
	/** Number of the receipt, as it was typed. */
	receipt: string;
	/** Identity document of whoever came. */
	shown: Identity;
	/** Of a proxy: the notarised power of attorney (¶12.3). */
	power: Power | null;
	/** The name of the applicant, as it is shown, against the document. */
	compared: boolean;
	ticket: string;
}

interface Line {
	entry: string;
	case: string;
	number: string;
}

async function notHandedOut<T extends Line>(ctx: Context, lines: readonly T[]): Promise<T[]> {
	const records = await Promise.all(lines.map((line) => ctx.store.read('service-case', line.case)));
	return lines.filter((_, i) => !records[i]?.state.handedOut);
}

/**
 * The line of the journal a receipt was given by: its whole number however it is spelled, or this year's by its digits
 * alone where just one of them is not handed out yet. Numbers begin anew each year: of a whole number what is not handed out
 * yet comes first, then the newest. Refuses 'receipt-unknown', 'receipt-number-short'.
 */
export async function entryOfReceipt(ctx: Context, typed: string): Promise<Line | Refused> {
	const { office } = await officeState(ctx);
	const digits = /^\s*(\d{1,6})\s*$/.exec(typed)?.[1];
	const year = localDate(ctx.clock.now(), office.hours).slice(0, 4);
	const meant = digits ? [formatNumber(office, 'journal', Number(digits), Number(year))] : spellingsOf(typed);
	const where = { number: meant, result: 'accepted' };
	const { items } = await ctx.store.list('counter-entry', { where, sort: '-at' });
	const lines = items.map(({ id, summary }) => ({
		entry: id,
		case: String(summary.case),
		number: String(summary.number),
		year: localDate(Number(summary.at), office.hours).slice(0, 4)
	}));
	const open = await notHandedOut(ctx, lines);
	const [first] = digits ? open.filter((line) => line.year === year) : [...open, ...lines];
	if (!first) return refused('receipt-unknown');
	if (digits && open.length > 1) return refused('receipt-number-short');
	return { entry: first.entry, case: first.case, number: first.number };
}

/** Where giving out is a step of the procedure and the counter's, it is done with it. */
async function passTheStep(work: Work, actor: Actor, id: string): Promise<Refused | null> {
	const one = await caseOf(work, id);
	if (isRefused(one)) return one;
	const step = stepOfCase(one.procedure, one.state);
	if (step?.deed !== 'hand-over' || actorOf(step, one.state) !== 'state-corporation') return null;
	const done = await decideCaseStep(work, actor, id, { step: step.n, deed: 'hand-over' });
	return isRefused(done) ? done : null;
}

async function give(
	work: Work,
	actor: Actor,
	{ receipt, shown, power, compared, ticket }: Fetching
): Promise<{ entry: string; case: string } | Refused> {
	const { office } = await work.office();
	const day = localDate(work.now, office.hours);
	const line = await entryOfReceipt(work.ctx, receipt);
	if (isRefused(line)) return line;
	const proxy = power && readPower(power, day);
	if (isRefused(proxy)) return proxy;
	const unfit = checkIdentity(shown, day) ?? (compared ? null : refused('identity-not-compared'));
	const no = unfit ?? (await passTheStep(work, actor, line.case));
	if (no) return no;
	const one = await caseOf(work, line.case);
	if (isRefused(one)) return one;
	const to = proxy ? 'proxy' : 'applicant';
	const facts = handOut(one.procedure, one.state, { to, receipt: line.number });
	if (isRefused(facts)) return facts;
	work.add('service-case', line.case, facts);
	await serveTicket(work, ticket);
	const entry = work.ctx.ids.id();
	const { text: number } = await work.number('journal', entry);
	const { service, procedure, person } = one.state;
	const of = { number, service, procedure, person, case: line.case };
	const data = { ...of, receipt: line.number, to, shown: shown.type };
	work.add('counter-entry', entry, [{ type: 'handed-out', v: 1, data }], {
		confidential: {
			applicant: applicantName(one.confidential.applicant),
			applicantNumber: applicantNumber(one.confidential.applicant),
			shown,
			...(proxy ? { proxy: { name: fullName(proxy.name), power: proxy.power } } : {})
		}
	});
	return { entry, case: line.case };
}

/**
 * Gives a result out by its receipt and an identity document, or to a proxy by a notarised power of attorney (¶12.3). Refuses
 * 'receipt-unknown', 'receipt-number-short', 'identity-…', 'identity-not-compared' while nobody said that the name is the
 * applicant's, 'power-…', 'case-result-not-ready', 'handed-out-already'.
 */
export const handOutResult =
	(ctx: Context) =>
	(actor: Actor, fetching: Fetching): Promise<{ entry: string; case: string } | Refused> =>
		transact(ctx, actor, (work) => give(work, actor, fetching));
