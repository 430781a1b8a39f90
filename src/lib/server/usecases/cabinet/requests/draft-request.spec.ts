import { beforeEach, describe, expect, it } from 'vitest';
import { isRefused } from '../../../../domain/refusal.ts';
import { FEE } from '../../testing/service-world.ts';
import { ok } from '../../testing/world.ts';
import { wipeStale } from '../wipe-stale.ts';
import { type Applicant as Visitor } from '../session.ts';
import { askFee } from './ask-fee.ts';
import { beginRequest, dropRequest, saveRequest, type Filled } from './draft-request.ts';
import { prepareRequest, tryRequest } from './send-request.ts';
import {
	aPortal,
	byKey,
	COMPANY,
	filled,
	LICENCE,
	PDF,
	registered,
	SUBSOIL,
	type Portal
} from './testing/visits.ts';
import { viewRequestDraft } from './view-draft.ts';
import { viewService, viewServices } from './view-services.ts';

const code = (result: unknown) => (isRefused(result) ? result.refused : result);
const ATTESTATION = { service: 'almaty-expert-attestation', procedure: 'attest' } as const;
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
const draftOf = async (id: string) => (await ctx().store.read('request-draft', id))!;

describe('choosing a service', () => {
	it('shows every service that is offered, what it costs, and why one cannot be asked for', async () => {
		const services = await viewServices(ctx())(visitor);
		expect(services).toHaveLength(13);
		const licence = services.find(({ id }) => id === LICENCE.service)!;
		expect(licence).toMatchObject({ payment: 'fee', fee: FEE, no: null, attestation: false });
		const company = await byKey(portal, COMPANY);
		const attestation = (await viewServices(ctx())(company)).find(({ id }) => id === ATTESTATION.service)!;
		expect(attestation).toMatchObject({ attestation: true, no: 'applicant-not-admitted' });
	});

	it('asks for the identity first where the regulation registers with a certificate', async () => {
		const stranger = await registered(portal);
		expect(code(await beginRequest(ctx())(stranger, LICENCE, 'kk'))).toBe('identity-unconfirmed');
		ok(await beginRequest(ctx())(stranger, SUBSOIL, 'kk'));
	});

	it.each([
		['attestation, which has a form of its own', ATTESTATION, 'service-not-offered'],
		[
			'a procedure the service does not have',
			{ ...SUBSOIL, procedure: 'annul' as const },
			'service-not-offered'
		]
	])('begins no request for %s', async (_, asked, refusal) => {
		expect(code(await beginRequest(ctx())(visitor, asked, 'kk'))).toBe(refusal);
	});

	it('tells what is to be brought', async () => {
		const service = ok(await viewService(ctx())(visitor, LICENCE.service));
		const ids = service.brought.map(({ documents }) => documents.map(({ id }) => id));
		expect(ids).toEqual([
			['identity', 'qualification', 'engineers', 'base'],
			['identity'],
			['identity', 'change']
		]);
		expect(code(await viewService(ctx())(visitor, 'nothing'))).toBe('not-found');
	});
});

