import { expect, test, type Browser, type Page } from 'playwright/test';
import { TITLES } from '../src/lib/server/documents/words/titles';
import { madeUpApplicants, type DemonstrationApplicant } from '../src/cli/demonstration/people';
import { SAMPLE_PDF } from '../src/cli/demonstration/seed';
import { fullName } from '../src/lib/domain/people/name';
import { learned } from './bank';
import { doOn, expectStep, fillApplication, register, returnOrder, writeMemo, type Registered } from './case';
import { openOffice, type Office } from './office';
import { filesUnder, fingerprintOf, papersOn, says, type Paper } from './papers';
import { press, pressInDialog, setClock, signIn, stranger, told, visit } from './people';
import * as at from './seat';
import { say, saying } from './words';

/** Five people as they come to the counter and through the portal. */
const PEOPLE = madeUpApplicants(5).map((one, index): DemonstrationApplicant => ({
	...one,
	language: index === 1 ? 'ru' : 'kk',
	channel: index === 2 ? 'paper' : 'portal'
}));
const PASSES = 0;
const FAILS_IN_RUSSIAN = 1;
const REFUSED_ON_PAPER = 2;
const ABSENT = 3;
const BARELY_FAILS = 4;

const REASONS = ['Еңбек өтілі үш жылдан кем', 'Диплом нотариус куәландырған көшірмемен берілмеген'];
const REMARK = 'Басталу уақытын 10:30-ға ауыстырыңыз.';

const nameOf = (index: number): string => fullName((PEOPLE[index] as DemonstrationApplicant).name);

type Who = 'chancellery' | 'specialist' | 'department-head' | 'head' | 'proctor';

let office: Office;
let staff: Record<Who, Page>;
let rightTo: (stem: string) => string;
const cases: Registered[] = [];
const caseOf = (index: number): Registered => cases[index] as Registered;
const seats = new Map<number, Page>();
const seatOf = (index: number): Page => seats.get(index) as Page;
let round = '';
let order = '';
let certificateOrder = '';
let certificate = '';

async function everybody(browser: Browser): Promise<Record<Who, Page>> {
	const roles: Who[] = ['chancellery', 'specialist', 'department-head', 'head', 'proctor'];
	const pages = await Promise.all(roles.map((role) => signIn(browser, office.origin, role)));
	return Object.fromEntries(roles.map((role, i) => [role, pages[i]])) as Record<Who, Page>;
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
	office = await openOffice();
	[staff, rightTo] = await Promise.all([everybody(browser), learned()]);
});
test.afterAll(() => office.stop());

test('the chancellery registers five applications, and a wrong IIN is refused as soon as it is typed', async () => {
	const { chancellery } = staff;
	const [first] = PEOPLE as [DemonstrationApplicant];
	const wrong = first.iin.slice(0, 11) + ((Number(first.iin[11]) + 1) % 10);
	await visit(chancellery, '/office/applications/new');
	await fillApplication(chancellery, { ...first, iin: wrong });
	await told(chancellery, say('refusal_iin_checksum'));
	await press(chancellery, say('office_register'));
	await told(chancellery, say('refusal_iin_checksum'));
	await expect(chancellery.locator('[name=surname]')).toHaveValue(first.name.surname);

	const diploma = {
		name: 'Диплом Ғабитова.pdf',
		mimeType: 'application/pdf',
		buffer: Buffer.from(SAMPLE_PDF)
	};
	for (const [index, one] of PEOPLE.entries())
		cases.push(await register(chancellery, one, index === PASSES ? [diploma] : []));
	expect(cases.map(({ incoming }) => incoming)).toEqual([1, 2, 3, 4, 5].map((n) => `04-12/${n}`));

	await expectStep(chancellery, caseOf(PASSES), 2);
	await told(chancellery, 'Диплом Ғабитова.pdf');
	const file = await chancellery.request.get(
		(await chancellery.locator('a[download]').getAttribute('href')) ?? ''
	);
	expect(Buffer.compare(await file.body(), Buffer.from(SAMPLE_PDF))).toBe(0);
	await expectStep(chancellery, caseOf(REFUSED_ON_PAPER), 2);
	await told(chancellery, say('channel_paper'));
});

