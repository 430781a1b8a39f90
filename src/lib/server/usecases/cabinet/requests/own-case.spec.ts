import { beforeEach, describe, expect, it } from 'vitest';
import { isRefused } from '../../../../domain/refusal.ts';
import { act, walk } from '../../testing/service-world.ts';
import { ok } from '../../testing/world.ts';
import { readOwnDocument } from '../own-documents.ts';
import { type Applicant as Visitor } from '../session.ts';
import { beginRequest, saveRequest, type Filled } from './draft-request.ts';
import { viewOwnCase, withdrawRequest } from './own-case.ts';
import { tryRequest } from './send-request.ts';
import { aPortal, byKey, COMPANY, filled, sent, type Portal } from './testing/visits.ts';

const code = (result: unknown) => (isRefused(result) ? result.refused : result);
const ADDRESS = { service: 'karaganda-address-certificate', procedure: 'annul' } as const;
const EMPTY: Filled = {
	language: 'kk',
	answers: {},
	contact: { phone: '', email: '', address: '' },
	about: {},
	files: [],
	keep: []
};

let portal: Portal;
let visitor: Visitor;
beforeEach(async () => {
	portal = await aPortal();
	visitor = await byKey(portal);
});
const ctx = () => portal.w.ctx;

describe('a case as its applicant sees it', () => {
	const aCase = async () => ok(await sent(portal, visitor, await filled(portal, visitor))).id;
	const view = async (id: string) => ok(await viewOwnCase(ctx())(visitor.id, id));

	it('tells what happens now and by when, never who of the office does it', async () => {
		const id = await aCase();
		const shown = await view(id);
		expect(shown.standing).toBe('open');
		expect(shown.steps.map(({ status }) => status)).toEqual(['now', 'todo', 'todo', 'todo', 'todo', 'todo']);
		expect(shown.dueAt).not.toBeNull();
		expect(JSON.stringify(shown)).not.toContain('user:');
	});

	it('ends with the result, its file and the points of the flow to the last', async () => {
		const id = await aCase();
		await walk(portal.w, id);
		const shown = await view(id);
		expect(shown.standing).toBe('granted');
		expect(shown.decided!.document).not.toBeNull();
		expect(shown.flow.map(({ key }) => key)).toEqual(['p1', 'c1', 'p3', 'c2', 'p5', 'c3', 'p7']);
		const other = await byKey(portal, COMPANY);
		expect(code(await readOwnDocument(ctx())(other.id, shown.decided!.document!, 'kk'))).toBe('not-found');
	});

	it('says a refusal with its kind and reasons only when it is decided', async () => {
		const id = await aCase();
		await walk(portal.w, id, 4);
		const outcome = { kind: 'refused' as const, refusal: 'standard-10' as const };
		ok(
			await act(portal.w, id, {
				step: 4,
				deed: 'conclude',
				outcome,
				reasons: ['Құжат жарамсыз'],
				visitedAt: null
			})
		);
		expect((await view(id)).refusal).toBeNull();
		await walk(portal.w, id);
		expect(await view(id)).toMatchObject({
			standing: 'refused',
			refusal: { kind: 'standard-10', reasons: ['Құжат жарамсыз'], meant: false }
		});
	});

	it('is withdrawn by the applicant with a reason, before it is decided, and by nobody else', async () => {
		const id = await aCase();
		const other = await byKey(portal, COMPANY);
		expect(code(await withdrawRequest(ctx())(other.id, id, 'Керек емес'))).toBe('not-found');
		expect(code(await withdrawRequest(ctx())(visitor.id, id, ' '))).toBe('ground-missing');
		ok(await withdrawRequest(ctx())(visitor.id, id, 'Керек емес'));
		expect(await view(id)).toMatchObject({ standing: 'withdrawn', mayWithdraw: false });
		portal.w.clock.pass(60_000);
		const decided = await aCase();
		await walk(portal.w, decided);
		expect(isRefused(await withdrawRequest(ctx())(visitor.id, decided, 'Кеш'))).toBe(true);
	});

	it('of another is not there', async () => {
		const other = await byKey(portal, COMPANY);
		expect(code(await viewOwnCase(ctx())(other.id, await aCase()))).toBe('not-found');
	});

	it('may be about an address of the register, found by its code', async () => {
		const draft = ok(await beginRequest(ctx())(visitor, ADDRESS, 'kk'));
		ok(await saveRequest(ctx())(visitor, draft, { ...EMPTY, about: { address: 'missing' } }));
		expect(isRefused(await tryRequest(ctx())(visitor, draft))).toBe(true);
	});
});
