import { beforeAll, describe, expect, it } from 'vitest';
import { ALMATY_HOURS } from '../../../domain/calendar/kazakhstan.ts';
import { OFFICE_ID } from '../../../domain/office.ts';
import { authorityFiles } from '../../signatures/authority-file.ts';
import { NCA_TEST } from '../../signatures/gost/testing/nca-test.ts';
import { createAuthority, type Authority } from '../../signatures/testing/authority.ts';
import { refusalOf } from '../testing/sat.ts';
import { MORNING, ok, testWorld } from '../testing/world.ts';
import { setOffice } from './manage-settings.ts';
import { distrustAuthority, setSigning, trustAuthorities } from './set-signing.ts';
import { viewSigning } from './view-signing.ts';

const BOTH = { kk: 'Мекеме', ru: 'Учреждение' };
const HEAD = { name: BOTH, address: BOTH, city: BOTH, phone: '', utcOffsetMinutes: 300 };
const YEAR_MS = 365 * 86_400_000;
const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
const { root: ROOT, issuing: ISSUING } = NCA_TEST;

let test: Authority;
beforeAll(async () => {
	test = await createAuthority({ at: MORNING, crlUrl: null });
});

/** Of a demonstration: only there a test authority is trusted, and nobody publishes the keys of another one. */
async function anOffice() {
	const w = testWorld();
	w.ctx.mode = 'demonstration';
	const administrator = await w.person('administrator');
	const office = { letterhead: HEAD, hours: ALMATY_HOURS, specialities: {}, numberPrefix: '04-12' };
	ok(await setOffice(w.ctx)(administrator, office));
	return {
		w,
		administrator,
		set: setSigning(w.ctx, authorityFiles),
		trust: trustAuthorities(w.ctx, authorityFiles),
		distrust: distrustAuthority(w.ctx, authorityFiles),
		view: viewSigning(w.ctx, authorityFiles),
		terms: async () => (await w.ctx.store.read('office', OFFICE_ID))!.state.signing
	};
}

describe('how an office signs', () => {
	it('is a recorded decision until it is set', async () => {
		const { view } = await anOffice();
		expect(await view()).toMatchObject({ required: false, bin: null, roots: [], intermediates: [] });
	});

	it('is set in parts: what is not named stays', async () => {
		const { set, administrator, terms } = await anOffice();
		ok(await set(administrator, { roots: [ROOT], bin: '060140001001' }));
		ok(await set(administrator, { required: true, crls: ['http://crl.example.kz/a.crl'] }));
		expect(await terms()).toEqual({
			required: true,
			bin: '060140001001',
			roots: [ROOT],
			intermediates: [],
			crls: ['http://crl.example.kz/a.crl'],
			ocsp: null,
			tsa: null
		});
	});

	it('is a fact of the office with its author', async () => {
		const { w, set, administrator } = await anOffice();
		ok(await set(administrator, { roots: [ROOT] }));
		const facts = await w.ctx.store.facts('office', OFFICE_ID);
		expect(facts.at(-1)).toMatchObject({ type: 'signing-set', by: `user:${administrator.id}` });
	});

	it.each([
		['with keys only, and nobody trusted', { required: true }, 'no-trusted-roots'],
		['for a BIN with a wrong check digit', { bin: '060140001002' }, 'bin-checksum'],
		['for a BIN of eleven digits', { bin: '06014000100' }, 'bin-length'],
		['with lists that are no addresses', { crls: ['crl.example.kz'] }, 'bad-input'],
		['with a responder on the machine’s disk', { ocsp: 'file:///etc/passwd' }, 'bad-input'],
		['with timestamps of nobody', { tsa: 'http://' }, 'bad-input'],
		['with a root that is no certificate', { roots: ['QUJD'] }, 'authority-unreadable'],
		['with two certificates in one place', { roots: [ROOT + ISSUING] }, 'authority-unreadable'],
		['with an issuing certificate as a root', { roots: [ISSUING] }, 'authority-not-root'],
		['with a root as an issuing certificate', { intermediates: [ROOT] }, 'authority-root'],
		['with endlessly many roots', { roots: new Array<string>(51).fill(ROOT) }, 'bad-input']
	])('%s is refused, and nothing changes', async (_, change, code) => {
		const { w, set, administrator } = await anOffice();
		const cursor = w.ctx.store.cursor();
		expect(await refusalOf(set(administrator, change))).toBe(code);
		expect(w.ctx.store.cursor()).toBe(cursor);
	});

	it('is refused before there is an office', async () => {
		const w = testWorld();
		const administrator = await w.person('administrator');
		expect(await refusalOf(setSigning(w.ctx, authorityFiles)(administrator, { bin: null }))).toBe(
			'not-found'
		);
	});
});