test('the specialist forms the list, writes memos, and the department head signs them', async () => {
	const { specialist } = staff;
	await visit(specialist, '/office/rounds');
	await press(specialist, say('office_form_list_n', { n: 5 }));
	await expect(specialist).toHaveURL(/\/office\/rounds\/[\w-]+$/);
	round = specialist.url().split('/').pop() ?? '';
	await expectStep(staff.chancellery, caseOf(ABSENT), 3);

	for (const [index, one] of cases.entries()) {
		const complies = index !== REFUSED_ON_PAPER;
		const analysis = complies ? 'Құжаттар толық, талаптарға сәйкес келеді.' : REASONS.join('\n');
		await writeMemo(specialist, one, { analysis, complies });
	}
	await expectStep(staff.chancellery, caseOf(REFUSED_ON_PAPER), 4);

	const head = staff['department-head'];
	await visit(head, '/office');
	await expect(head.getByRole('link', { name: nameOf(PASSES) })).toBeVisible();
	await doOn(head, `/office/rounds/${round}`, say('office_sign_memos_n', { n: 5 }), say('done_sign_memos'));
	await expectStep(staff.chancellery, caseOf(PASSES), 5);
});

test('the requests are processed, the materials listed, and the head finds that one does not comply', async () => {
	const { specialist, head, chancellery } = staff;
	const path = `/office/rounds/${round}`;
	await doOn(specialist, path, say('office_process_n', { n: 5 }), say('done_process'));
	await expectStep(chancellery, caseOf(PASSES), 6);
	await doOn(specialist, path, say('office_list_materials_n', { n: 5 }), say('done_list_materials'));
	await expectStep(chancellery, caseOf(PASSES), 7);

	await visit(head, path);
	const finding = (index: number) => head.getByLabel(`${say('office_finding')}: ${nameOf(index)}`);
	await expect(finding(REFUSED_ON_PAPER)).toHaveValue('does-not-comply');
	const line = head.getByRole('listitem').filter({ has: finding(REFUSED_ON_PAPER) });
	await line.locator('textarea').fill(REASONS.join('\n'));
	await press(head, say('office_examine'));
	await told(head, say('done_examine'));
	await expectStep(chancellery, caseOf(REFUSED_ON_PAPER), 8);
	await told(chancellery, REASONS[0] as string);
});

test('the admission order is drafted, returned with a remark, corrected, sent again and signed', async () => {
	const { specialist, head } = staff;
	await visit(specialist, `/office/rounds/${round}`);
	await press(specialist, say('office_draft_admission_order'));
	await told(specialist, say('office_admission_counts', { admitted: 4, refused: 1 }));
	await expect(specialist.locator('[name=date]')).toHaveValue('2026-11-25');
	await press(specialist, say('office_save_draft'));
	await expect(specialist).toHaveURL(/\/office\/orders\/[\w-]+$/);
	order = specialist.url().split('/').pop() ?? '';
	await press(specialist, say('office_send_order'));
	await told(specialist, say('done_send'));

	await returnOrder(head, order, REMARK);
	await visit(specialist, `/office/orders/${order}`);
	await told(specialist, REMARK);
	await press(specialist, say('office_redraft'));
	await told(specialist, REMARK);
	await specialist.locator('[name=time]').fill('10:30');
	await press(specialist, say('office_save_draft'));
	await expect(specialist).toHaveURL(new RegExp(`/office/orders/${order}$`));
	await told(specialist, '10:30');
	await press(specialist, say('office_send_order'));
	await told(specialist, say('done_send'));
	await expectStep(staff.chancellery, caseOf(PASSES), 9);

	await visit(head, '/office/signatures');
	await head.getByRole('link', { name: say('order_kind_admission') }).click();
	await told(head, REASONS[1] as string);
	await press(head, say('office_sign_order'));
	await told(head, say('done_sign'));
	await told(head, say('office_order_n', { number: '04-12/1-Б' }));
	await expectStep(staff.chancellery, caseOf(PASSES), 10);
	// Whom a refusal on paper is owed is passed over the test.
	await expectStep(staff.chancellery, caseOf(REFUSED_ON_PAPER), 14);
});

