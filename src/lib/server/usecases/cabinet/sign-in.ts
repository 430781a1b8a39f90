import { sha256Hex } from '../../../domain/facts.ts';
import { OFFICE_ID } from '../../../domain/office.ts';
import { nameOnCertificate, sameOnCertificate } from '../../../domain/people/certificate-name.ts';
import { parseBin } from '../../../domain/people/bin.ts';
import { parseIin } from '../../../domain/people/iin.ts';
import type { PersonName } from '../../../domain/people/name.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { CheckedSignature } from '../../ports.ts';
import { applicantRecord } from '../people/applicant-record.ts';
import { SignInBrake } from '../people/sign-in-brake.ts';
import type { Session } from '../people/sign-in.ts';
import { Throttle } from '../people/throttle.ts';
import { networkOf } from '../verify/check-brake.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';
import { Challenges, CHALLENGE_MS, type Challenge } from './challenges.ts';
import { FewAtOnce } from './few-at-once.ts';
import { visitUntil } from './session.ts';

/** A challenge answered with a good certificate: whom it names, and for which organisation. */
export type Answered = CheckedSignature & { iin: string; bin: string | null };

/** Of the four threads that hash passwords these are the cabinet's. */
const HASHES_AT_ONCE = 2;

/** The door of the cabinet: what was given to be signed, and how often an address has asked. */
export class CabinetDoor {
	readonly challenges: Challenges;
	/** A signature cannot be guessed; this keeps one address from asking for ever. */
	readonly throttle: Throttle;
	/** Slows down guessing passwords. */
	readonly brake: SignInBrake;
	/** Slows down trying one number after another from one network; a right password costs nothing. */
	readonly guesses: Throttle;
	/** Passwords hashed at once, at every door of the cabinet. */
	readonly hashing = new FewAtOnce(HASHES_AT_ONCE);
	/** Accounts opened from one address: few, for each costs a password hash and a record. */
	readonly openings: Throttle;

	constructor({ clock, ids }: Pick<Context, 'clock' | 'ids'>) {
		this.challenges = new Challenges(clock, ids);
		this.throttle = new Throttle(clock, { free: 40, firstMs: 5_000, longestMs: CHALLENGE_MS });
		this.brake = new SignInBrake(clock);
		this.guesses = new Throttle(clock, { free: 30, firstMs: 5_000, longestMs: 60_000 });
		this.openings = new Throttle(clock, { free: 20, firstMs: 30_000, longestMs: 15 * 60_000 });
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

/** Checks the answer to a challenge. Refuses 'challenge-expired', what the signature refuses, 'certificate-without-iin'. */
export async function answered(
	ctx: Context,
	{ challenges }: CabinetDoor,
	token: string,
	cms: Uint8Array
): Promise<Answered | Refused> {
	const text = challenges.take(token);
	if (text === undefined) return refused('challenge-expired');
	const terms = (await ctx.store.read('office', OFFICE_ID))?.state.signing;
	if (!terms?.roots.length) return refused('no-trusted-roots');
	const given = { terms, expected: null, at: ctx.clock.now() };
	const checked = await ctx.signatures.check(cms, new TextEncoder().encode(text), given);
	if (isRefused(checked)) return checked;
	const iin = parseIin(checked.subject.iin ?? '');
	if (isRefused(iin)) return refused('certificate-without-iin');
	const bin = checked.subject.bin === null ? null : parseBin(checked.subject.bin);
	return isRefused(bin) ? bin : { ...checked, iin: iin.iin, bin: bin?.bin ?? null };
}

function openSession(ctx: Context, checked: Answered): Promise<Session | Refused> {
	const secret = ctx.ids.secret(32);
	return transact(ctx, { id: 'system' }, async (work) => {
		const id = await recordOf(work, checked);
		const until = visitUntil(ctx, work.now);
		const { certificate } = checked.facts;
		const data = { session: sha256Hex(secret), until, certificate: certificate.sha256 };
		work.add('person', id, [{ type: 'signed-in', v: 1, data }]);
		return { token: `${id}.${secret}`, until };
	});
}

/** The record of whom a certificate names, as the certificate has it: a certificate with a BIN is of an organisation. */
export async function recordOf(work: Work, { iin, bin, subject }: Answered): Promise<string> {
	const name = nameOnCertificate(subject.name);
	const organisation = subject.organisation?.trim() || (bin ?? '');
	const id = await applicantRecord(
		work,
		bin === null ? { kind: 'individual', iin, name } : { kind: 'legal-entity', bin, organisation, iin, name }
	);
	await renameAfter(work, id, iin, name);
	return id;
}

/** A certificate of the state is newer and surer than what somebody once typed at the counter. */
export async function renameAfter(work: Work, id: string, iin: string, name: PersonName): Promise<void> {
	const { confidential } = await work.must('person', id);
	if (!confidential || !name.given) return;
	const same = confidential.iin === iin;
	if (same && sameOnCertificate(confidential.name, name)) return;
	const { patronymic } = confidential.name;
	work.add('person', id, [{ type: 'name-corrected', v: 1, data: { reason: 'certificate' } }], {
		// Not every certificate has it: what it does not say stays, unless another represents the organisation now.
		confidential: { ...confidential, iin, name: { ...(same && patronymic ? { patronymic } : {}), ...name } }
	});
}
