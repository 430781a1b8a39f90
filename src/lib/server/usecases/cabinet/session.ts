import { sha256Hex } from '../../../domain/facts.ts';
import type { PersonName } from '../../../domain/people/name.ts';
import { isRefused } from '../../../domain/refusal.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';

/** A visit to the cabinet, often from a computer that others use as well. */
const SESSION_MS = 8 * 60 * 60_000;

/** Where the clock is set forward by days, nobody should be signed out by it. */
const DEMONSTRATION_SESSION_MS = 60 * SESSION_MS;

/** When a visit that begins now is over, epoch ms. */
export const visitUntil = ({ mode }: Context, now: number): number =>
	now + (mode === 'office' ? SESSION_MS : DEMONSTRATION_SESSION_MS);

/** Somebody who signed in to the personal cabinet. */
export interface Applicant {
	/** Of the applicant's record; of the account, while nobody has proved whose it is. */
	id: string;
	/** An individual; of an organisation, its representative. */
	name: PersonName;
	/** A legal entity. */
	organisation: string | null;
	/** A certificate has said that this is who it says. */
	confirmed: boolean;
	/** The password account of this visit; null after a key. */
	account: string | null;
	/** When this visit began, epoch ms. */
	since: number;
}

/** How facts name an applicant who acts for himself. */
export const byApplicant = (person: string) => ({ id: `applicant:${person}` as const });

/** A record a visit stands on, and its session. */
interface Visit {
	kind: 'person' | 'account';
	session: string;
	applicant: Applicant;
}

const open = (sessions: Record<string, number> | undefined, session: string, now: number): boolean => {
	const until = sessions?.[session];
	return until !== undefined && until > now;
};

async function byKey(ctx: Context, id: string, session: string): Promise<Visit | undefined> {
	const person = await ctx.store.read('person', id);
	if (!person?.confidential || !open(person.state.sessions, session, ctx.clock.now())) return undefined;
	const { name, organisation } = person.confidential;
	const who = { id, name, organisation: organisation?.name ?? null, since: person.state.seenAt };
	return { kind: 'person', session, applicant: { ...who, confirmed: true, account: null } };
}

async function byPassword(ctx: Context, id: string, session: string): Promise<Visit | undefined> {
	const account = await ctx.store.read('account', id);
	if (!account?.confidential || !open(account.state.sessions, session, ctx.clock.now())) return undefined;
	const { person, seenAt: since } = account.state;
	if (person !== null) {
		const owner = await ctx.store.read('person', person);
		if (!owner?.confidential) return undefined;
		const { name, organisation } = owner.confidential;
		const who = { id: person, name, organisation: organisation?.name ?? null, since };
		return { kind: 'account', session, applicant: { ...who, confirmed: true, account: id } };
	}
	const { applicant } = account.confidential;
	const organisation = applicant.kind === 'legal-entity' ? applicant.organisation : null;
	const who = { id, name: applicant.name, organisation, since };
	return { kind: 'account', session, applicant: { ...who, confirmed: false, account: id } };
}

async function visitOf(ctx: Context, token: string): Promise<Visit | undefined> {
	const [id, secret] = token.split('.');
	if (!id || !secret || !/^[\w-]{1,40}$/.test(id)) return undefined;
	const session = sha256Hex(secret);
	return (await byKey(ctx, id, session)) ?? byPassword(ctx, id, session);
}

/** Who a cookie of the cabinet belongs to; undefined when it says nothing (any more). */
export const whoApplies =
	(ctx: Context) =>
	async (token: string): Promise<Applicant | undefined> =>
		(await visitOf(ctx, token))?.applicant;

/** Closes the session of a cookie of the cabinet. */
export const leaveCabinet =
	(ctx: Context) =>
	async (token: string): Promise<void> => {
		const visit = await visitOf(ctx, token);
		if (!visit) return;
		const { kind, session, applicant } = visit;
		const id = kind === 'account' ? (applicant.account ?? '') : applicant.id;
		const done = await transact(ctx, { id: 'system' }, async (work) => {
			await work.must(kind, id);
			work.add(kind, id, [{ type: 'signed-out', v: 1, data: { session } }]);
			return true;
		});
		if (isRefused(done)) ctx.log.error('cabinet-sign-out', done.refused);
	};
