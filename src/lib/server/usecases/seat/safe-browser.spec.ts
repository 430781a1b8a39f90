import { describe, expect, it } from 'vitest';
import { configKey, pageHash, roomSettings } from '../../../domain/exam/safe-browser.ts';
import { isRefused } from '../../../domain/refusal.ts';
import { checkIn } from '../sitting/check-in.ts';
import { enterDigits, setSafeBrowser, startAttempts } from '../sitting/hold-sitting.ts';
import { TEN } from '../testing/attested.ts';
import { CARD, opened } from '../testing/opened.ts';
import { attemptState, refusalOf, restarted } from '../testing/sat.ts';
import { ok, type World } from '../testing/world.ts';
import { challengeSeat, proveSeat, safeBrowserOf, setQuitPassword } from './safe-browser.ts';
import { claimIdentity, sitDown } from './sit-down.ts';
import { viewSeat } from './view-seat.ts';

const ORIGIN = 'https://exam.example:3000';

async function required(w: World, sitting: string, yes = true): Promise<void> {
	const { version } = (await w.ctx.store.read('sitting', sitting))!;
	await w.ctx.store.commit(
		[
			{
				kind: 'sitting',
				id: sitting,
				expectedVersion: version,
				facts: [{ type: 'safe-browser-set', v: 1, data: { required: yes } }]
			}
		],
		{ at: w.clock.now(), by: 'system' }
	);
}

/** An opened sitting that requires Safe Exam Browser, its first candidate checked in. */
async function guarded() {
	const world = await opened();
	const { w, proctor, sitting, one } = world;
	ok(
		await checkIn(w.ctx)(proctor, one.attempt, {
			type: 'id-card',
			number: '012345678',
			photoCompared: true
		} as Parameters<ReturnType<typeof checkIn>>[2])
	);
	await required(w, sitting);
	const stage = async (v = w) => (await viewSeat(v.ctx)(one.seatToken, undefined)).stage;
	const signIn = () => sitDown(w.ctx)(one.seatToken, one.iin, one.code);
	const ask = async (nonce: string | null = null, hash: string | null = null) =>
		ok(await challengeSeat(w.ctx)(one.seatToken, { nonce, hash }, ORIGIN));
	const nonceOf = async () => {
		const asked = await ask();
		return asked.proven ? '' : asked.nonce;
	};
	const hashFor = async (nonce: string) =>
		pageHash(`${ORIGIN}/exam?seb=${nonce}`, ok(await safeBrowserOf(w.ctx)(world.office.room.id, ORIGIN)).key);
	return { ...world, stage, signIn, ask, nonceOf, hashFor };
}

describe('a sitting that requires Safe Exam Browser', () => {
	it('lets nobody sign in from another browser, and says so on the screen', async () => {
		const { stage, signIn, ask } = await guarded();
		expect(await stage()).toBe('safe-browser');
		expect(await refusalOf(signIn())).toBe('safe-browser-required');
		expect(await ask()).toMatchObject({ proven: false, otherSettings: false });
	});

	it('lets in by the header of the page with the nonce', async () => {
		const { stage, signIn, ask, nonceOf, hashFor } = await guarded();
		const nonce = await nonceOf();
		expect(await ask(nonce, await hashFor(nonce))).toEqual({ proven: true });
		expect(await stage()).toBe('free');
		ok(await signIn());
	});

	it('lets in by what the JavaScript API says of that page', async () => {
		const { w, one, stage, nonceOf, hashFor } = await guarded();
		const nonce = await nonceOf();
		ok(await proveSeat(w.ctx)(one.seatToken, { nonce, hash: await hashFor(nonce) }, ORIGIN));
		expect(await stage()).toBe('free');
	});

	it('takes a nonce once, in time, at the seat it was given to', async () => {
		const { w, one, two, stage, nonceOf, hashFor } = await guarded();
		const prove = (seat: string, nonce: string, hash: string) =>
			refusalOf(proveSeat(w.ctx)(seat, { nonce, hash }, ORIGIN));
		const first = await nonceOf();
		expect(await prove(one.seatToken, first, 'f'.repeat(64))).toBe('safe-browser-mismatch');
		expect(await prove(one.seatToken, first, await hashFor(first))).toBe('safe-browser-required');
		const late = await nonceOf();
		w.clock.pass(120_000);
		expect(await prove(one.seatToken, late, await hashFor(late))).toBe('safe-browser-required');
		const others = await nonceOf();
		expect(await prove(two.seatToken, others, await hashFor(others))).toBe('safe-browser-required');
		expect(await prove('r.1.x', others, await hashFor(others))).toBe('seat-not-enrolled');
		expect(await stage()).toBe('safe-browser');
	});

	it('tells a Safe Exam Browser with other settings from another browser', async () => {
		const { ask, nonceOf } = await guarded();
		const nonce = await nonceOf();
		expect(await ask(nonce, 'f'.repeat(64))).toEqual({ proven: false, nonce, otherSettings: true });
	});

	it('refuses the hash of another page and a header without a nonce', async () => {
		const { w, office, one, ask, nonceOf, hashFor } = await guarded();
		const nonce = await nonceOf();
		const { key } = ok(await safeBrowserOf(w.ctx)(office.room.id, ORIGIN));
		expect(await ask(null, pageHash(`${ORIGIN}/exam`, key))).toMatchObject({ proven: false });
		const again = await nonceOf();
		expect(await ask(again, await hashFor(nonce))).toMatchObject({ proven: false });
		expect(
			await challengeSeat(w.ctx)(one.seatToken, { nonce: again, hash: await hashFor(again) }, 'https://other')
		).toMatchObject({ proven: false });
	});

	it('asks nobody again after a restart of the server', async () => {
		const { w, stage, ask, nonceOf, hashFor } = await guarded();
		const nonce = await nonceOf();
		await ask(nonce, await hashFor(nonce));
		expect(await stage(restarted(w, 1_000))).toBe('free');
	});

	it('opens to everybody when the requirement is taken back', async () => {
		const { w, sitting, stage } = await guarded();
		await required(w, sitting, false);
		expect(await stage()).toBe('free');
	});
});

