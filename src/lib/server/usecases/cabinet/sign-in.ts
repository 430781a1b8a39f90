import { sha256Hex } from '../../../domain/facts.ts';
import { OFFICE_ID } from '../../../domain/office.ts';
import { nameOnCertificate, sameOnCertificate } from '../../../domain/people/certificate-name.ts';
import { parseIin } from '../../../domain/people/iin.ts';
import type { PersonName } from '../../../domain/people/name.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { CheckedSignature } from '../../ports.ts';
import { personByIin } from '../people/person-by-iin.ts';
import type { Session } from '../people/sign-in.ts';
import { Throttle } from '../people/throttle.ts';
import { networkOf } from '../verify/check-brake.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';
import { Challenges, CHALLENGE_MS, type Challenge } from './challenges.ts';

/** A visit to the cabinet, often from a computer that others use as well. */
const SESSION_MS = 8 * 60 * 60_000;

/** Where the clock is set forward by days, nobody should be signed out by it. */
const DEMONSTRATION_SESSION_MS = 60 * SESSION_MS;

/** Somebody who signed in to the personal cabinet. */
export interface Applicant {
	/** Of the person. */
	id: string;
	name: PersonName;
}

/** How facts name an applicant who acts for himself. */
export const byApplicant = (person: string) => ({ id: `applicant:${person}` as const });

/** The door of the cabinet: what was given to be signed, and how often an address has asked. */
export class CabinetDoor {
	readonly challenges: Challenges;
	/** A signature cannot be guessed; this keeps one address from asking for ever. */
	readonly throttle: Throttle;

	constructor({ clock, ids }: Pick<Context, 'clock' | 'ids'>) {
		this.challenges = new Challenges(clock, ids);
		this.throttle = new Throttle(clock, { free: 40, firstMs: 5_000, longestMs: CHALLENGE_MS });
	}
}

/**
 * Gives a browser something to sign. Refuses 'too-many-attempts', and 'no-trusted-roots' where no signature could be
 * accepted anyway.
 */
export const challengeApplicant =
	(ctx: Context, door: CabinetDoor) =>
	async (address: string): Promise<Challenge | Refused> => {
		const network = networkOf(address);
		const slow = door.throttle.check(network);
		if (slow) return slow;
		door.throttle.failed(network);
		const office = await ctx.store.read('office', OFFICE_ID);
		if (!office?.state.signing.roots.length) return refused('no-trusted-roots');
		return door.challenges.give(ctx.press.verifyBase);
	};

/**
 * Opens a session for whom the certificate names: a detached CMS over the challenge given to this very browser. Refuses
 * 'challenge-expired', what the signature refuses, and 'certificate-without-iin'.
 */
export const signInWithKey =
	(ctx: Context, door: CabinetDoor) =>
	async (token: string, cms: Uint8Array, address: string): Promise<Session | Refused> => {
		const checked = await answered(ctx, door, token, cms);
		if (isRefused(checked)) {
			ctx.log.info('cabinet-sign-in-refused', { code: checked.refused });
			return checked;
		}
		door.throttle.succeeded(networkOf(address));
		return openSession(ctx, checked);
	};

async function answered(
	ctx: Context,
	{ challenges }: CabinetDoor,
	token: string,
	cms: Uint8Array
): Promise<(CheckedSignature & { iin: string }) | Refused> {
	const text = challenges.take(token);
	if (text === undefined) return refused('challenge-expired');
	const terms = (await ctx.store.read('office', OFFICE_ID))?.state.signing;
	if (!terms?.roots.length) return refused('no-trusted-roots');
	const given = { terms, expected: null, at: ctx.clock.now() };
	const checked = await ctx.signatures.check(cms, new TextEncoder().encode(text), given);
	if (isRefused(checked)) return checked;
	const iin = parseIin(checked.subject.iin ?? '');
	return isRefused(iin) ? refused('certificate-without-iin') : { ...checked, iin: iin.iin };
}

function openSession(
	ctx: Context,
	{ iin, subject, facts }: CheckedSignature & { iin: string }
): Promise<Session | Refused> {
	const secret = ctx.ids.secret(32);
	return transact(ctx, { id: 'system' }, async (work) => {
		const name = nameOnCertificate(subject.name);
		const id = await personByIin(work, iin, name);
		await renameAfter(work, id, name);
		const until = work.now + (ctx.mode === 'office' ? SESSION_MS : DEMONSTRATION_SESSION_MS);
		const data = { session: sha256Hex(secret), until, certificate: facts.certificate.sha256 };
		work.add('person', id, [{ type: 'signed-in', v: 1, data }]);
		return { token: `${id}.${secret}`, until };
	});
}

/** A certificate of the state is newer and surer than what somebody once typed at the counter. */
async function renameAfter(work: Work, id: string, name: PersonName): Promise<void> {
	const { confidential } = await work.must('person', id);
	if (!confidential || !name.given || sameOnCertificate(confidential.name, name)) return;
	const { patronymic } = confidential.name;
	work.add('person', id, [{ type: 'name-corrected', v: 1, data: { reason: 'certificate' } }], {
		// Not every certificate has it: what it does not say stays.
		confidential: { ...confidential, name: { ...(patronymic ? { patronymic } : {}), ...name } }
	});
}

async function personOf(ctx: Context, token: string) {
	const [id, secret] = token.split('.');
	if (!id || !secret || !/^[\w-]{1,40}$/.test(id)) return undefined;
	const person = await ctx.store.read('person', id);
	const session = sha256Hex(secret);
	const until = person?.state.sessions?.[session];
	if (!person?.confidential || until === undefined || until <= ctx.clock.now()) return undefined;
	return { id, session, name: person.confidential.name };
}

/** Who a cookie of the cabinet belongs to; undefined when it says nothing (any more). */
export const whoApplies =
	(ctx: Context) =>
	async (token: string): Promise<Applicant | undefined> => {
		const person = await personOf(ctx, token);
		return person && { id: person.id, name: person.name };
	};

/** Closes the session of a cookie of the cabinet. */
export const leaveCabinet =
	(ctx: Context) =>
	async (token: string): Promise<void> => {
		const person = await personOf(ctx, token);
		if (!person) return;
		const done = await transact(ctx, { id: 'system' }, async (work) => {
			await work.must('person', person.id);
			const data = { session: person.session };
			work.add('person', person.id, [{ type: 'signed-out', v: 1, data }]);
			return true;
		});
		if (isRefused(done)) ctx.log.error('cabinet-sign-out', done.refused);
	};
