import { mkdirSync } from 'node:fs';
import { expect, test, type Page } from 'playwright/test';
import { bare, bareText } from '../src/lib/server/documents/extract';
import { SAMPLE_PDF } from '../src/cli/demonstration/seed';
import type { App } from '../src/lib/server/compose';
import { openOffice, type Office } from './office';
import { papersOn, says } from './papers';
import { press, pressInDialog, signIn, told, visit } from './people';
import { playTheDay, type Played } from './played';
import { submit } from './requests';
import { say, saying } from './words';

/** Somebody who did not pass, as the chancellery knows him. */
interface Failed {
	id: string;
	name: string;
	iin: string;
	incoming: string;
}

const TEXT = '17-сұрақтың екі жауабы да дұрыс деп санаймын.';
const BECAUSE = '17-сұрақтың тұжырымы қайта тексерілді: дәлеліңіз негізді деп танылды.';
const MEASURES = '17-сұрақ банктің келесі басылымынан алынады.';
const OLD = { id: 'ertedegi-is', name: 'Ертедегіұлы Ескі' };
const REMARK = 'Қандай сұрақ екенін жазыңыз.';

let office: Office;
let played: Played;
let failed: Failed;
let staff: Record<'chancellery' | 'specialist' | 'head' | 'proctor', Page>;
let appeal = '';

/** Keeps a picture of a page where `SHOTS` names a folder. */
async function picture(page: Page, name: string): Promise<void> {
	const folder = process.env.SHOTS;
	if (!folder) return;
	mkdirSync(folder, { recursive: true });
	await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

/** A case that ended in 2015: the demonstration clock goes no years forward. */
async function longAgo(app: App): Promise<void> {
	const at = Date.parse('2015-03-02T10:00:00+05:00');
	const registered = {
		...{ incoming: '04-12/88', person: 'ertede', speciality: 'structures', language: 'kk', channel: 'paper' },
		...{
			definition: 'almaty-expert-attestation@2017-02-01',
			receivedAt: at,
			files: [],
			mark: 'demonstration'
		}
	};
	const issued = { kind: 'refusal', number: '04-12/89-Х', document: 'ertede' };
	await app.store.commit(
		[
			{
				kind: 'application',
				id: OLD.id,
				expectedVersion: 0,
				facts: [
					{ type: 'registered', v: 1, data: registered },
					{ type: 'result-issued', v: 1, data: issued }
				],
				confidential: { name: { surname: 'Ертедегіұлы', given: 'Ескі' }, iin: '800101300000', fileNames: [] }
			}
		],
		{ at, by: 'system' }
	);
}

const field = (page: Page, name: string) => page.locator(`[name=${name}]`);
const button = (page: Page, word: string) => page.getByRole('button', { name: word, exact: true });

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
	office = await openOffice({
		applicants: 24,
		async before(app, seeded, applications) {
			played = await playTheDay(app, seeded, applications);
			const [row] = (await app.listCases({ where: { outcome: 'not-passed' } })).rows;
			if (!row) throw new Error('Nobody of the day did not pass.');
			failed = row;
			await longAgo(app);
		}
	});
	const roles = ['chancellery', 'specialist', 'head', 'proctor'] as const;
	const pages = await Promise.all(roles.map((role) => signIn(browser, office.origin, role)));
	staff = Object.fromEntries(roles.map((role, i) => [role, pages[i]])) as typeof staff;
});
test.afterAll(() => office.stop());

