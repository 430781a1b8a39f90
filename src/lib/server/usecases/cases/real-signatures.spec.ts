import { expect, it, vi } from 'vitest';
import { LANGS } from '../../../domain/text.ts';
import { renderDocument } from '../../documents/render.ts';
import { keptLists } from '../../signatures/kept-lists.ts';
import { signatures } from '../../signatures/signatures.ts';
import { createAuthority } from '../../signatures/testing/authority.ts';
import { network, termsOf } from '../../signatures/testing/checking.ts';
import { readKept } from '../printing/keep-printed.ts';
import { readPrepared } from '../signing/complete.ts';
import { completeOwn, prepareOwn } from '../signing/sign-with-key.ts';
import { received, servicesOffice, stateOf, walk } from '../testing/service-world.ts';
import { MORNING, ok, type World } from '../testing/world.ts';

// Keys, pages and signatures take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const CRL = 'http://lists.test/issuing.crl';
const HEAD = {
	iin: '850101300017',
	bin: '990140000018',
	name: 'Үлгібаев Сынақ Тестілеуұлы',
	organisation: 'Басқарма'
};

/** An office with real pages and real signatures, whose head has a key. */
async function withKeys() {
	const authority = await createAuthority({ at: MORNING, crlUrl: CRL });
	const key = await authority.issue(HEAD);
	const fetchBytes = network(await authority.lists());
	const w = await servicesOffice({ signing: { ...termsOf(authority), bin: HEAD.bin } });
	const { ctx } = w;
	ctx.signatures = signatures({ lists: keptLists(fetchBytes, () => MORNING), fetchBytes, foreign: {} });
	ctx.press.render = (content, lang) => renderDocument(content, lang, ctx.press.verifyBase);
	const head = await w.person('head');
	const user = (await ctx.store.read('user', head.id))!;
	const facts = [{ type: 'identified', v: 1, data: {} }];
	const confidential = { ...user.confidential!, iin: HEAD.iin };
	const change = { kind: 'user', id: head.id, expectedVersion: user.version, facts, confidential };
	await ctx.store.commit([change], { at: MORNING, by: 'system' });
	return { w, head, key };
}

/** What readers of PDF find in the kept files of a document. */
async function signersOf({ ctx }: World, document: string) {
	const terms = (await ctx.store.read('office', 'main'))!.state.signing;
	const found = [];
	for (const lang of LANGS) {
		const bytes = ok(await readKept(ctx)(document, lang));
		found.push(...ok(await ctx.signatures.inspect(bytes, { terms, at: () => ctx.clock.now() })));
	}
	return found;
}

it('a licence and its notice bear the head’s own signature in both languages, checked as readers check it', async () => {
	const { w, head, key } = await withKeys();
	const id = await received(w, { service: 'almaty-design-licence', procedure: 'issue' });
	await walk(w, id, 9);
	const task = { act: 'sign-cases' as const, cases: [{ id, step: 9 }] };
	const prepared = ok(await prepareOwn(w.ctx)(head, task, 'pkcs12'));
	const handed = [];
	for (const { document, lang } of prepared.files) {
		const file = ok(await readPrepared(w.ctx)(head, prepared.id, document, lang));
		handed.push({ document, lang, cms: await key.sign(w.ctx.signatures.covered(file)) });
	}
	expect(await completeOwn(w.ctx)(head, prepared.id, handed)).toEqual({ done: 'sign-cases' });
	const { decided, made } = await stateOf(w, id);
	expect((await w.ctx.store.read('licence', made.licence!))!.state.document).toBe(decided!.document);
	const signed = { covers: 'whole-file', checked: { subject: { iin: HEAD.iin, bin: HEAD.bin } } };
	for (const document of new Set(prepared.files.map((file) => file.document)))
		expect(await signersOf(w, document)).toMatchObject([signed, signed]);
});
