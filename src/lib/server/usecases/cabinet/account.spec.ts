import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isRefused } from '../../../domain/refusal.ts';
import type { Applicant } from '../../../domain/services/applicant.ts';
import { aRequest, received } from '../testing/service-world.ts';
import { ok } from '../testing/world.ts';
import { openAccount, setCabinetPassword, signInWithPassword } from './account.ts';
import { viewCabinet } from './view-cabinet.ts';
import { viewOwnCase } from './requests/own-case.ts';
import { viewRequestDraft } from './requests/view-draft.ts';
import { leaveCabinet, whoApplies } from './session.ts';
import {
	aPortal,
	byKey,
	byPassword,
	COMPANY,
	confirmed,
	filled,
	PASSWORD,
	PERSON,
	registered,
	sent,
	typedBy,
	type Portal
} from './requests/testing/visits.ts';

const code = (result: unknown) => (isRefused(result) ? result.refused : result);
const OTHER_PASSWORD = 'басқа құпиясөз тіркесі';

let portal: Portal;
beforeEach(async () => {
	portal = await aPortal();
});

const open = (typed: Partial<ReturnType<typeof typedBy>>, of: Applicant = PERSON, address = 'home') =>
	openAccount(portal.w.ctx, portal.door)({ ...typedBy(of), ...typed }, address);
const enter = (number: string, password: string, address = 'home') =>
	signInWithPassword(portal.w.ctx, portal.door)(number, password, address);

describe('registering with IIN or BIN and a password', () => {
	it('opens an account of an individual by IIN, and of an organisation by BIN with its representative', async () => {
		expect(await registered(portal)).toMatchObject({
			name: PERSON.name,
			organisation: null,
			confirmed: false
		});
		expect(await registered(portal, COMPANY)).toMatchObject({
			name: COMPANY.name,
			organisation: '«Сынақ құрылыс» ЖШС',
			confirmed: false
		});
	});

	it.each([
		['a BIN of eleven digits', { bin: '15014000001' }, 'bin-length'],
		['a BIN whose check digit is wrong', { bin: '150140000019' }, 'bin-checksum'],
		['an organisation without a name', { organisation: ' ' }, 'bad-input'],
		['a representative with a wrong IIN', { iin: '900101300000' }, 'iin-checksum'],
		['a representative without a name', { surname: '' }, 'name-missing'],
		['a short password', { password: 'қысқа' }, 'weak-password']
	])('refuses %s', async (_, wrong, refusal) => {
		expect(code(await open(wrong, COMPANY))).toBe(refusal);
	});

	it('answers the same where the number has an account already, and changes nothing of it', async () => {
		const first = await registered(portal);
		expect(await open({ password: OTHER_PASSWORD })).toBe(true);
		expect(code(await enter(PERSON.iin, OTHER_PASSWORD))).toBe('sign-in-failed');
		expect((await byPassword(portal)).id).toBe(first.id);
	});

	it('lets nobody open accounts by the hundred from one address', async () => {
		for (let i = 0; i < 20; i += 1) ok(await open({ password: OTHER_PASSWORD }));
		expect(code(await open({}))).toBe('too-many-attempts');
		expect(await open({}, COMPANY, 'another')).toBe(true);
	});

	it('keeps no name and no number in its facts', async () => {
		const { id } = await registered(portal, COMPANY);
		const facts = JSON.stringify(await portal.w.ctx.store.facts('account', id));
		for (const word of [COMPANY.iin, 'Сәрсенов', 'Сынақ құрылыс', PASSWORD])
			expect(facts).not.toContain(word);
	});
});

describe('signing in with IIN or BIN and a password', () => {
	it('never says which half was wrong', async () => {
		await registered(portal);
		expect(code(await enter(PERSON.iin, OTHER_PASSWORD))).toBe('sign-in-failed');
		expect(code(await enter('000000000000', PASSWORD))).toBe('sign-in-failed');
	});

	it('slows down guessing, and not the owner at another address', async () => {
		await registered(portal);
		for (let i = 0; i < 5; i += 1) await enter(PERSON.iin, OTHER_PASSWORD, 'stranger');
		expect(code(await enter(PERSON.iin, PASSWORD, 'stranger'))).toBe('too-many-attempts');
		ok(await enter(PERSON.iin, PASSWORD, 'home'));
	});

	it('slows down whoever tries one number after another', async () => {
		const hashed = vi.spyOn(portal.w.ctx.passwords, 'verify');
		const codes: unknown[] = [];
		for (let i = 0; i < 300; i += 1)
			codes.push(code(await enter(String(900_000_000_000 + i), PASSWORD, 'stranger')));
		expect(codes.at(-1)).toBe('too-many-attempts');
		expect(hashed.mock.calls.length).toBeLessThanOrEqual(40);
		await registered(portal);
		expect(code(await enter(PERSON.iin, PASSWORD, 'stranger'))).toBe('too-many-attempts');
	});

	it('never slows down a place from which everybody knows the password', async () => {
		await registered(portal);
		for (let i = 0; i < 60; i += 1) ok(await enter(PERSON.iin, PASSWORD, 'office'));
	});

	it('hashes few passwords at once, and refuses the rest without letting them wait', async () => {
		const { passwords } = portal.w.ctx;
		const { verify } = passwords;
		let now = 0;
		let most = 0;
		vi.spyOn(passwords, 'verify').mockImplementation(async (hash, password) => {
			most = Math.max(most, (now += 1));
			await new Promise((done) => setTimeout(done, 5));
			now -= 1;
			return verify(hash, password);
		});
		const tries = Array.from({ length: 30 }, (_, i) => enter(`9000000000${10 + i}`, PASSWORD, `place ${i}`));
		const codes = (await Promise.all(tries)).map(code);
		expect(most).toBeLessThanOrEqual(2);
		expect(codes.filter((one) => one === 'too-many-attempts')).toHaveLength(28);
	});

	it('is over when one leaves', async () => {
		const { token } = await registered(portal);
		await leaveCabinet(portal.w.ctx)(token);
		expect(await whoApplies(portal.w.ctx)(token)).toBeUndefined();
	});
});

