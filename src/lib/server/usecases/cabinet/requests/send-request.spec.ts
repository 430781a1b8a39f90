import { beforeEach, describe, expect, it } from 'vitest';
import { isRefused } from '../../../../domain/refusal.ts';
import type { Applicant } from '../../../../domain/services/applicant.ts';
import { readPrepared } from '../../signing/complete.ts';
import { personOf, stateOf } from '../../testing/service-world.ts';
import { ok } from '../../testing/world.ts';
import { byApplicant, whoApplies, type Applicant as Visitor } from '../session.ts';
import { viewOwnCase } from './own-case.ts';
import { completeRequest, prepareRequest } from './send-request.ts';
import {
	aPortal,
	byKey,
	COMPANY,
	confirmed,
	filled,
	PERSON,
	registered,
	sent,
	signedBy,
	type Portal
} from './testing/visits.ts';

const code = (result: unknown) => (isRefused(result) ? result.refused : result);

let portal: Portal;
let visitor: Visitor;
beforeEach(async () => {
	portal = await aPortal();
	visitor = await byKey(portal);
});
const ctx = () => portal.w.ctx;
const draftOf = async (id: string) => (await ctx().store.read('request-draft', id))!;
const flowOf = async (id: string) =>
	(await stateOf(portal.w, id)).flow.map(({ key, said }) => `${key} ${said}`);

describe('sending a request', () => {
	it('makes a case that waits for its registration, with the signed request among its documents', async () => {
		const { id } = ok(await sent(portal, visitor, await filled(portal, visitor)));
		const state = await stateOf(portal.w, id);
		expect(state).toMatchObject({ channel: 'portal', person: visitor.id, incoming: null });
		const view = ok(await viewOwnCase(ctx())(visitor.id, id));
		expect(view.documents.map(({ type }) => type)).toEqual(['request-form']);
		expect(view.documents[0]!.signatures[0]).toMatchObject({ electronic: true });
	});

	it('says of each file which of the documents it is, and keeps nothing in the draft', async () => {
		const draft = await filled(portal, visitor);
		const { id } = ok(await sent(portal, visitor, draft));
		const { confidential } = (await ctx().store.read('service-case', id))!;
		expect(confidential!.fileNames[0]).toMatch(/ — .+\.pdf$/);
		expect((await draftOf(draft)).confidential).toMatchObject({ answers: {}, fileNames: [] });
	});

	it('notes each process and condition of the common flow under its number', async () => {
		const { id } = ok(await sent(portal, visitor, await filled(portal, visitor)));
		expect(await flowOf(id)).toEqual(['p1 done', 'c1 met', 'p3 done', 'c2 met', 'p5 done']);
	});

	it.each([
		['another person', { ...PERSON, iin: '941240000193' }],
		['an organisation’s representative in place of the organisation', PERSON]
	])('refuses the certificate of %s, notes it, and loses nothing', async (_, signer) => {
		const who = signer === PERSON ? await byKey(portal, COMPANY) : visitor;
		const draft = await filled(portal, who);
		const no = await sent(portal, who, draft, signer);
		expect(String(code(no))).toMatch(/^certificate-of-another/);
		const { state, confidential } = await draftOf(draft);
		expect(state.status).toBe('open');
		expect(confidential!.contact.phone).not.toBe('');
		expect(state.flow.map(({ key, said }) => `${key} ${said}`)).toContain('c2 not-met');
		ok(await sent(portal, who, draft, signer === PERSON ? COMPANY : PERSON));
	});

	it('sends nothing twice', async () => {
		const draft = await filled(portal, visitor);
		const prepared = ok(await prepareRequest(ctx())(visitor, draft, 'pkcs12'));
		const signatures = await signedBy(portal, visitor, prepared);
		ok(await completeRequest(ctx())(visitor, prepared.id, signatures));
		expect(code(await completeRequest(ctx())(visitor, prepared.id, signatures))).toBe('signing-done');
		expect(code(await prepareRequest(ctx())(visitor, draft, 'pkcs12'))).toBe('signing-done');
	});

	it('by an account that nobody proved yet proves it: the case is the person’s', async () => {
		const visit = await registered(portal, COMPANY);
		const { id } = ok(await sent(portal, visit, await filled(portal, visit), COMPANY));
		const now = (await whoApplies(ctx())(visit.token))!;
		expect(now.confirmed).toBe(true);
		expect(now.id).toBe((await stateOf(portal.w, id)).person);
		expect(now.id).toBe((await byKey(portal, COMPANY)).id);
		ok(await viewOwnCase(ctx())(now.id, id));
	});
});

