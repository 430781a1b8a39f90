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
	ticket: string;
}

/**
 * The line of the journal a receipt was given by: its whole number however it is spelled, or this year's by its digits
 * alone. Numbers begin anew each year: what is not handed out yet comes first, then the newest. Refuses 'receipt-unknown'.
 */
export async function entryOfReceipt(
	ctx: Context,
	typed: string
): Promise<{ entry: string; case: string; number: string } | Refused> {
	const { office } = await officeState(ctx);
	const digits = /^\s*(\d{1,6})\s*$/.exec(typed)?.[1];
	const year = Number(localDate(ctx.clock.now(), office.hours).slice(0, 4));
	const meant = digits ? [formatNumber(office, 'journal', Number(digits), year)] : [];
	const where = { number: [...spellingsOf(typed), ...meant], result: 'accepted' };
	const { items } = await ctx.store.list('counter-entry', { where, sort: '-at' });
	const lines = items.map(({ id, summary }) => ({
		entry: id,
		case: String(summary.case),
		number: String(summary.number)
	}));
	for (const line of lines)
		if (!(await ctx.store.read('service-case', line.case))?.state.handedOut) return line;
	return lines[0] ?? refused('receipt-unknown');
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
	{ receipt, shown, power, ticket }: Fetching
): Promise<{ entry: string; case: string } | Refused> {
	const { office } = await work.office();
	const day = localDate(work.now, office.hours);
	const line = await entryOfReceipt(work.ctx, receipt);
	if (isRefused(line)) return line;
	const proxy = power && readPower(power, day);
	if (isRefused(proxy)) return proxy;
	const no = checkIdentity(shown, day) ?? (await passTheStep(work, actor, line.case));
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
 * 'receipt-unknown', 'identity-expired', 'identity-number-missing', 'power-…', 'case-result-not-ready',
 * 'handed-out-already'.
 */
export const handOutResult =
	(ctx: Context) =>
	(actor: Actor, fetching: Fetching): Promise<{ entry: string; case: string } | Refused> =>
		transact(ctx, actor, (work) => give(work, actor, fetching));
