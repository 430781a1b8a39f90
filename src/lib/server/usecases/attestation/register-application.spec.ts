import { describe, expect, it } from 'vitest';
import { totalDueAt } from '../../../domain/attestation/application.ts';
import { ALMATY_HOURS, KAZAKHSTAN_DAYS } from '../../../domain/calendar/kazakhstan.ts';
import { documentsAbout } from '../desk/document-rows.ts';
import { attachFile } from './process-request.ts';
import { readFile } from './read-document.ts';
import { registerApplication, type NewApplication } from './register-application.ts';
import { anOffice, BLUEPRINT, iinOf, running } from '../testing/attested.ts';
import { acted, caseState, certified, issued, refusalOf, writeTest } from '../testing/sat.ts';
import { ok, testWorld, type World } from '../testing/world.ts';

const bytes = (text: string): Uint8Array => new Uint8Array([...text].map((c) => c.charCodeAt(0)));
const CALENDAR = { hours: ALMATY_HOURS, days: KAZAKHSTAN_DAYS };
const PDF = bytes('%PDF-1.7 диплом');

const APPLICATION: NewApplication = {
	iin: iinOf(0),
	name: { surname: 'Тегі', given: 'Аты', patronymic: 'Әкесінің аты' },
	speciality: 'architecture',
	language: 'kk',
	channel: 'portal',
	files: []
};

async function anEmptyOffice() {
	const w = testWorld();
	await anOffice(w);
	const chancellery = await w.person('chancellery');
	const register = (change: Partial<NewApplication> = {}) =>
		registerApplication(w.ctx)(chancellery, { ...APPLICATION, ...change });
	return { w, chancellery, register };
}

describe('a request', () => {
	it('is registered with the next incoming number, on the day it came', async () => {
		const { w, register } = await anEmptyOffice();
		const { id, incoming } = ok(await register());
		expect(incoming).toBe('04-12/1');
		expect(await caseState(w, id)).toMatchObject({
			incoming,
			receivedAt: w.clock.now(),
			done: { 1: {} },
			mark: null
		});
		expect(ok(await register({ iin: iinOf(1) })).incoming).toBe('04-12/2');
	});

	it('on paper is answered with a receipt: its number, what was taken, by when there is an answer', async () => {
		const { w, register } = await anEmptyOffice();
		const files = [{ name: 'Диплом.pdf', bytes: PDF }];
		const { id, incoming } = ok(await register({ channel: 'paper', files }));
		const [row] = await documentsAbout(w.ctx)({ application: id });
		expect(row).toMatchObject({ type: 'receipt', number: null });
		const content = (await w.ctx.store.read('document', row!.id))?.confidential?.content;
		expect(content).toMatchObject({ applicant: { incoming }, documents: ['Диплом'], channel: 'paper' });
		expect(content).toMatchObject({ plannedAt: totalDueAt(await caseState(w, id), CALENDAR) });
	});

	it('on paper is answered with the papers handed over, and with each scan that is not one of them', async () => {
		const { w, register } = await anEmptyOffice();
		const files = ['диплом.pdf', 'Анықтама.jpg', 'Анықтама.png'].map((name) => ({
			name,
			bytes: name.endsWith('pdf') ? PDF : bytes(name.endsWith('png') ? '\x89PNG\r\n\x1a\n' : '\xff\xd8\xff')
		}));
		const papers = ['Өтініш', 'Диплом', 'Еңбек кітапшасы'];
		const listed = async (iin: string, change: Partial<NewApplication>) => {
			const { id } = ok(await register({ iin, channel: 'paper', ...change }));
			const [row] = await documentsAbout(w.ctx)({ application: id });
			return (await w.ctx.store.read('document', row!.id))?.confidential?.content;
		};
		expect(await listed(iinOf(0), { papers, files })).toMatchObject({ documents: [...papers, 'Анықтама'] });
		expect(await listed(iinOf(1), { papers })).toMatchObject({ documents: papers });
		expect(await listed(iinOf(2), {})).toMatchObject({ documents: [] });
	});

	it('by the portal has no receipt of paper: the portal gives its own', async () => {
		const { w, register } = await anEmptyOffice();
		expect(await documentsAbout(w.ctx)({ application: ok(await register()).id })).toEqual([]);
	});

	it('keeps IIN and name out of every chain', async () => {
		const { w, register } = await anEmptyOffice();
		const { id } = ok(await register());
		const { person } = await caseState(w, id);
		const facts = JSON.stringify([
			await w.ctx.store.facts('application', id),
			await w.ctx.store.facts('person', person)
		]);
		for (const secret of [APPLICATION.iin, 'Тегі', 'Аты']) expect(facts).not.toContain(secret);
	});

	it.each([
		'<script>alert(1)</script>',
		"O'Нил & «Ко»",
		'{{7*7}}',
		'../../etc/passwd',
		'Ақ"; DROP TABLE',
		'=1+1'
	])('from somebody named %s is stored as it is', async (surname) => {
		const { w, register } = await anEmptyOffice();
		const { id } = ok(await register({ name: { surname, given: surname } }));
		expect((await w.ctx.store.read('application', id))?.confidential?.name).toEqual({
			surname,
			given: surname
		});
	});

	it.each(['plumbing', '', 'constructor', '__proto__'])(
		'for the speciality %j is refused',
		async (speciality) => {
			const { w, register } = await anEmptyOffice();
			const cursor = w.ctx.store.cursor();
			expect(await refusalOf(register({ speciality }))).toBe('bad-input');
			expect(w.ctx.store.cursor()).toBe(cursor);
		}
	);
});

