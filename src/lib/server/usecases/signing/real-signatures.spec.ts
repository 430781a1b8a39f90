import { OctetString } from 'asn1js';
import { ContentInfo, EncapsulatedContentInfo, SignedData } from 'pkijs';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { OFFICE_ID } from '../../../domain/office.ts';
import { isRefused } from '../../../domain/refusal.ts';
import { registerId } from '../../../domain/register.ts';
import type { Lang } from '../../../domain/text.ts';
import { renderDocument } from '../../documents/render.ts';
import type { Signatures } from '../../ports.ts';
import { keptLists } from '../../signatures/kept-lists.ts';
import { signatures } from '../../signatures/signatures.ts';
import { createAuthority, type Authority, type Issued } from '../../signatures/testing/authority.ts';
import { network, termsOf } from '../../signatures/testing/checking.ts';
import { signDetached } from '../../signatures/testing/sign-detached.ts';
import { readKept } from '../printing/keep-printed.ts';
import { sent } from '../testing/orders.ts';
import { MORNING, ok } from '../testing/world.ts';
import type { HandedIn } from './check-signatures.ts';
import { readPrepared } from './complete.ts';
import type { Prepared } from './prepare.ts';
import { completeOwn, prepareOwn } from './sign-with-key.ts';

// Keys, pages and signatures take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const CRL = 'http://lists.test/issuing.crl';
const HEAD = {
	iin: '850101300017',
	bin: '990140000018',
	name: 'Үлгібаев Сынақ Тестілеуұлы',
	organisation: 'Басқарма'
};
const ANOTHER = { ...HEAD, iin: '900202400028', name: 'Мысалова Әсемгүл Ғалымқызы' };
const KEYS = {
	own: HEAD,
	'another’s': ANOTHER,
	'another office’s': { ...HEAD, bin: '120340000016' },
	'of nobody’s office': { ...HEAD, bin: null, organisation: null },
	expired: { ...HEAD, kind: 'expired' },
	'not yet valid': { ...HEAD, kind: 'not-yet-valid' },
	revoked: { ...HEAD, kind: 'revoked' },
	'for signing in': { ...HEAD, kind: 'authentication' }
} as const;

let authority: Authority;
let keys: Record<keyof typeof KEYS | 'of another authority', Issued>;
let online: Signatures;
let offline: Signatures;

let room: Awaited<ReturnType<typeof sent>>;
let prepared: Prepared;

const adapter = (lists: Map<string, Uint8Array>): Signatures => {
	const fetchBytes = network(lists);
	return signatures({ lists: keptLists(fetchBytes, () => MORNING), fetchBytes, foreign: {} });
};

beforeAll(async () => {
	authority = await createAuthority({ at: MORNING, crlUrl: CRL });
	const stranger = await createAuthority({ at: MORNING, crlUrl: CRL });
	const issued = { 'of another authority': await stranger.issue(HEAD) } as typeof keys;
	for (const [name, to] of Object.entries(KEYS))
		issued[name as keyof typeof KEYS] = await authority.issue(to);
	keys = issued;
	const lists = await authority.lists();
	online = adapter(lists);
	offline = adapter(new Map());
}, 60_000);

async function change(
	kind: 'office' | 'user',
	id: string,
	type: string,
	data: object,
	confidential?: object
) {
	const { store } = room.w.ctx;
	const record = (await store.read(kind, id))!;
	const beside = confidential && { ...record.confidential, ...confidential };
	const facts = [{ type, v: 1, data: data as never }];
	await store.commit([{ kind, id, expectedVersion: record.version, facts, confidential: beside }], {
		at: MORNING,
		by: 'system'
	});
}

/** An order that was sent to the head, prepared for the key: real pages with room for real signatures. */
beforeEach(async () => {
	room = await sent();
	const { ctx } = room.w;
	ctx.signatures = online;
	ctx.press.render = (content, lang) => renderDocument(content, lang, ctx.press.verifyBase);
	const signing = { ...termsOf(authority), required: true, bin: HEAD.bin };
	await change('office', OFFICE_ID, 'signing-set', { signing });
	await change('user', room.head.id, 'identified', {}, { iin: HEAD.iin });
	const { sentAt } = (await ctx.store.read('order', room.order))!.state;
	const task = { act: 'sign-orders' as const, orders: [{ id: room.order, seen: sentAt ?? 0 }] };
	prepared = ok(await prepareOwn(ctx)(room.head, task, 'pkcs12'));
}, 60_000);

/** The bytes of a prepared file that a signature is over. */
async function covered(document: string, lang: Lang): Promise<Uint8Array> {
	const { ctx } = room.w;
	return ctx.signatures.covered(ok(await readPrepared(ctx)(room.head, prepared.id, document, lang)));
}

/** Every file signed rightly but the last one, in Russian, which is signed by `last`. */
async function signedBut(last: (ru: Uint8Array, kk: Uint8Array) => Promise<Uint8Array>): Promise<HandedIn> {
	const all: { document: string; lang: Lang; cms: Uint8Array }[] = [];
	for (const { document, lang } of prepared.files)
		all.push({ document, lang, cms: await keys.own.sign(await covered(document, lang)) });
	const { document, lang } = all.pop()!;
	const cms = await last(await covered(document, lang), await covered(document, 'kk'));
	return [...all, { document, lang, cms }];
}

