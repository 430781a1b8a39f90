import { beforeEach, describe, expect, it } from 'vitest';
import { isRefused } from '../../../../domain/refusal.ts';
import { stateOf } from '../../testing/service-world.ts';
import { ok } from '../../testing/world.ts';
import { whoApplies, type Applicant as Visitor } from '../session.ts';
import { viewOwnCase } from './own-case.ts';
import { completeRequest, prepareRequest } from './send-request.ts';
import {
	aPortal,
	byKey,
	COMPANY,
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