describe('whoever signed in before it was required', () => {
	async function signedIn() {
		const world = await opened();
		const { w, proctor, one } = world;
		ok(await checkIn(w.ctx)(proctor, one.attempt, CARD as Parameters<ReturnType<typeof checkIn>>[2]));
		const { token } = ok(await sitDown(w.ctx)(one.seatToken, one.iin, one.code));
		ok(await claimIdentity(w.ctx)(token));
		return { ...world, stage: async () => (await viewSeat(w.ctx)(one.seatToken, token)).stage };
	}

	it('signs in again, in that browser', async () => {
		const { w, proctor, sitting, one, stage } = await signedIn();
		ok(await setSafeBrowser(w.ctx)(proctor, sitting, true));
		expect(await stage()).toBe('safe-browser');
		expect(await attemptState(w, one.attempt)).toMatchObject({ token: null, claimed: false });
	});

	it('does not begin from a seat that proved nothing, and is named; nobody is stopped in the middle', async () => {
		const { w, proctor, sitting, stage } = await signedIn();
		await required(w, sitting);
		expect(await stage()).toBe('safe-browser');
		ok(await enterDigits(w.ctx)(proctor, sitting, '4812'));
		w.clock.set(TEN);
		expect(await refusalOf(startAttempts(w.ctx)(proctor, sitting))).toBe('safe-browser-required');
		await required(w, sitting, false);
		ok(await startAttempts(w.ctx)(proctor, sitting));
		await required(w, sitting);
		expect(await stage()).toBe('test');
	});

	it('is passed over by name while others begin', async () => {
		const { w, proctor, sitting, one, two } = await signedIn();
		ok(await checkIn(w.ctx)(proctor, two.attempt, CARD as Parameters<ReturnType<typeof checkIn>>[2]));
		const { token } = ok(await sitDown(w.ctx)(two.seatToken, two.iin, two.code));
		ok(await claimIdentity(w.ctx)(token));
		await required(w, sitting);
		const asked = ok(await challengeSeat(w.ctx)(one.seatToken, { nonce: null, hash: null }, ORIGIN));
		const nonce = asked.proven ? '' : asked.nonce;
		const { key } = ok(await safeBrowserOf(w.ctx)(await roomOf(w, sitting), ORIGIN));
		const hash = pageHash(`${ORIGIN}/exam?seb=${nonce}`, key);
		ok(await proveSeat(w.ctx)(one.seatToken, { nonce, hash }, ORIGIN));
		ok(await enterDigits(w.ctx)(proctor, sitting, '4812'));
		w.clock.set(TEN);
		expect(ok(await startAttempts(w.ctx)(proctor, sitting))).toMatchObject({
			count: 1,
			passedOver: [
				{ name: expect.stringMatching(new RegExp(`^${two.seat} · `)), refused: 'safe-browser-required' }
			]
		});
	});
});

const roomOf = async (w: World, sitting: string) => (await w.ctx.store.read('sitting', sitting))!.state.room;

describe('the file of a room', () => {
	it('has a key that does not follow from the address of the product', async () => {
		const { w, one, office } = await opened();
		const asked = ok(await challengeSeat(w.ctx)(one.seatToken, { nonce: null, hash: null }, ORIGIN));
		const nonce = asked.proven ? '' : asked.nonce;
		const guessed = configKey(roomSettings(`${ORIGIN}/exam`, ''));
		const hash = pageHash(`${ORIGIN}/exam?seb=${nonce}`, guessed);
		expect(await refusalOf(proveSeat(w.ctx)(one.seatToken, { nonce, hash }, ORIGIN))).toBe(
			'safe-browser-mismatch'
		);
		const { start, key } = ok(await safeBrowserOf(w.ctx)(office.room.id, ORIGIN));
		expect(start).toMatch(/^https:\/\/exam\.example:3000\/exam\?room=.{20,}$/);
		expect(ok(await safeBrowserOf(w.ctx)(office.room.id, ORIGIN)).key).toBe(key);
	});

	it('gets another key with a password to quit, and holds only its hash', async () => {
		const { w, office } = await opened();
		const admin = await w.person('administrator');
		const before = ok(await safeBrowserOf(w.ctx)(office.room.id, ORIGIN));
		expect(before.quitPassword).toBe(false);
		ok(await setQuitPassword(w.ctx)(admin, office.room.id, 'шығу 214'));
		const after = ok(await safeBrowserOf(w.ctx)(office.room.id, ORIGIN));
		expect(after.key).not.toBe(before.key);
		expect(after.quitPassword).toBe(true);
		expect(after.file).not.toContain('шығу');
		const facts = JSON.stringify(await w.ctx.store.facts('room', office.room.id));
		expect(facts).not.toMatch(/шығу|quitHash/);
		ok(await setQuitPassword(w.ctx)(admin, office.room.id, ''));
		expect(ok(await safeBrowserOf(w.ctx)(office.room.id, ORIGIN)).key).toBe(before.key);
		expect((await w.ctx.store.read('room', office.room.id))?.confidential?.code).toBe(office.room.code);
	});

	it('is of a room that is there', async () => {
		const { w } = await opened();
		expect(isRefused(await safeBrowserOf(w.ctx)('nowhere', ORIGIN))).toBe(true);
	});
});
