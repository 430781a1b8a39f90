import { beforeEach, describe, expect, it } from 'vitest';
import { sha256Of } from '../../../domain/exam/bundle.ts';
import { isRefused } from '../../../domain/refusal.ts';
import { registerApplication } from '../attestation/register-application.ts';
import { viewCase } from '../desk/view-cases.ts';
import { iinOf } from '../testing/attested.ts';
import { ok } from '../testing/world.ts';
import { cancelApplication, completeApplication, prepareApplication, readApplication } from './apply.ts';
import { draftApplication, dropDraft, FILES_MAX, openDrafts, viewDraft } from './draft-application.ts';
import { viewOwnApplication } from './view-cabinet.ts';
import { aCabinet, applied, drafted, enter, handIn, PDF, WISH, type Cabinet } from './testing/cabinet.ts';

/** When the visit to the cabinet began. */
const SINCE = Date.parse('2026-11-24T09:00:00+05:00');

let cabinet: Cabinet;
let person: string;
const code = (result: unknown) => (isRefused(result) ? result.refused : result);
const ctx = () => cabinet.w.ctx;
const cases = async () => (await ctx().store.list('application')).total;
const incoming = async () => (await ctx().store.read('register', 'incoming-2026'))?.state;

beforeEach(async () => {
	cabinet = await aCabinet();
	person = await enter(cabinet);
});

describe('an application that is not signed yet', () => {
	it('is no case: it has no number and is seen by its applicant only', async () => {
		const draft = await drafted(cabinet, person);
		expect(await cases()).toBe(0);
		expect(await incoming()).toBeUndefined();
		expect(ok(await viewDraft(ctx())(person, draft)).files).toMatchObject([{ name: 'Диплом.pdf' }]);
		expect(await openDrafts(ctx(), person)).toMatchObject([{ id: draft, speciality: 'architecture' }]);
		const other = await enter(cabinet, iinOf(2));
		expect(code(await viewDraft(ctx())(other, draft))).toBe('not-found');
		expect(code(await draftApplication(ctx())({ id: other, since: SINCE }, WISH, draft))).toBe('not-found');
		expect(code(await dropDraft(ctx())(other, draft))).toBe('not-found');
		expect(await openDrafts(ctx(), other)).toEqual([]);
	});

	it('can be changed: files that stay, files that go, files that come', async () => {
		const draft = await drafted(cabinet, person);
		const [first] = ok(await viewDraft(ctx())(person, draft)).files;
		const more = { name: 'Еңбек кітапшасы.pdf', bytes: new TextEncoder().encode('%PDF-1.7 еңбек') };
		const names = async () => ok(await viewDraft(ctx())(person, draft)).files.map(({ name }) => name);
		ok(
			await draftApplication(ctx())(
				{ id: person, since: SINCE },
				{ ...WISH, files: [more], keep: [first!.sha256] },
				draft
			)
		);
		expect(await names()).toEqual(['Диплом.pdf', 'Еңбек кітапшасы.pdf']);
		ok(await draftApplication(ctx())({ id: person, since: SINCE }, { ...WISH, files: [], keep: [] }, draft));
		expect(await names()).toEqual([]);
	});

	it('takes the surname from the certificate, whatever is sent in', async () => {
		const draft = await drafted(cabinet, person, { patronymic: 'Серікқызы' });
		const { name } = ok(await viewDraft(ctx())(person, draft));
		expect(name).toEqual({ surname: iinOf(1), given: 'Айгүл', patronymic: 'Серікқызы' });
	});

	it.each([
		['an unknown speciality', { speciality: 'magic' }, 'bad-input'],
		['a speciality that every object has', { speciality: 'constructor' }, 'bad-input'],
		['no given name where the certificate has none', { given: ' ' }, 'name-missing'],
		['a file that is not what it says', { files: [{ name: 'a.png', bytes: PDF }] }, 'file-not-what-it-says'],
		['a program', { files: [{ name: 'a.exe', bytes: PDF }] }, 'file-type-not-accepted'],
		[
			'more files than anyone reads',
			{ files: Array.from({ length: FILES_MAX + 1 }, (_, n) => ({ name: `${n}.pdf`, bytes: PDF })) },
			'too-many-files'
		]
	])('refuses %s', async (_, wish, refusal) => {
		expect(code(await draftApplication(ctx())({ id: person, since: SINCE }, { ...WISH, ...wish }))).toBe(
			refusal
		);
	});

	it('is refused while a case of the same speciality is open, before anything is signed', async () => {
		const { incoming: number } = await applied(cabinet, person);
		const again = await draftApplication(ctx())({ id: person, since: SINCE }, WISH);
		expect(again).toEqual({ refused: 'open-case-exists', details: { number } });
		await drafted(cabinet, person, { speciality: 'networks' });
	});

	it('leaves no scan behind that went when it was changed, or was refused', async () => {
		const draft = await drafted(cabinet, person);
		const [first] = ok(await viewDraft(ctx())(person, draft)).files;
		const scan = (text: string) => ({ name: 'a.pdf', bytes: new TextEncoder().encode(`%PDF-1.7 ${text}`) });
		ok(
			await draftApplication(ctx())(
				{ id: person, since: SINCE },
				{ ...WISH, files: [scan('new')], keep: [] },
				draft
			)
		);
		expect(await ctx().files.get(first!.sha256)).toBeUndefined();
		const wrong = { ...WISH, speciality: 'magic', files: [scan('refused'), { ...scan('new') }] };
		expect(code(await draftApplication(ctx())({ id: person, since: SINCE }, wrong))).toBe('bad-input');
		expect(await ctx().files.get(sha256Of(scan('refused').bytes))).toBeUndefined();
		expect(await ctx().files.get(sha256Of(scan('new').bytes))).toBeDefined();
	});

	it('takes no scan with it that another application has, nor a document it was a copy of', async () => {
		ctx().press.render = async (_, lang) => new TextEncoder().encode(`%PDF-1.7 ${lang}`);
		const { id } = await applied(cabinet, person);
		const { items } = await ctx().store.list('document', { where: { application: id } });
		const { kk } = (await ctx().store.read('document', items[0]!.id))!.state.files!;
		const copy = { name: 'a.pdf', bytes: (await ctx().files.get(kk))! };
		const wish = { speciality: 'networks', files: [...WISH.files, copy] };
		const draft = await drafted(cabinet, person, wish);
		ok(await dropDraft(ctx())(person, draft));
		expect(await ctx().files.get(sha256Of(PDF))).toBeDefined();
		expect(await ctx().files.get(kk)).toBeDefined();
	});

	it('keeps a scan that comes again while it goes', async () => {
		const draft = await drafted(cabinet, person);
		const [, again] = await Promise.all([
			dropDraft(ctx())(person, draft),
			draftApplication(ctx())({ id: person, since: SINCE }, WISH)
		]);
		const { files } = ok(await viewDraft(ctx())(person, ok(again)));
		expect(await ctx().files.get(files[0]!.sha256)).toBeDefined();
	});

	it('is given up for good, and its names and scans are erased', async () => {
		const draft = await drafted(cabinet, person);
		ok(await dropDraft(ctx())(person, draft));
		expect((await ctx().store.read('application-draft', draft))?.confidential).toBeUndefined();
		expect(await ctx().files.get(sha256Of(PDF))).toBeUndefined();
		expect(await openDrafts(ctx(), person)).toEqual([]);
		expect(code(await prepareApplication(ctx())(person, draft, 'pkcs12'))).toBe('not-found');
	});
});