test('on the day of the test the proctor opens the sitting, enrols seats and checks people in', async ({
	browser
}) => {
	const { proctor } = staff;
	await visit(proctor, '/proctor');
	await setClock(proctor, '2026-11-25T09:40');
	await proctor
		.getByRole('link', { name: saying('proctor_open_page') })
		.first()
		.click();
	await press(proctor, say('proctor_open'));
	await told(proctor, say('proctor_now_prepare'));
	const shown = await proctor.locator('[role=img][aria-label]').last().getAttribute('aria-label');
	const roomCode = (shown ?? '').replace(/\D/g, '');

	for (const index of [PASSES, FAILS_IN_RUSSIAN, BARELY_FAILS]) {
		const row = proctor.getByRole('listitem').filter({ hasText: nameOf(index) });
		const seat = Number(await row.locator('.seat').textContent());
		const page = await stranger(browser, office.origin);
		seats.set(index, page);
		await at.enrol(page, roomCode, seat);
		await row.getByRole('button', { name: say('proctor_act_check_in') }).click();
		await proctor.locator('dialog[open] [name=number]').fill(`04512233${index}`);
		await proctor.locator('dialog[open] [name=photo]').check();
		await pressInDialog(proctor, say('proctor_act_check_in'));
		const code = await proctor.locator('dialog[open] [role=img].large').getAttribute('aria-label');
		await pressInDialog(proctor, say('ui_close'));
		await at.sitDown(page, (PEOPLE[index] as DemonstrationApplicant).iin, (code ?? '').replace(/\D/g, ''));
		await at.confirmIdentity(page, nameOf(index));
	}
});

test('candidates read the rules in their language and wait; the digits are thrown and the test begins', async () => {
	const { proctor } = staff;
	await told(seatOf(PASSES), say('kiosk_rules_title'));
	await told(seatOf(FAILS_IN_RUSSIAN), say('kiosk_rules_title', {}, 'ru'));
	await told(seatOf(BARELY_FAILS), say('kiosk_waiting'));
	await seatOf(BARELY_FAILS).getByRole('button', { name: 'Русский' }).click();
	await told(seatOf(BARELY_FAILS), say('kiosk_waiting', {}, 'ru'));
	await seatOf(BARELY_FAILS).getByRole('button', { name: 'Қазақша' }).click();
	await told(seatOf(BARELY_FAILS), say('kiosk_waiting'));

	await proctor.locator('[name=digits]').fill('481207');
	await press(proctor, say('proctor_digits_enter'));
	await told(proctor, say('proctor_ready_digits', { digits: '481207' }));
	await expect(proctor.getByRole('button', { name: saying('proctor_start_all') })).toBeDisabled();
	await setClock(proctor, '2026-11-25T10:30');
	await press(proctor, say('proctor_start_all', { n: 3 }));
	await told(proctor, say('proctor_now_running', { n: 3 }));
	await Promise.all(
		[...seats].map(([index, page]) => at.atQuestion(page, 1, index === FAILS_IN_RUSSIAN ? 'ru' : 'kk'))
	);
});

test('answers by mouse and by keyboard are saved; the language changes and the choice stays', async () => {
	const page = seatOf(PASSES);
	const first = await at.choiceFor(page, rightTo, false);
	await page
		.locator('fieldset label')
		.nth(first - 1)
		.click();
	await at.saved(page);
	const inKazakh = await at.readQuestion(page);
	await page.getByRole('button', { name: 'Русский' }).click();
	await at.atQuestion(page, 1, 'ru');
	await expect(at.chosen(page)).toHaveValue(String(first));
	const inRussian = await at.readQuestion(page);
	expect(inRussian.stem).not.toBe(inKazakh.stem);
	expect(inRussian.options.indexOf(rightTo(inRussian.stem))).toBe(
		inKazakh.options.indexOf(rightTo(inKazakh.stem))
	);
	await page.getByRole('button', { name: 'Қазақша' }).click();
	await at.atQuestion(page, 1);
	await expect(at.chosen(page)).toHaveValue(String(first));

	await press(page, say('kiosk_flag'));
	await expect(
		page.getByRole('button', {
			name: `${say('kiosk_question_n', { n: 1 })}, ${say('kiosk_answered')}, ${say('kiosk_flagged')}`
		})
	).toBeVisible();
	await press(page, say('kiosk_remark'));
	await page.locator('dialog[open] textarea').fill('Сұрақтың мәтіні екі түрлі түсіндіріледі.');
	await pressInDialog(page, say('kiosk_remark_send'));
	await told(page, say('kiosk_remark_sent'));
	await pressInDialog(page, say('kiosk_go_back'));

	await at.answerByKeyboard(page, { from: 1, to: 40, rightTo, rightly: (n) => n <= 33 });
	await at.saved(page);
});