test('the chancellery finds the result by its IIN, registers the appeal and gets the receipt in both languages', async () => {
	const { chancellery } = staff;
	await visit(chancellery, '/office/appeals');
	await told(chancellery, say('office_appeals_none'));
	await picture(chancellery, 'list-empty');
	await press(chancellery, say('office_appeal_register'));
	await expect(chancellery).toHaveURL(/\/office\/appeals\/new$/);
	await field(chancellery, 'q').fill('ЖоқАдам');
	await field(chancellery, 'q').press('Enter');
	await told(chancellery, say('office_appeal_found_none'));
	await field(chancellery, 'q').fill(failed.iin);
	await field(chancellery, 'q').press('Enter');
	await expect(chancellery.getByRole('radio', { name: failed.name })).toBeChecked();

	await button(chancellery, say('office_appeal_register')).click();
	await told(chancellery, say('refusal_appeal_text_missing'));
	await field(chancellery, 'text').fill(TEXT);
	const scan = { name: 'апелляция.pdf', mimeType: 'application/pdf', buffer: Buffer.from(SAMPLE_PDF) };
	await chancellery.locator('input[type=file]').setInputFiles([scan]);
	await picture(chancellery, 'new');
	await button(chancellery, say('office_appeal_register')).click();
	await expect(chancellery).toHaveURL(/\/office\/appeals\/[\w-]+\?registered/);
	appeal = /appeals\/([\w-]+)/.exec(chancellery.url())?.[1] ?? '';
	await told(chancellery, '04-12/1-АП');
	await picture(chancellery, 'registered');

	const receipts = (await papersOn(chancellery)).filter(({ type }) => type === 'appeal-receipt');
	expect(receipts.map(({ lang }) => lang).sort()).toEqual(['kk', 'ru']);
	for (const paper of receipts) {
		expect(says(paper, failed.name)).toBe(true);
		expect(says(paper, '04-12/1-АП')).toBe(true);
		expect(says(paper, 'апелляция.pdf')).toBe(true);
	}
	const file = await chancellery.request.get(
		(await chancellery.locator('main a[download]').getAttribute('href')) ?? ''
	);
	expect(Buffer.compare(await file.body(), Buffer.from(SAMPLE_PDF))).toBe(0);
});

test('a second appeal against the same result is refused while the first is open', async () => {
	const { chancellery } = staff;
	await visit(chancellery, `/office/appeals/new?q=${failed.iin}`);
	const choice = chancellery.getByRole('radio', { name: failed.name });
	await expect(choice).toBeDisabled();
	await told(chancellery, saying('office_appeal_is_open'));
	const attempt = (await choice.getAttribute('value')) ?? '';
	const again = await submit(chancellery, '/office/appeals/new', {
		...{ attempt, lodgedOn: '2026-11-24', channel: 'paper', text: TEXT }
	});
	expect(again.status).toBe(409);
});

test('nobody acts in the role of another', async () => {
	const path = `/office/appeals/${appeal}`;
	const { chancellery, specialist, head, proctor } = staff;
	const answer = { decision: 'partly', follows: 'result-stands', because: BECAUSE };
	expect((await submit(chancellery, `${path}?/answer`, answer)).status).toBe(403);
	expect((await submit(head, `${path}?/answer`, answer)).status).toBe(403);
	expect((await submit(specialist, `${path}?/sign`)).status).toBe(403);
	expect((await submit(proctor, `${path}?/answer`, answer)).status).toBe(403);
	expect((await proctor.request.get(path)).status()).toBe(403);
	expect((await submit(head, `${path}?/sign`)).status).toBe(409);
	await visit(chancellery, path);
	await expect(field(chancellery, 'because')).toHaveCount(0);
	await expect(button(chancellery, say('office_appeal_sign'))).toHaveCount(0);
});

test('the specialist finds it in the inbox and sends the answer, not without a ground', async () => {
	const { specialist } = staff;
	await visit(specialist, '/office');
	await picture(specialist, 'inbox');
	await specialist.getByRole('link', { name: '04-12/1-АП' }).click();
	await specialist.getByRole('radio', { name: say('appeal_decision_partly'), exact: true }).check();
	await field(specialist, 'because').fill('   ');
	await button(specialist, say('office_appeal_send')).click();
	await told(specialist, say('refusal_ground_missing'));
	await field(specialist, 'because').fill(BECAUSE);
	await specialist.getByRole('radio', { name: say('appeal_follows_attempt_not_counted') }).check();
	await field(specialist, 'measures').fill(MEASURES);
	await picture(specialist, 'answer');
	await button(specialist, say('office_appeal_send')).click();
	await told(specialist, say('done_answer'));
	await expect(field(specialist, 'because')).toHaveCount(0);
});

test('what is with the head is not changed behind his back', async () => {
	const path = `/office/appeals/${appeal}?/answer`;
	const other = { decision: 'rejected', follows: 'result-stands', because: BECAUSE };
	expect((await submit(staff.specialist, path, other)).words).toContain(say('refusal_appeal_sent'));
});

