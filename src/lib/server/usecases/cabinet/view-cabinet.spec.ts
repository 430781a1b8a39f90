import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { FOR_APPLICANT } from '../../../domain/attestation/for-applicant.ts';
import type { DocumentType } from '../../../domain/attestation/documents.ts';
import { isRefused } from '../../../domain/refusal.ts';
import { examined, iinOf, ordered, type Applicant } from '../testing/attested.ts';
import { ok } from '../testing/world.ts';
import { registered, walkOn, type Way } from '../testing/walk.ts';
import { aCabinet, applied, enter, type Cabinet } from './testing/cabinet.ts';
import { readOwnDocument } from './own-documents.ts';
import { viewCabinet, viewOwnApplication } from './view-cabinet.ts';

const code = (result: unknown) => (isRefused(result) ? result.refused : result);

describe('nobody reads what is another’s', () => {
	/** Three persons: one is admitted, one is not, one has only applied. */
	let cabinet: Cabinet;
	let people: { person: string; application: string }[];
	let documents: { id: string; type: DocumentType; application: string | undefined }[];

	beforeEach(async () => {
		cabinet = await aCabinet();
		people = [];
		for (const n of [1, 2, 3]) {
			const person = await enter(cabinet, iinOf(n));
			const { id } = await applied(cabinet, person, iinOf(n));
			people.push({ person, application: id });
		}
		const [one, two] = people.map(({ application }) => application);
		const cases = [one!, two!].map((id, n): Applicant => ({ id, iin: iinOf(n + 1), channel: 'portal' }));
		const round = await examined(cabinet.w, cases, [two!]);
		await ordered(cabinet.w, cabinet.office, round, [one!, two!], [two!]);
		const { items } = await cabinet.w.ctx.store.list('document', { limit: 1000 });
		documents = items.map(({ id, summary }) => ({
			id,
			type: summary.type as DocumentType,
			application: (summary.application as string | null) ?? undefined
		}));
	});

	it('a document opens for the applicant of its case, when it is of a kind meant for applicants, and for no one else', async () => {
		expect(new Set(documents.map(({ type }) => type))).toContain('admission-order');
		await fc.assert(
			fc.asyncProperty(
				fc.nat({ max: 2 }),
				fc.nat({ max: documents.length - 1 }),
				fc.constantFrom('kk' as const, 'ru' as const),
				async (who, which, lang) => {
					const { person, application } = people[who]!;
					const document = documents[which]!;
					const read = await readOwnDocument(cabinet.w.ctx)(person, document.id, lang);
					const own = document.application === application && FOR_APPLICANT[document.type];
					expect(own ? isRefused(read) : code(read)).toBe(own ? false : 'not-found');
				}
			),
			{ numRuns: 200 }
		);
	});

	it('lists one’s own applications and the documents meant for the applicant only', async () => {
		for (const [n, kinds] of [
			[0, ['application-form', 'notice-of-admission']],
			[1, ['application-form', 'notice-of-non-admission']],
			[2, ['application-form']]
		] as const) {
			const { person, application } = people[n]!;
			const { applications } = await viewCabinet(cabinet.w.ctx)(person);
			expect(applications.map(({ id }) => id)).toEqual([application]);
			expect(applications[0]!.documents.map(({ type }) => type).sort()).toEqual(kinds);
		}
	});

	it('says of a case of another what it says of no case', async () => {
		const view = (id: string) => viewOwnApplication(cabinet.w.ctx)(people[0]!.person, id);
		expect(await view(people[1]!.application)).toEqual(await view('no-such'));
	});

	it('tells the admitted where and when, the not admitted why, and of the others nothing', async () => {
		const view = async (n: number) =>
			ok(await viewOwnApplication(cabinet.w.ctx)(people[n]!.person, people[n]!.application));
		expect((await view(0)).appointment).toMatchObject({ room: '214', seat: 1 });
		expect(await view(1)).toMatchObject({ appointment: null, reasons: ['Өтілі жеткіліксіз'] });
		expect(await view(2)).toMatchObject({ appointment: null, reasons: [] });
	});

	it('shows by whom a paper is signed, and how', async () => {
		const { person, application } = people[0]!;
		const view = ok(await viewOwnApplication(cabinet.w.ctx)(person, application));
		const signed = Object.fromEntries(view.documents.map(({ type, signatures }) => [type, signatures]));
		expect(signed['application-form']).toMatchObject([{ electronic: true, name: `${iinOf(1)}` }]);
		expect(signed['notice-of-admission']).toMatchObject([{ electronic: false, name: 'Сынақ H.' }]);
	});

	it('opens nothing that is erased', async () => {
		const own = documents.find(({ application }) => application === people[0]!.application)!;
		await cabinet.w.ctx.store.erase('document', own.id);
		expect(code(await readOwnDocument(cabinet.w.ctx)(people[0]!.person, own.id, 'kk'))).toBe('not-found');
	});
});

describe('the course of a case as its applicant is told', () => {
	async function told(way: Way, until: number) {
		const walk = await registered(way);
		const skipped = way.end === 'not-admitted' ? [10, 11, 12, 13] : [];
		for (let step = 2; step <= until; step += 1) {
			if (step === 14 && way.channel === 'portal') step = 16;
			if (!skipped.includes(step)) await walkOn(walk, step);
		}
		const { state } = (await walk.w.ctx.store.read('application', walk.id))!;
		const view = ok(await viewOwnApplication(walk.w.ctx)(state.person, walk.id));
		return view.stages.map(({ key, status }) => `${key}: ${status}`).join(', ');
	}
	const portal = (end: Way['end']): Way => ({ channel: 'portal', end });

	it.each([
		['registered', portal('passed'), 1, 'examination: now, admission: todo, test: todo, result: todo'],
		['found to comply', portal('passed'), 7, 'examination: done, admission: now, test: todo, result: todo'],
		[
			'found not to comply',
			portal('not-admitted'),
			8,
			'examination: done, admission: now, test: todo, result: todo'
		],
		['admitted', portal('passed'), 9, 'examination: done, admission: done, test: now, result: todo'],
		[
			'not admitted',
			portal('not-admitted'),
			9,
			'examination: done, admission: refused, test: skipped, result: now'
		],
		['passed', portal('passed'), 11, 'examination: done, admission: done, test: done, result: now'],
		[
			'not passed',
			portal('not-passed'),
			11,
			'examination: done, admission: done, test: refused, result: now'
		],
		['attested', portal('passed'), 17, 'examination: done, admission: done, test: done, result: done'],
		[
			'refused',
			portal('not-admitted'),
			17,
			'examination: done, admission: refused, test: skipped, result: refused'
		],
		[
			'refused on paper',
			{ channel: 'paper', end: 'not-passed' },
			17,
			'examination: done, admission: done, test: refused, result: refused'
		]
	] as const)('%s', async (_, way, until, stages) => {
		expect(await told(way, until)).toBe(`registered: done, ${stages}`);
	});
});