const handIn = (handed: HandedIn) => completeOwn(room.w.ctx)(room.head, prepared.id, handed);

/** What stands in the store of the decision, and of its number. */
async function stands() {
	const { store } = room.w.ctx;
	return {
		order: (await store.read('order', room.order))!.state.status,
		register: (await store.read('register', registerId('order', 2026)))!.state,
		sittings: (await store.list('sitting')).total,
		documents: (await store.list('document')).total,
		signing: (await store.read('signing', prepared.id))!.state.status
	};
}

const signsWith = (key: keyof typeof keys) => (ru: Uint8Array) => keys[key].sign(ru);

/** The same signature, with what it is over beside it. */
async function attached(bytes: Uint8Array): Promise<Uint8Array> {
	const { content, contentType } = ContentInfo.fromBER(new Uint8Array(await keys.own.sign(bytes)));
	const signed = new SignedData({ schema: content });
	const { eContentType } = signed.encapContentInfo;
	const eContent = new OctetString({ valueHex: new Uint8Array(bytes).buffer });
	signed.encapContentInfo = new EncapsulatedContentInfo({ eContentType, eContent });
	const whole = new ContentInfo({ contentType, content: signed.toSchema(true) });
	return new Uint8Array(whole.toSchema().toBER());
}

/** Another's key under the head's certificate. */
const forged = (ru: Uint8Array) =>
	signDetached(keys['another’s'].key, keys.own.certificate, [authority.intermediate], ru, {
		signingCertificateV2: true
	});

const WRONG: [string, string, (ru: Uint8Array, kk: Uint8Array) => Promise<Uint8Array>][] = [
	['another person’s key', 'certificate-of-another', signsWith('another’s')],
	['a key of another office', 'certificate-of-another-office', signsWith('another office’s')],
	[
		'the head’s own key as a private person',
		'certificate-of-another-office',
		signsWith('of nobody’s office')
	],
	['an expired certificate', 'certificate-expired', signsWith('expired')],
	['a certificate that is not valid yet', 'certificate-not-yet-valid', signsWith('not yet valid')],
	['a revoked certificate', 'certificate-revoked', signsWith('revoked')],
	['a certificate for signing in only', 'certificate-not-for-signing', signsWith('for signing in')],
	['a certificate of an authority nobody trusts', 'certificate-untrusted', signsWith('of another authority')],
	['a key that is not the certificate’s', 'signature-invalid', forged],
	['the signature of the Kazakh file', 'signature-over-other-bytes', (_, kk) => keys.own.sign(kk)],
	[
		'a signature that is cut off',
		'signature-malformed',
		async (ru) => (await keys.own.sign(ru)).slice(0, -40)
	],
	['a signature with its content attached', 'signature-malformed', attached],
	['nothing in place of a signature', 'signature-malformed', async () => new Uint8Array()]
];

describe('an order with one wrong signature among right ones', () => {
	it.each(WRONG)('%s, is refused as %s: nothing is decided, and the head signs it after', async (...row) => {
		const [, code, last] = row;
		const { ctx } = room.w;
		const before = await stands();
		const put = vi.spyOn(ctx.files, 'put');
		expect(await handIn(await signedBut(last))).toMatchObject({ refused: code });
		expect(put).not.toHaveBeenCalled();
		expect(await stands()).toEqual(before);
		expect(before).toMatchObject({
			order: 'sent',
			register: { last: 1, reserved: { [room.order]: 1 } },
			sittings: 0,
			signing: 'prepared'
		});
		expect(await handIn(await signedBut(signsWith('own')))).toEqual({ done: 'sign-orders' });
		await isSigned();
	});

	it('whose revocation list cannot be reached, is refused; nothing is decided till it can', async () => {
		const { ctx } = room.w;
		const before = await stands();
		const handed = await signedBut(signsWith('own'));
		ctx.signatures = offline;
		expect(await handIn(handed)).toMatchObject({ refused: 'revocation-unknown' });
		expect(await stands()).toEqual(before);
		ctx.signatures = online;
		expect(await handIn(handed)).toEqual({ done: 'sign-orders' });
		await isSigned();
	});

	it('is signed with its own number, in files that bear the head’s valid signature', async () => {
		ok(await handIn(await signedBut(signsWith('own'))));
		const order = await isSigned();
		const { ctx } = room.w;
		for (const lang of ['kk', 'ru'] as const) {
			const file = ok(await readKept(ctx)(order, lang));
			const found = await ctx.signatures.inspect(file, { terms: termsOf(authority), at: () => MORNING });
			const { name, iin, bin } = HEAD;
			expect(
				isRefused(found) ? found : found.map(({ covers, checked }) => ({ covers, checked }))
			).toMatchObject([{ covers: 'whole-file', checked: { subject: { name, iin, bin } } }]);
		}
	});
});

/** The order is signed under the number that waited for it; returns its document. */
async function isSigned(): Promise<string> {
	const { order, register, sittings, signing } = await stands();
	expect({ order, register, sittings, signing }).toMatchObject({
		order: 'signed',
		register: { last: 1, reserved: {} },
		sittings: 1,
		signing: 'completed'
	});
	const { signed } = (await room.w.ctx.store.read('order', room.order))!.state;
	expect(signed!.number).toBe(prepared.files[0]!.number);
	return signed!.document;
}