test('the head returns the draft, the specialist corrects it, the head signs what he saw', async () => {
	const { head, specialist } = staff;
	await visit(head, '/office');
	await head.getByRole('link', { name: '04-12/1-АП' }).click();
	await told(head, BECAUSE);
	await button(head, say('office_appeal_return')).click();
	await head.locator('dialog[open] textarea').fill(REMARK);
	await pressInDialog(head, say('office_appeal_return'));
	await told(head, say('done_return_answer'));

	await visit(specialist, `/office/appeals/${appeal}`);
	await told(specialist, REMARK);
	await expect(field(specialist, 'because')).toHaveValue(BECAUSE);
	await expect(field(specialist, 'measures')).toHaveValue(MEASURES);
	await button(specialist, say('office_appeal_send')).click();
	await told(specialist, say('done_answer'));

	await visit(head, `/office/appeals/${appeal}`);
	await picture(head, 'sign');
	const stale = await submit(head, `/office/appeals/${appeal}?/sign`, { seen: 1 });
	expect(stale.status).toBe(409);
	await button(head, say('office_appeal_sign')).click();
	await told(head, say('done_sign_answer'));
	await picture(head, 'answered');
	const letters = (await papersOn(head)).filter(({ type }) => type === 'appeal-answer');
	expect(letters.map(({ lang }) => lang).sort()).toEqual(['kk', 'ru']);
	for (const letter of letters)
		for (const words of [failed.name, BECAUSE, MEASURES, '04-12/1-АП'])
			expect(says(letter, words), `${letter.lang}: ${words}`).toBe(true);
	const twice = await submit(head, `/office/appeals/${appeal}?/sign`);
	expect([twice.status, twice.words.includes('-Х')]).toEqual([409, true]);
});

test('the list, its export and the case show how it was answered', async () => {
	const { specialist } = staff;
	await visit(specialist, '/office/appeals');
	await told(specialist, say('office_appeals_none'));
	await visit(specialist, '/office/appeals?status=answered');
	await told(specialist, say('appeal_decision_partly'));
	await picture(specialist, 'list');
	const csv = await specialist.request.get('/office/appeals/export?status=all');
	expect(await csv.text()).toContain('04-12/1-АП');
	await visit(specialist, '/office/appeals?status=all&due=overdue');
	await told(specialist, say('ui_nothing_found'));
	await visit(specialist, `/office/applications/${failed.id}`);
	await expect(specialist.getByRole('link', { name: '№ 04-12/1-АП' })).toBeVisible();
	await told(specialist, say('appeal_status_answered'));
	await picture(specialist, 'case');
});

test('the proctor prints the papers of the room; nobody else does', async () => {
	const { proctor, chancellery } = staff;
	const papers = `/proctor/sittings/${played.sittings.scheduled}/papers`;
	for (const paper of ['attendance', 'blank-act'])
		for (const lang of ['kk', 'ru']) {
			const printed = await proctor.request.get(`${papers}/${paper}/${lang}`);
			expect(printed.headers()['content-type']).toBe('application/pdf');
			const text = await bareText(new Uint8Array(await printed.body()));
			expect(text).toContain(bare('КӨРСЕТІЛІМ / ДЕМОНСТРАЦИЯ'));
		}
	const view = await proctor.request.get(`${papers}/identity/kk?attempt=of-another`);
	expect(view.status()).toBe(404);
	expect((await proctor.request.get(`${papers}/no-such/kk`)).status()).toBe(404);
	expect((await chancellery.request.get(`${papers}/attendance/kk`)).status()).toBe(403);
});

test('the administrator erases what was kept long enough, with a ground, and the case stays a chain without a name', async ({
	browser
}) => {
	const administrator = await signIn(browser, office.origin, 'administrator');
	await visit(administrator, '/admin/retention');
	const early = { application: failed.id, reason: 'Акт № 1' };
	const forced = await submit(administrator, '/admin/retention?/erase', early);
	expect(forced.words).toMatch(saying('refusal_retention_not_over'));

	await told(administrator, OLD.name);
	await picture(administrator, 'retention');
	await button(administrator, say('retention_erase')).click();
	const dialog = administrator.locator('dialog[open]');
	await dialog.locator('textarea').fill(' ');
	await pressInDialog(administrator, say('retention_erase'));
	await expect(dialog.getByText(say('refusal_ground_missing'))).toBeVisible();
	await dialog.locator('textarea').fill('Комиссия актісі, 12.01.2026 № 1');
	await picture(administrator, 'retention-dialog');
	await pressInDialog(administrator, say('retention_erase'));
	await told(administrator, say('done_erase'));
	await told(administrator, say('retention_none'));
	await expect(administrator.getByText(OLD.name)).toHaveCount(0);

	const { specialist } = staff;
	await visit(specialist, `/office/applications/${OLD.id}`);
	await expect(specialist.getByRole('heading', { level: 1 })).toHaveText('—');
});