describe('a request of an account that nobody proved yet', () => {
	const STRANGER = { surname: 'Бөтен', given: 'Адам' };
	const typed: Applicant = { ...PERSON, name: STRANGER };
	const prepared = async (applicant: Applicant) => {
		const visit = await registered(portal, applicant);
		const draft = await filled(portal, visit);
		return { visit, draft, prepared: ok(await prepareRequest(ctx())(visit, draft, 'pkcs12')) };
	};
	const signedAs = async (
		one: Awaited<ReturnType<typeof prepared>>,
		applicant: Applicant,
		named: { name: string; organisation?: string }
	) => {
		const signatures = await signedBy(portal, one.visit, one.prepared, applicant, named);
		return completeRequest(ctx())(one.visit, one.prepared.id, signatures);
	};

	it.each([
		['an individual', typed, PERSON],
		['an organisation', { ...COMPANY, name: STRANGER, organisation: '«Бөтен» ЖШС' }, COMPANY]
	])('shows and prints of %s what was typed alone, though the number is on record', async (_, own, known) => {
		await personOf(portal.w, known);
		const one = await prepared(own);
		expect(one.prepared.files.map(({ about }) => about)).toEqual(['Бөтен Адам', 'Бөтен Адам']);
		for (const { document, lang } of one.prepared.files) {
			const by = byApplicant(one.visit.id);
			const file = new TextDecoder().decode(
				ok(await readPrepared(ctx())(by, one.prepared.id, document, lang))
			);
			expect(file).toContain('Бөтен');
			expect(file).not.toContain(known.name.surname);
			expect(file).not.toContain(COMPANY.organisation);
		}
	});

	it('is not taken with a certificate that names its holder otherwise than the request does', async () => {
		const one = await prepared(typed);
		const name = `${PERSON.name.surname} ${PERSON.name.given}`.toUpperCase();
		expect(code(await signedAs(one, PERSON, { name }))).toBe('certificate-name-differs');
		expect((await draftOf(one.draft)).state.status).toBe('open');
		ok(await confirmed(portal, one.visit));
		const now = (await whoApplies(ctx())(one.visit.token))!;
		ok(await sent(portal, now, one.draft));
	});

	it('is not taken with a certificate of an organisation that is called otherwise', async () => {
		const one = await prepared({ ...COMPANY, organisation: '«Бөтен» ЖШС' });
		const name = `${COMPANY.name.surname} ${COMPANY.name.given}`;
		const no = await signedAs(one, COMPANY, { name, organisation: COMPANY.organisation });
		expect(code(no)).toBe('certificate-name-differs');
	});

	it('is taken with the name it was printed with, in whichever letters the certificate has it', async () => {
		const one = await prepared(COMPANY);
		const name = `${COMPANY.name.surname} ${COMPANY.name.given}`.toUpperCase();
		const organisation = COMPANY.organisation.replaceAll(/[«»]/g, '"').toUpperCase();
		const { id } = ok(await signedAs(one, COMPANY, { name, organisation }));
		const { confidential } = (await ctx().store.read('service-case', id))!;
		expect(confidential!.applicant).toEqual(COMPANY);
	});
});