describe('an application signed by its applicant', () => {
	it('is registered by the portal under the next incoming number, with the signed paper in its case', async () => {
		const { id, incoming: number } = await applied(cabinet, person);
		expect(number).toBe('04-12/1');
		const view = await viewCase(ctx())(id);
		if (isRefused(view)) throw new Error(view.refused);
		expect(view).toMatchObject({
			iin: iinOf(1),
			fileNames: ['Диплом.pdf'],
			documents: [{ type: 'application-form', number: null }],
			state: { channel: 'portal', person, language: 'kk', speciality: 'architecture' }
		});
		const { state } = (await ctx().store.read('document', view.documents[0]!.id))!;
		expect(state.signatures).toMatchObject([{ by: `applicant:${person}`, method: 'pkcs12' }]);
		expect(await openDrafts(ctx(), person)).toEqual([]);
	});

	it('came when its signature did, not when it was prepared', async () => {
		const draft = await drafted(cabinet, person);
		const prepared = ok(await prepareApplication(ctx())(person, draft, 'pkcs12'));
		cabinet.w.clock.pass(20 * 60_000);
		const { id } = ok(await handIn(cabinet, person, prepared));
		const { state } = (await ctx().store.read('application', id))!;
		expect(state.receivedAt).toBe(ctx().clock.now());
	});

	it('shares its numbers with the chancellery, and leaves none for what was never signed', async () => {
		const chancellery = await cabinet.w.person('chancellery');
		const draft = await drafted(cabinet, person);
		const prepared = ok(await prepareApplication(ctx())(person, draft, 'pkcs12'));
		ok(await prepareApplication(ctx())(person, draft, 'pkcs12'));
		expect(await incoming()).toBeUndefined();
		const name = { surname: 'Омаров', given: 'Бауыржан' };
		const paper = {
			iin: iinOf(3),
			name,
			speciality: 'networks',
			language: 'ru',
			channel: 'paper',
			files: []
		} as const;
		ok(await registerApplication(ctx())(chancellery, { ...paper, files: [] }));
		expect(ok(await handIn(cabinet, person, prepared)).incoming).toBe('04-12/2');
		expect(await incoming()).toEqual({ last: 2, reserved: {} });
	});

	it('is refused with the key of another person: nothing is registered, and the right key may still sign', async () => {
		const draft = await drafted(cabinet, person);
		const prepared = ok(await prepareApplication(ctx())(person, draft, 'pkcs12'));
		expect(code(await handIn(cabinet, person, prepared, iinOf(2)))).toBe('certificate-of-another');
		expect(await cases()).toBe(0);
		ok(await handIn(cabinet, person, prepared));
		expect(await cases()).toBe(1);
	});

	it('is registered once', async () => {
		const draft = await drafted(cabinet, person);
		const prepared = ok(await prepareApplication(ctx())(person, draft, 'pkcs12'));
		cabinet.w.clock.pass(1_000);
		const other = ok(await prepareApplication(ctx())(person, draft, 'pkcs12'));
		ok(await handIn(cabinet, person, prepared));
		expect(code(await handIn(cabinet, person, other))).toBe('signing-done');
		expect(await cases()).toBe(1);
	});

	it('is not registered as it was not read: a draft changed meanwhile has to be read again', async () => {
		const draft = await drafted(cabinet, person);
		const prepared = ok(await prepareApplication(ctx())(person, draft, 'pkcs12'));
		ok(await draftApplication(ctx())({ id: person, since: SINCE }, { ...WISH, language: 'ru' }, draft));
		expect(code(await handIn(cabinet, person, prepared))).toBe('changed-meanwhile');
		expect(await cases()).toBe(0);
	});

	it('is refused when the chancellery has opened a case of the same person meanwhile', async () => {
		const draft = await drafted(cabinet, person);
		const prepared = ok(await prepareApplication(ctx())(person, draft, 'pkcs12'));
		const name = { surname: 'Омарова', given: 'Айгүл' };
		const paper = {
			iin: iinOf(1),
			name,
			speciality: 'architecture',
			language: 'kk',
			channel: 'paper'
		} as const;
		ok(await registerApplication(ctx())(await cabinet.w.person('chancellery'), { ...paper, files: [] }));
		expect(code(await handIn(cabinet, person, prepared))).toBe('open-case-exists');
		expect(await cases()).toBe(1);
	});
});

