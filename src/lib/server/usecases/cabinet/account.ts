import { sha256Hex } from '../../../domain/facts.ts';
import { accountKey, type AccountFact } from '../../../domain/people/account.ts';
import { ALMATY_HOURS } from '../../../domain/calendar/kazakhstan.ts';
import { localDate } from '../../../domain/calendar/working-time.ts';
import { parseBin } from '../../../domain/people/bin.ts';
import { parseIin } from '../../../domain/people/iin.ts';
import { parseName } from '../../../domain/people/name.ts';
import { applicantOf } from '../../../domain/people/person.ts';
import { PASSWORD_LENGTH, passwordWeak } from '../../../domain/people/user.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { applicantNumber, type Applicant } from '../../../domain/services/applicant.ts';
import { applicantRecord } from '../people/applicant-record.ts';
import type { Session } from '../people/sign-in.ts';
import { networkOf } from '../verify/check-brake.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';
import { byApplicant, visitUntil, type Applicant as Visitor } from './session.ts';
import { renameAfter, type CabinetDoor } from './sign-in.ts';

/** What is typed to open an account. */
export interface NewAccount {
	kind: 'individual' | 'legal-entity';
	/** Of a legal entity. */
	bin: string;
	organisation: string;
	/** Of the individual, or of the representative. */
	iin: string;
	surname: string;
	given: string;
	patronymic: string;
	password: string;
}

const ORGANISATION_MAX = 300;
const SYSTEM = { id: 'system' } as const;

function applicantIn(typed: NewAccount, today: string): Applicant | Refused {
	const bin = typed.kind === 'legal-entity' ? parseBin(typed.bin) : null;
	if (isRefused(bin)) return bin;
	const organisation = typed.organisation.normalize('NFC').trim();
	if (bin && (!organisation || organisation.length > ORGANISATION_MAX))
		return refused('bad-input', { field: 'organisation' });
	const iin = parseIin(typed.iin, today);
	if (isRefused(iin)) return iin;
	const name = parseName(typed);
	if (isRefused(name)) return name;
	return bin
		? { kind: 'legal-entity', bin: bin.bin, organisation, iin: iin.iin, name }
		: { kind: 'individual', iin: iin.iin, name };
}

/**
 * Opens an account by IIN or BIN and password. Where the number has one already nothing changes, and nobody is told: the
 * answer is the same. Refuses a wrong number or name, 'weak-password', 'too-many-attempts'.
 */
export const openAccount =
	(ctx: Context, { openings, hashing }: Pick<CabinetDoor, 'openings' | 'hashing'>) =>
	async (typed: NewAccount, address: string): Promise<true | Refused> => {
		const network = networkOf(address);
		const slow = openings.check(network);
		if (slow) return slow;
		if (passwordWeak(typed.password)) return refused('weak-password', { ...PASSWORD_LENGTH });
		const applicant = applicantIn(typed, localDate(ctx.clock.now(), ALMATY_HOURS));
		if (isRefused(applicant)) return applicant;
		openings.failed(network);
		const passwordHash = await hashing.run(() => ctx.passwords.hash(typed.password));
		if (isRefused(passwordHash)) return passwordHash;
		return transact(ctx, SYSTEM, (work) => decideAccount(work, applicant, passwordHash));
	};

async function decideAccount(work: Work, applicant: Applicant, passwordHash: string): Promise<true> {
	const key = accountKey(applicantNumber(applicant));
	const ref = await work.ctx.store.find(key);
	const known = ref && (await work.must('account', ref.id));
	if (known?.confidential && known.state.status === 'open') return true;
	const data = { demonstration: work.ctx.mode !== 'office' };
	const id = ref?.id ?? work.ctx.ids.id();
	const unique = ref ? [] : [key];
	const confidential = { applicant, passwordHash };
	work.add('account', id, [{ type: 'opened', v: 1, data }], { confidential, unique });
	return true;
}

/** A hash nobody's password has: an unknown number costs as much time as a known one. */
let decoy: Promise<string> | undefined;