describe('a trusted certificate', () => {
	it('comes from a file and is shown with what people compare', async () => {
		const { trust, administrator, view } = await anOffice();
		expect(ok(await trust(administrator, 'roots', bytesOf(ROOT)))).toBe(1);
		expect((await view()).roots).toEqual([
			{
				sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
				subject: 'НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (GOST) TEST 2022',
				issuer: 'НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (GOST) TEST 2022',
				notBefore: Date.parse('2022-07-07T09:05:52Z'),
				notAfter: Date.parse('2032-07-07T09:05:52Z'),
				test: true,
				expired: false,
				withoutIssuer: false
			}
		]);
	});

	it('added twice stands once', async () => {
		const { trust, administrator, terms } = await anOffice();
		ok(await trust(administrator, 'roots', bytesOf(ROOT)));
		ok(await trust(administrator, 'roots', bytesOf(ROOT)));
		expect((await terms()).roots).toEqual([ROOT]);
	});

	it('whose issuer is not trusted is shown so', async () => {
		const { trust, administrator, view } = await anOffice();
		ok(await trust(administrator, 'intermediates', bytesOf(ISSUING)));
		expect((await view()).intermediates[0]).toMatchObject({ withoutIssuer: true });
		ok(await trust(administrator, 'roots', bytesOf(ROOT)));
		expect((await view()).intermediates[0]).toMatchObject({ withoutIssuer: false });
	});

	it('that has expired since hinders no other change, and can be removed', async () => {
		const { w, trust, set, distrust, administrator, view, terms } = await anOffice();
		ok(await trust(administrator, 'roots', bytesOf(ROOT)));
		w.clock.pass(10 * YEAR_MS);
		const [shown] = (await view()).roots;
		expect(shown).toMatchObject({ expired: true });
		ok(await set(administrator, { bin: '060140001001' }));
		ok(await distrust(administrator, 'roots', shown!.sha256));
		expect((await terms()).roots).toEqual([]);
		expect(await refusalOf(trust(administrator, 'roots', bytesOf(ROOT)))).toBe('authority-not-in-force');
	});

	it('is not removed when it is the last root and keys are demanded', async () => {
		const { trust, set, distrust, administrator, view } = await anOffice();
		ok(await trust(administrator, 'roots', bytesOf(ROOT)));
		ok(await set(administrator, { required: true }));
		const [shown] = (await view()).roots;
		expect(await refusalOf(distrust(administrator, 'roots', shown!.sha256))).toBe('no-trusted-roots');
		ok(await set(administrator, { required: false }));
		ok(await distrust(administrator, 'roots', shown!.sha256));
		expect(await refusalOf(distrust(administrator, 'roots', shown!.sha256))).toBe('not-found');
	});

	it.each([
		['of the product’s own test authority', () => [test.root, test.intermediate]],
		['that calls itself a test', () => [bytesOf(ROOT), bytesOf(ISSUING)]]
	])('%s is refused where real work is done', async (_, certificates) => {
		const { w, trust, set, administrator, terms } = await anOffice();
		w.ctx.mode = 'office';
		const [root, issuing] = certificates() as [Uint8Array, Uint8Array];
		expect(await refusalOf(trust(administrator, 'roots', root))).toBe('authority-test');
		expect(await refusalOf(trust(administrator, 'intermediates', issuing))).toBe('authority-test');
		const roots = [Buffer.from(root).toString('base64')];
		expect(await refusalOf(set(administrator, { roots }))).toBe('authority-test');
		w.ctx.mode = 'demonstration';
		ok(await set(administrator, { roots }));
		expect((await terms()).roots).toEqual(roots);
	});

	it('is no certificate of a person', async () => {
		const { trust, administrator } = await anOffice();
		const person = await test.issue({ iin: '900101300017', bin: null, name: 'Тегі Аты', organisation: null });
		expect(await refusalOf(trust(administrator, 'intermediates', person.certificate))).toBe('authority-not');
	});
});

describe('those who sign', () => {
	it('are named while no IIN is entered for them', async () => {
		const { w, view } = await anOffice();
		await w.person('head');
		await w.person('chancellery');
		expect((await view()).withoutIin).toEqual(['Сынақ head']);
	});
});