describe('somebody who applies again', () => {
	it('is refused while a case of the same speciality is open, naming it', async () => {
		const { register } = await anEmptyOffice();
		ok(await register());
		expect(await register()).toEqual({ refused: 'open-case-exists', details: { number: '04-12/1' } });
	});

	it('twice at once is registered once', async () => {
		const { w, register } = await anEmptyOffice();
		const results = await Promise.all([register(), register(), register()]);
		expect(results.filter((result) => 'id' in result)).toHaveLength(1);
		expect((await w.ctx.store.list('person')).total).toBe(1);
		expect((await w.ctx.store.list('application')).total).toBe(1);
	});

	it('for another speciality is the same person with another case', async () => {
		const { w, register } = await anEmptyOffice();
		const one = await caseState(w, ok(await register()).id);
		const two = await caseState(w, ok(await register({ speciality: 'networks' })).id);
		expect(two.person).toBe(one.person);
	});

	async function after(right: boolean, years: number | null) {
		const w = testWorld();
		const { candidates, sitting } = await running(w, 1, { ...BLUEPRINT, certificateYears: years });
		await writeTest(w, candidates[0]!, right);
		await certified(w, (await acted(w, sitting)).id);
		await issued(w, candidates[0]!.application);
		const again = async () => registerApplication(w.ctx)(await w.person('chancellery'), APPLICATION);
		return { w, again, result: (await caseState(w, candidates[0]!.application)).result! };
	}

	it('after a refusal is registered', async () => {
		const { again } = await after(false, null);
		expect(ok(await again()).incoming).toBe('04-12/2');
	});

	it('with a certificate without a term is refused for ever', async () => {
		const { w, again, result } = await after(true, null);
		w.clock.set(Date.parse('2076-11-24T10:00:00+05:00'));
		expect(await again()).toEqual({ refused: 'certificate-in-force', details: { number: result.number } });
	});

	it('with a certificate of three years is refused until it has expired', async () => {
		const { w, again, result } = await after(true, 3);
		const until = Date.UTC(2029, 10, 24, 5);
		w.clock.set(until - 1);
		expect(await again()).toEqual({ refused: 'certificate-in-force', details: { number: result.number } });
		w.clock.set(until);
		ok(await again());
	});
});

describe('a file with a request', () => {
	it('is kept with its type and can be read again under its name', async () => {
		const { w, register } = await anEmptyOffice();
		const { id } = ok(await register({ files: [{ name: 'диплом.pdf', bytes: PDF }] }));
		const { files } = await caseState(w, id);
		expect(files).toMatchObject([{ size: PDF.length, type: 'application/pdf' }]);
		expect(await readFile(w.ctx)(id, files[0]!.sha256)).toEqual({
			bytes: PDF,
			type: 'application/pdf',
			name: 'диплом.pdf'
		});
	});

	it.each([
		['a program named as a scan', 'диплом.pdf', bytes('MZ'), 'file-not-what-it-says'],
		['one too large', 'диплом.pdf', new Uint8Array(10 * 1024 * 1024 + 1), 'file-too-large'],
		['one of another type', 'диплом.docx', PDF, 'file-type-not-accepted']
	])('that is %s stops the whole request', async (_, name, content, code) => {
		const { w, chancellery, register } = await anEmptyOffice();
		const cursor = w.ctx.store.cursor();
		const files = [
			{ name: 'диплом.pdf', bytes: PDF },
			{ name, bytes: content }
		];
		expect(await refusalOf(register({ files }))).toBe(code);
		expect(w.ctx.store.cursor()).toBe(cursor);
		const { id } = ok(await register());
		expect(await refusalOf(attachFile(w.ctx)(chancellery, id, files[1]!))).toBe(code);
	});

	it('is not to be had by the case of another', async () => {
		const { w, register } = await anEmptyOffice();
		const { id } = ok(await register({ files: [{ name: 'диплом.pdf', bytes: PDF }] }));
		const other = ok(await register({ iin: iinOf(1) })).id;
		const { sha256 } = (await caseState(w, id)).files[0]!;
		expect(await refusalOf(readFile(w.ctx)(other, sha256))).toBe('not-found');
		expect(await refusalOf(readFile(w.ctx)('nobody', sha256))).toBe('not-found');
	});

	it('is attached to an open case as well, and not to one whose result is issued', async () => {
		const attach = async (w: World, id: string) =>
			attachFile(w.ctx)(await w.person('specialist'), id, { name: 'анықтама.pdf', bytes: PDF });
		const { w, register } = await anEmptyOffice();
		const { id } = ok(await register({ files: [{ name: 'диплом.pdf', bytes: PDF }] }));
		ok(await attach(w, id));
		expect((await w.ctx.store.read('application', id))?.confidential?.fileNames).toEqual([
			'диплом.pdf',
			'анықтама.pdf'
		]);
		expect(await refusalOf(attach(w, 'nobody'))).toBe('not-found');

		const done = testWorld();
		const { candidates, sitting } = await running(done, 1);
		await writeTest(done, candidates[0]!, true);
		await certified(done, (await acted(done, sitting)).id);
		await issued(done, candidates[0]!.application);
		expect(await refusalOf(attach(done, candidates[0]!.application))).toBe('outcome-settled');
	});
});