test('each candidate hands in, sees the score at once and confirms it', async () => {
	const page = seatOf(PASSES);
	await at.handIn(page);
	await told(page, say('kiosk_result_passed'));
	await expect(page.locator('.points .large')).toHaveText('33 / 40');
	await at.confirmResult(page);

	await Promise.all([sitInRussian(seatOf(FAILS_IN_RUSSIAN)), barelyFail(seatOf(BARELY_FAILS))]);
	await told(staff.proctor, say('proctor_now_close'));
});

async function sitInRussian(page: Page): Promise<void> {
	await at.answerByKeyboard(page, { from: 1, to: 12, rightTo, rightly: (n) => n % 2 === 0, lang: 'ru' });
	await at.saved(page, 'ru');
	await at.handIn(page, 'ru');
	await told(page, say('kiosk_result_failed', {}, 'ru'));
	await expect(page.locator('.points .large')).toHaveText('6 / 40');
	await at.confirmResult(page, 'ru');
}

async function barelyFail(page: Page): Promise<void> {
	await at.answerByKeyboard(page, { from: 1, to: 40, rightTo, rightly: (n) => n <= 27 });
	await at.saved(page);
	await at.handIn(page);
	await told(page, say('kiosk_result_failed'));
	await expect(page.locator('.points .large')).toHaveText('27 / 40');
	await at.confirmResult(page);
}

test('the proctor closes the sitting and the act is drawn up the same day', async () => {
	const { proctor, chancellery } = staff;
	await proctor.locator('[name=text]').fill('Сеанс тыныш өтті.');
	await press(proctor, say('proctor_remark_add'));
	await told(proctor, 'Сеанс тыныш өтті.');
	await press(proctor, say('proctor_close'));
	await pressInDialog(proctor, say('proctor_close'));
	await told(proctor, say('proctor_now_act'));
	await expect(proctor.getByRole('row', { name: nameOf(ABSENT) })).toContainText(say('outcome_absent'));
	await expect(proctor.getByRole('row', { name: nameOf(PASSES) })).toContainText(say('outcome_passed'));
	await expectStep(chancellery, caseOf(PASSES), 11);
	await press(proctor, say('proctor_draw_act'));
	await told(proctor, say('proctor_act_ready'));
	await expectStep(chancellery, caseOf(PASSES), 12);
});

test('the certificate order is drafted from the act and signed; results and refusals are formed and signed', async () => {
	const { specialist, head, chancellery } = staff;
	const path = `/office/rounds/${round}`;
	await visit(specialist, path);
	await press(specialist, say('office_draft_certificate_order'));
	await expect(specialist).toHaveURL(/\/office\/acts\/[\w-]+$/);
	await press(specialist, say('office_draft_certificate_order'));
	await expect(specialist).toHaveURL(/\/office\/orders\/[\w-]+$/);
	certificateOrder = specialist.url().split('/').pop() ?? '';
	await expectStep(chancellery, caseOf(PASSES), 13);
	await visit(head, '/office/signatures');
	await head.getByRole('checkbox', { name: say('order_kind_certificate') }).check();
	await press(head, say('office_sign_orders_n', { n: 1 }));
	await told(head, say('done_sign'));
	await expectStep(chancellery, caseOf(PASSES), 16);

	await doOn(specialist, path, say('office_send_refusals_n', { n: 1 }), say('done_send_refusals'));
	await doOn(head, '/office/signatures', say('office_sign_refusals_n', { n: 1 }), say('done_sign_refusals'));
	await expectStep(chancellery, caseOf(REFUSED_ON_PAPER), 16);
	await doOn(specialist, path, say('office_form_results_n', { n: 5 }), say('done_form_results'));
	await expectStep(chancellery, caseOf(ABSENT), 17);
	await doOn(head, '/office/signatures', say('office_sign_results_n', { n: 5 }), say('done_sign_results'));
});

test('the one who passed has a numbered certificate, the others a reasoned refusal', async () => {
	const { chancellery } = staff;
	await visit(chancellery, `/office/applications/${caseOf(PASSES).id}`);
	await told(chancellery, saying('office_certificate_issued'));
	for (const index of [FAILS_IN_RUSSIAN, REFUSED_ON_PAPER, ABSENT, BARELY_FAILS]) {
		await visit(chancellery, `/office/applications/${caseOf(index).id}`);
		await told(chancellery, saying('office_refusal_issued'));
	}
	await visit(chancellery, '/office/certificates');
	const row = chancellery.getByRole('row', { name: nameOf(PASSES) });
	certificate = (await row.getByRole('link').first().textContent())?.trim() ?? '';
	expect(certificate).toMatch(/\S/);
	await row.getByRole('link').first().click();
	await told(chancellery, say('verify_marked'));
	await told(chancellery, say('doc_certificate'));
});