/**
 * Process 1 and condition 1 of the portal: opens a session by IIN or BIN and password. Refuses 'sign-in-failed' (process 2,
 * never saying which half was wrong) and 'too-many-attempts'.
 */
export const signInWithPassword =
	(ctx: Context, { brake, guesses, hashing }: Pick<CabinetDoor, 'brake' | 'guesses' | 'hashing'>) =>
	(number: string, password: string, address: string): Promise<Session | Refused> => {
		const network = networkOf(address);
		return hashing.run(async () => {
			const key = accountKey(number.replace(/\s/g, '').slice(0, 20));
			const slow = guesses.check(network) ?? brake.enter(key, address);
			if (slow) return slow;
			guesses.failed(network);
			const id = await accountBy(ctx, key, password);
			if (id === null) {
				brake.failed(key);
				return refused('sign-in-failed');
			}
			guesses.forgive(network);
			brake.succeeded(key, address);
			return openVisit(ctx, id);
		});
	};

/** The account with this key and password; null when either is wrong. */
async function accountBy(ctx: Context, key: string, password: string): Promise<string | null> {
	const ref = await ctx.store.find(key);
	const account = ref && (await ctx.store.read('account', ref.id));
	decoy ??= ctx.passwords.hash(ctx.ids.secret(16));
	const hash = account?.confidential?.passwordHash ?? (await decoy);
	const right = await ctx.passwords.verify(hash, password);
	return ref && account?.confidential && right ? ref.id : null;
}

function openVisit(ctx: Context, id: string): Promise<Session | Refused> {
	const secret = ctx.ids.secret(32);
	return transact(ctx, SYSTEM, async (work) => {
		const { state, confidential } = await work.must('account', id);
		if (!confidential) return refused('sign-in-failed');
		if (state.person !== null) await comeBack(work, state.person, confidential.applicant);
		const until = visitUntil(ctx, work.now);
		const data = { session: sha256Hex(secret), until };
		work.add('account', id, [{ type: 'signed-in', v: 1, data }]);
		return { token: `${id}.${secret}`, until };
	});
}

/** Whose record was erased meanwhile is known again; an organisation is represented by who came now. */
async function comeBack(work: Work, person: string, applicant: Applicant): Promise<void> {
	await applicantRecord(work, applicant);
	if (applicant.kind === 'legal-entity') await renameAfter(work, person, applicant.iin, applicant.name);
}

/**
 * A password for the cabinet, by who came with a key: for the first time, or instead of one that was forgotten or
 * that a stranger has chosen under this number. What a stranger began with it is not taken over. Refuses 'weak-password',
 * 'identity-unconfirmed', 'too-many-attempts'.
 */
export const setCabinetPassword =
	(ctx: Context, { hashing }: Pick<CabinetDoor, 'hashing'>) =>
	async (visitor: Visitor, password: string): Promise<true | Refused> => {
		if (visitor.account !== null) return refused('identity-unconfirmed');
		if (passwordWeak(password)) return refused('weak-password', { ...PASSWORD_LENGTH });
		const passwordHash = await hashing.run(() => ctx.passwords.hash(password));
		if (isRefused(passwordHash)) return passwordHash;
		return transact(ctx, byApplicant(visitor.id), async (work) => {
			const { confidential: known } = await work.must('person', visitor.id);
			if (!known) return refused('erased');
			const applicant = applicantOf(known);
			const key = accountKey(applicantNumber(applicant));
			const ref = await work.ctx.store.find(key);
			const state = ref && (await work.must('account', ref.id)).state;
			const facts: AccountFact[] = [];
			if (!ref) facts.push({ type: 'opened', v: 1, data: { demonstration: ctx.mode !== 'office' } });
			if (state?.person !== visitor.id) facts.push({ type: 'confirmed', v: 1, data: { person: visitor.id } });
			facts.push({ type: 'password-set', v: 1, data: {} });
			const beside = { confidential: { applicant, passwordHash }, unique: ref ? [] : [key] };
			work.add('account', ref?.id ?? work.ctx.ids.id(), facts, beside);
			return true as const;
		});
	};