describe('a draft of a request', () => {
	it('keeps what is filled in so far, complete or not', async () => {
		const id = ok(await beginRequest(ctx())(visitor, SUBSOIL, 'kk'));
		ok(await saveRequest(ctx())(visitor, id, { ...EMPTY, answers: { plot: 'Алатау ауданы', evil: 'жоқ' } }));
		const view = ok(await viewRequestDraft(ctx())(visitor, id));
		expect(view.answers).toEqual({ plot: 'Алатау ауданы' });
		expect(code(await tryRequest(ctx())(visitor, id))).toBe('document-missing');
	});

	it('keeps the files that stay, lets the others go, and has none twice', async () => {
		const id = await filled(portal, visitor);
		const { files } = ok(await viewRequestDraft(ctx())(visitor, id));
		const [first] = files;
		const again = { document: first!.document, file: { name: 'тағы.pdf', bytes: PDF } };
		const keep = files.map(({ document, sha256 }) => `${document}:${sha256}`);
		ok(await saveRequest(ctx())(visitor, id, { ...EMPTY, keep, files: [again] }));
		expect((await draftOf(id)).state.files).toHaveLength(files.length);
		ok(await saveRequest(ctx())(visitor, id, EMPTY));
		expect((await draftOf(id)).state.files).toEqual([]);
		expect(await ctx().files.get(first!.sha256)).toBeUndefined();
	});

	it('refuses a file of a forbidden type, and one that is not what it says', async () => {
		const id = ok(await beginRequest(ctx())(visitor, SUBSOIL, 'kk'));
		const save = (name: string) =>
			saveRequest(ctx())(visitor, id, { ...EMPTY, files: [{ document: '', file: { name, bytes: PDF } }] });
		expect(code(await save('вирус.exe'))).toBe('file-type-not-accepted');
		expect(code(await save('сурет.png'))).toBe('file-not-what-it-says');
	});

	it('of another is not there, whoever asks', async () => {
		const id = await filled(portal, visitor);
		const other = await byKey(portal, COMPANY);
		expect(code(await viewRequestDraft(ctx())(other, id))).toBe('not-found');
		expect(code(await saveRequest(ctx())(other, id, EMPTY))).toBe('not-found');
		expect(code(await dropRequest(ctx())(other, id))).toBe('not-found');
		expect(code(await askFee(ctx())(other, id))).toBe('not-found');
		expect(code(await prepareRequest(ctx())(other, id, 'pkcs12'))).toBe('not-found');
	});

	it('names no licence of another', async () => {
		const id = ok(await beginRequest(ctx())(visitor, LICENCE, 'kk'));
		const about = { licence: 'somebodys' };
		expect(code(await saveRequest(ctx())(visitor, id, { ...EMPTY, about }))).toBe('licence-of-another');
	});

	it('is erased with its files when it is given up, and when nobody comes back for thirty days', async () => {
		const dropped = await filled(portal, visitor);
		const sha256 = (await draftOf(dropped)).state.files[0]!.sha256;
		ok(await dropRequest(ctx())(visitor, dropped));
		expect((await draftOf(dropped)).confidential).toBeUndefined();
		expect(await ctx().files.get(sha256)).toBeUndefined();
		const stale = await filled(portal, visitor);
		portal.w.clock.pass(31 * 86_400_000);
		await wipeStale(ctx())();
		expect((await draftOf(stale)).confidential).toBeUndefined();
	});

	it.each([
		['a proved account', true, 50],
		['an account nobody proved', false, 20]
	])('of %s keeps no more files than its place holds, over all drafts', async (_, proved, megabytes) => {
		const who = proved ? visitor : await registered(portal, COMPANY);
		const file = (n: number) => {
			const bytes = new Uint8Array(10 * 1024 * 1024);
			bytes.set(PDF);
			bytes[bytes.length - 1] = n;
			return { document: '', file: { name: `${n}.pdf`, bytes } };
		};
		const save = async (n: number) =>
			saveRequest(ctx())(who, ok(await beginRequest(ctx())(who, SUBSOIL, 'kk')), {
				...EMPTY,
				files: [file(n)]
			});
		const full = megabytes / 10;
		const ids: string[] = [];
		for (let n = 1; n <= full; n += 1) ids.push(ok(await save(n)));
		expect(await save(full + 1)).toEqual({ refused: 'drafts-too-large', details: { megabytes } });
		ok(await dropRequest(ctx())(who, ids[0]!));
		ok(await save(full + 1));
	});

	it('does not pile up without end', async () => {
		for (let i = 0; i < 20; i += 1) ok(await beginRequest(ctx())(visitor, SUBSOIL, 'kk'));
		expect(code(await beginRequest(ctx())(visitor, SUBSOIL, 'kk'))).toBe('too-many-drafts');
	});
});