describe('an account under somebody else’s number', () => {
	it('sees nothing that the rightful person signed with a key or handed in at a counter', async () => {
		const rightful = await byKey(portal);
		const own = ok(await sent(portal, rightful, await filled(portal, rightful)));
		const paper = await received(
			portal.w,
			aRequest({ service: 'karaganda-address-certificate', procedure: 'assign' })
		);
		const stranger = await registered(portal, PERSON, OTHER_PASSWORD);
		expect(await viewCabinet(portal.w.ctx)(stranger.id)).toEqual({
			applications: [],
			drafts: [],
			cases: [],
			requests: []
		});
		for (const id of [own.id, paper])
			expect(code(await viewOwnCase(portal.w.ctx)(stranger.id, id))).toBe('not-found');
		expect((await viewCabinet(portal.w.ctx)(rightful.id)).cases).toHaveLength(2);
	});

	it('shows the name that was typed, never the one that is known', async () => {
		await byKey(portal);
		const name = { surname: 'Бөтен', given: 'Адам' };
		expect((await registered(portal, { ...PERSON, name })).name).toEqual(name);
	});

	it('is not the person’s because that person comes with a key', async () => {
		await registered(portal, PERSON, OTHER_PASSWORD);
		const rightful = await byKey(portal);
		ok(await sent(portal, rightful, await filled(portal, rightful)));
		const stranger = await byPassword(portal, PERSON, OTHER_PASSWORD);
		expect(stranger.confirmed).toBe(false);
		expect((await viewCabinet(portal.w.ctx)(stranger.id)).cases).toEqual([]);
	});

	it('is taken back by the person with a key: the strange password and its visits are good for nothing', async () => {
		const stranger = await registered(portal, PERSON, OTHER_PASSWORD);
		const draft = await filled(portal, stranger);
		const rightful = await byKey(portal);
		ok(await setCabinetPassword(portal.w.ctx, portal.door)(rightful, PASSWORD));
		expect(code(await enter(PERSON.iin, OTHER_PASSWORD))).toBe('sign-in-failed');
		expect(await whoApplies(portal.w.ctx)(stranger.token)).toBeUndefined();
		expect(await byPassword(portal)).toMatchObject({ id: rightful.id, confirmed: true });
		expect(code(await viewRequestDraft(portal.w.ctx)(rightful, draft))).toBe('not-found');
	});

	it('sets no password of another by a password alone', async () => {
		const stranger = await registered(portal);
		expect(code(await setCabinetPassword(portal.w.ctx, portal.door)(stranger, OTHER_PASSWORD))).toBe(
			'identity-unconfirmed'
		);
	});
});

describe('confirming whose an account is', () => {
	it('opens with the same visit what the person has, and keeps what was begun', async () => {
		const rightful = await byKey(portal);
		ok(await sent(portal, rightful, await filled(portal, rightful)));
		const visit = await registered(portal);
		const draft = await filled(portal, visit);
		ok(await confirmed(portal, visit));
		const now = (await whoApplies(portal.w.ctx)(visit.token))!;
		expect(now).toMatchObject({ id: rightful.id, confirmed: true });
		const view = await viewCabinet(portal.w.ctx)(now.id);
		expect(view.cases).toHaveLength(1);
		expect(view.requests.map(({ id }) => id)).toEqual([draft]);
	});

	it('is refused with the certificate of another IIN or another BIN', async () => {
		const visit = await registered(portal, COMPANY);
		expect(code(await confirmed(portal, visit, PERSON))).toBe('certificate-of-another');
		expect(code(await confirmed(portal, visit, { ...COMPANY, bin: '941240000193' }))).toBe(
			'certificate-of-another'
		);
		expect((await whoApplies(portal.w.ctx)(visit.token))?.confirmed).toBe(false);
	});
});

describe('signing in with a certificate that has a BIN', () => {
	it('opens the cabinet of the organisation, represented by whom it names', async () => {
		const company = await byKey(portal, COMPANY);
		const person = await byKey(portal, PERSON);
		expect(company.id).not.toBe(person.id);
		const { confidential } = (await portal.w.ctx.store.read('person', company.id))!;
		expect(confidential).toMatchObject({ iin: COMPANY.iin, organisation: { bin: COMPANY.bin } });
	});
});