/** What a case of attestation comes to on paper when nobody contests it and nothing happened in the room. */
const OF_A_GOOD_DAY = [
	'applicants-list',
	'memo',
	'service-record',
	'receipt',
	'materials-list',
	'admission-order',
	'notice-of-admission',
	'notice-of-non-admission',
	'attendance-sheet',
	'test-act',
	'result-sheet',
	'certificate-order',
	'certificate',
	'reasoned-refusal'
] as const;

test('every document is a PDF in Kazakh and in Russian that says what happened, and lies under exports', async () => {
	const { specialist } = staff;
	const papers = new Map<string, Paper>();
	const read = async (path: string) => {
		await visit(specialist, path);
		for (const paper of await papersOn(specialist)) papers.set(`${paper.id}/${paper.lang}`, paper);
	};
	await read(`/office/rounds/${round}`);
	for (const { id } of cases) await read(`/office/applications/${id}`);
	await read(`/office/orders/${order}`);
	await read(`/office/orders/${certificateOrder}`);
	const all = [...papers.values()];

	for (const type of OF_A_GOOD_DAY) {
		const title = TITLES[type];
		for (const lang of ['kk', 'ru'] as const) {
			const these = all.filter((paper) => paper.type === type && paper.lang === lang);
			expect(these.length, `${type} in ${lang}`).toBeGreaterThan(0);
			for (const paper of these)
				expect(says(paper, title[lang]), `${type} in ${lang} bears its title`).toBe(true);
		}
	}
	const about = (type: string, index: number | null, lang: string): Paper => {
		const found = all.find(
			(paper) => paper.type === type && paper.lang === lang && (index === null || says(paper, nameOf(index)))
		);
		if (!found) throw new Error(`No ${type} in ${lang}${index === null ? '' : ` for ${nameOf(index)}`}.`);
		return found;
	};
	const expectWords = (paper: Paper, ...words: string[]) => {
		for (const word of words)
			expect(says(paper, word), `${paper.type} in ${paper.lang} says «${word}»`).toBe(true);
	};
	const everyName = PEOPLE.map((_, index) => nameOf(index));
	for (const lang of ['kk', 'ru'] as const) {
		expectWords(
			about('applicants-list', null, lang),
			...everyName,
			...cases.map(({ incoming }) => incoming),
			...PEOPLE.map(({ iin }) => iin)
		);
		expectWords(
			about('admission-order', null, lang),
			...everyName,
			'04-12/1-Б',
			...REASONS,
			'10:30',
			'214-кабинет'
		);
		expectWords(about('notice-of-admission', PASSES, lang), '10:30', '04-12/1-Б');
		expectWords(about('notice-of-non-admission', REFUSED_ON_PAPER, lang), ...REASONS);
		expectWords(about('attendance-sheet', PASSES, lang), nameOf(ABSENT), '045122330');
		expectWords(
			about('test-act', null, lang),
			'04-12/1-А',
			'481207',
			'Сұрақтың мәтіні екі түрлі түсіндіріледі.',
			'Сеанс тыныш өтті.',
			'33',
			'27'
		);
		expectWords(about('result-sheet', PASSES, lang), '33', '40', '28');
		expectWords(
			about('certificate-order', null, lang),
			'04-12/2-Б',
			nameOf(PASSES),
			nameOf(FAILS_IN_RUSSIAN)
		);
		expectWords(
			about('certificate', PASSES, lang),
			certificate,
			(PEOPLE[PASSES] as DemonstrationApplicant).iin,
			'04-12/2-Б'
		);
		expectWords(about('reasoned-refusal', REFUSED_ON_PAPER, lang), ...REASONS);
		expectWords(about('reasoned-refusal', BARELY_FAILS, lang), caseOf(BARELY_FAILS).incoming);
	}
	expectWords(about('certificate', PASSES, 'kk'), 'КӨРСЕТІЛІМ');

	const printed = () => new Set(filesUnder(office.exports).map(fingerprintOf));
	const missing = () =>
		all.filter(({ sha256 }) => !printed().has(sha256)).map(({ type, lang }) => `${type} ${lang}`);
	await expect.poll(missing, 'what is downloaded lies under exports, byte for byte').toEqual([]);
});