describe('the flow of the portal', () => {
	const said = (flow: { key: string; said: string }[]) => flow.map((one) => `${one.key} ${one.said}`);
	const ofDraft = async (id: string) => said((await ctx().store.read('application-draft', id))!.state.flow);

	it('is kept with the case, each process and condition under its number, up to the registration', async () => {
		const { id } = await applied(cabinet, person);
		const { flow } = (await ctx().store.read('application', id))!.state;
		expect(said(flow)).toEqual(['p1 done', 'c1 met', 'p3 done', 'p4 done', 'c2 met', 'p6 done', 'p7 done']);
		expect(ok(await viewOwnApplication(ctx())(person, id)).flow[0]).toMatchObject({
			key: 'p1',
			what: { ru: expect.stringContaining('регистрационного свидетельства') as string }
		});
	});

	it('keeps a signature that was refused with the draft, and with the case it becomes', async () => {
		const draft = await drafted(cabinet, person);
		const prepared = ok(await prepareApplication(ctx())(person, draft, 'pkcs12'));
		await handIn(cabinet, person, prepared, iinOf(2));
		const refusal = ['p1 done', 'c1 met', 'p3 done', 'p4 done', 'c2 not-met', 'p5 done'];
		expect(await ofDraft(draft)).toEqual(refusal);
		const { id } = ok(await handIn(cabinet, person, prepared));
		const { flow } = (await ctx().store.read('application', id))!.state;
		expect(said(flow)).toEqual([...refusal, 'c2 met', 'p6 done', 'p7 done']);
	});

	it('says nothing of a refusal that has nothing to do with the signature', async () => {
		const draft = await drafted(cabinet, person);
		await applied(cabinet, person);
		expect(code(await prepareApplication(ctx())(person, draft, 'pkcs12'))).toBe('open-case-exists');
		expect(await ofDraft(draft)).toEqual(['p1 done', 'c1 met', 'p3 done']);
	});
});

describe('a signing of another', () => {
	it('is neither read, nor handed in, nor cancelled', async () => {
		const draft = await drafted(cabinet, person);
		const prepared = ok(await prepareApplication(ctx())(person, draft, 'pkcs12'));
		const { document, lang } = prepared.files[0]!;
		const other = await enter(cabinet, iinOf(2));
		expect(code(await readApplication(ctx())(other, prepared.id, document, lang))).toBe('not-found');
		expect(code(await completeApplication(ctx())(other, prepared.id, []))).toBe('not-found');
		expect(code(await cancelApplication(ctx())(other, prepared.id))).toBe('not-found');
		expect(code(await prepareApplication(ctx())(other, draft, 'pkcs12'))).toBe('not-found');
		ok(await handIn(cabinet, person, prepared));
	});

	it('given up leaves the draft as it was', async () => {
		const draft = await drafted(cabinet, person);
		const prepared = ok(await prepareApplication(ctx())(person, draft, 'pkcs12'));
		ok(await cancelApplication(ctx())(person, prepared.id));
		expect(await openDrafts(ctx(), person)).toHaveLength(1);
		ok(await prepareApplication(ctx())(person, draft, 'pkcs12'));
	});
});
