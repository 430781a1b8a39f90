import AxeBuilder from '@axe-core/playwright';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, expect, test, type Browser, type Page } from 'playwright/test';
import { KEY_PASSWORD } from '../src/cli/demonstration/keys';
import { madeUpApplicants } from '../src/cli/demonstration/people';
import { SAMPLE_PDF } from '../src/cli/demonstration/seed';
import { ROUTES } from '../src/lib/domain/people/access';
import { bare, bareText } from '../src/lib/server/documents/extract';
import { fullName } from '../src/lib/domain/people/name';
import { coveredBytes } from '../src/lib/ui/sign/covered';
import { findBrowser } from './browser';
import { startNcalayer } from './ncalayer';
import { openOffice, type Office } from './office';
import {
	accountOf,
	press,
	pressInDialog,
	settled,
	signIn,
	stranger,
	told,
	visit,
	type VisitorOptions
} from './people';
import { playTheDay, type Played } from './played';
import { look, speak, submit } from './requests';
import { say, saying } from './words';

/** Another program to judge a file by, where it is installed. */
const PDFSIG = spawnSync('pdfsig', ['-v']).status === 0;

/** The first twenty-four have cases; the others are known to nobody yet. */
const PEOPLE = madeUpApplicants(28);
type Somebody = (typeof PEOPLE)[number];
const named = (somebody: Somebody, surname: string, given: string, patronymic: string): Somebody => ({
	...somebody,
	name: { surname, given, patronymic }
});
const NEW = named(PEOPLE[24]!, 'Әбілқасымова', 'Гүлжан', 'Нұрланқызы');
const OTHER = named(PEOPLE[25]!, 'Төлегенов', 'Ерлан', 'Бауыржанұлы');

let office: Office;
let played: Played;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
	test.setTimeout(240_000);
	office = await openOffice({
		applicants: 24,
		keys: 'offered',
		before: async (app, seeded, applications) => {
			played = await playTheDay(app, seeded, applications);
		}
	});
});
test.afterAll(() => office?.stop());

async function picture(page: Page, name: string): Promise<void> {
	const folder = process.env.SHOTS;
	if (!folder) return;
	mkdirSync(folder, { recursive: true });
	for (const [size, width, height] of [
		['', 1366, 768],
		['-360', 360, 740]
	] as const) {
		await page.setViewportSize({ width, height });
		await page.screenshot({ path: `${folder}/${name}${size}.png`, fullPage: true });
	}
	await page.setViewportSize({ width: 1366, height: 768 });
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.screenshot({ path: `${folder}/${name}-dark.png`, fullPage: true });
	await page.emulateMedia({ colorScheme: 'light' });
}

async function accessible(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
	expect(wide).toBe(false);
}

async function keyOf(somebody: Somebody, password = KEY_PASSWORD) {
	const key = await office.keys!.forApplicant(somebody);
	return {
		name: 'key.p12',
		mimeType: 'application/x-pkcs12',
		buffer: Buffer.from(await key.pkcs12(password))
	};
}

type KeyFile = Awaited<ReturnType<typeof keyOf>>;

/** Opens the door of the cabinet with a key file. */
async function enterWith(page: Page, key: KeyFile): Promise<void> {
	await page.locator('input[value=pkcs12]').check();
	await page.locator('[name=key]').setInputFiles(key);
	await page.locator('[name=password]').fill(KEY_PASSWORD);
	await page.getByRole('button', { name: say('cabinet_sign_in'), exact: true }).click();
}

/** Somebody in his cabinet, at a browser of his own. */
async function enter(browser: Browser, somebody: Somebody, options: VisitorOptions = {}): Promise<Page> {
	const page = await stranger(browser, office.origin, options);
	await visit(page, '/cabinet');
	await expect(page).toHaveURL(/\/cabinet\/sign-in\?to=%2Fcabinet$/);
	await enterWith(page, await keyOf(somebody));
	await expect(page).toHaveURL(/\/cabinet$/);
	await settled(page);
	return page;
}

const dialog = (page: Page) => page.locator('dialog[open]');

async function signWith(page: Page, key: KeyFile): Promise<void> {
	await dialog(page).locator('input[value=pkcs12]').check();
	await expect(dialog(page).getByText(saying('sign_documents_n')).first()).toBeVisible();
	await dialog(page).locator('[name=key]').setInputFiles(key);
	await dialog(page).locator('[name=password]').fill(KEY_PASSWORD);
	await pressInDialog(page, say('sign_do'));
}

function expectValid(pdf: Buffer): void {
	if (!PDFSIG) return;
	const path = join(office.folder, 'signed.pdf');
	writeFileSync(path, pdf);
	expect(execFileSync('pdfsig', ['-nocert', path], { encoding: 'utf8' })).toContain('Signature is Valid');
}

/** Papers that lie in the cabinet, by their links. */
const papers = (page: Page): Promise<string[]> =>
	page
		.locator('a[href^="/cabinet/documents/"]')
		.evaluateAll((all) => [...new Set(all.map((link) => link.getAttribute('href') ?? ''))]);

let cabinet: Page;
let application = '';

test('a stranger is told what is needed; a wrong password, a revoked and an expired key open nothing', async ({
	browser
}) => {
	const page = await stranger(browser, office.origin);
	await visit(page, '/cabinet');
	await told(page, say('cabinet_sign_in_title'));
	await page.getByText(say('cabinet_needs_title')).click();
	await told(page, say('cabinet_needs_key'));
	await accessible(page);
	await picture(page, 'sign-in');

	await enterWith(page, await keyOf(NEW, 'another-2026'));
	await told(page, say('sign_failed_wrong_password'));
	const whom = { name: fullName(NEW.name), iin: NEW.iin, bin: null, organisation: null };
	const revoked = await office.keys!.authority.issue({ ...whom, kind: 'revoked' });
	const file = { name: 'key.p12', mimeType: 'application/x-pkcs12' };
	await enterWith(page, { ...file, buffer: Buffer.from(await revoked.pkcs12(KEY_PASSWORD)) });
	await told(page, say('refusal_certificate_revoked'));
	await picture(page, 'sign-in-refused');
	const expired = await office.keys!.authority.issue({ ...whom, kind: 'expired' });
	await enterWith(page, { ...file, buffer: Buffer.from(await expired.pkcs12(KEY_PASSWORD)) });
	await told(page, saying('sign_failed_expired'));
	expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('applicant');
});

test('a challenge is answered once, and only by the browser it was given to', async ({ browser }) => {
	const page = await stranger(browser, office.origin);
	const robot = await stranger(browser, office.origin);
	for (const one of [page, robot]) await visit(one, '/cabinet/sign-in');
	const key = await office.keys!.forApplicant(NEW);
	const { body } = await speak(page, '/cabinet/sign-in/challenge', {});
	const cms = Buffer.from(await key.sign(new TextEncoder().encode(String(body.text)))).toString('base64');
	expect(await speak(robot, '/cabinet/sign-in/answer', { cms })).toMatchObject({
		status: 409,
		body: { refused: 'challenge-expired' }
	});
	expect((await speak(page, '/cabinet/sign-in/answer', { cms })).status).toBe(200);
	expect((await speak(page, '/cabinet/sign-in/answer', { cms })).body.refused).toBe('challenge-expired');
	const cookie = (await page.context().cookies()).find(({ name }) => name === 'applicant');
	expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/cabinet' });
});

test('who signs in for the first time finds an empty cabinet and the way to apply', async ({ browser }) => {
	cabinet = await enter(browser, NEW);
	await told(cabinet, say('cabinet_none_title'));
	await accessible(cabinet);
	await picture(cabinet, 'home-empty');
	await cabinet
		.locator('main')
		.getByRole('link', { name: say('cabinet_nav_apply') })
		.click();
	await told(cabinet, say('cabinet_services_title'));
	await cabinet.locator('main a[href="/cabinet/apply?service=almaty-expert-attestation"]').click();
	await told(cabinet, NEW.name.surname);
	await expect(cabinet.locator('[name=patronymic]')).toHaveValue(NEW.name.patronymic ?? '');
	await expect(cabinet.locator('[name=surname]')).toHaveCount(0);
	await accessible(cabinet);
	await picture(cabinet, 'apply');
});

test('a wrong file is named and nothing that was typed is lost; the draft is kept, without a number', async () => {
	await cabinet.locator('[name=speciality]').selectOption(NEW.speciality);
	await cabinet.locator('[name=patronymic]').fill('Серікқызы');
	const wrong = { name: 'диплом.png', mimeType: 'image/png', buffer: Buffer.from(SAMPLE_PDF) };
	await cabinet.locator('input[type=file]').setInputFiles([wrong]);
	await press(cabinet, say('cabinet_apply_next'));
	await told(cabinet, say('refusal_file_not_what_it_says', { name: 'диплом.png' }));
	await expect(cabinet.locator('[name=speciality]')).toHaveValue(NEW.speciality);
	await expect(cabinet.locator('[name=patronymic]')).toHaveValue('Серікқызы');
	const scan = { name: 'диплом.pdf', mimeType: 'application/pdf', buffer: Buffer.from(SAMPLE_PDF) };
	await cabinet.locator('input[type=file]').setInputFiles([scan]);
	await press(cabinet, say('cabinet_apply_next'));
	await told(cabinet, say('cabinet_check_title'));
	await told(cabinet, 'диплом.pdf');
	await accessible(cabinet);
	await picture(cabinet, 'check');
	await visit(cabinet, '/cabinet');
	await told(cabinet, say('cabinet_draft_title'));
	await picture(cabinet, 'home-draft');
	await press(cabinet, say('cabinet_draft_continue'));
	await press(cabinet, say('cabinet_check_change'));
	await expect(cabinet.getByRole('checkbox', { name: 'диплом.pdf' })).toBeChecked();
	await picture(cabinet, 'change');
	await press(cabinet, say('cabinet_apply_next'));
	await told(cabinet, 'диплом.pdf');
});

test('the key of another person signs nothing; the applicant’s own does, and the application has its number', async () => {
	await press(cabinet, say('cabinet_check_sign'));
	await signWith(cabinet, await keyOf(OTHER));
	await told(cabinet, say('refusal_certificate_of_another'));
	const read = dialog(cabinet).getByRole('link', { name: new RegExp(say('office_in_kazakh')) });
	const prepared = await cabinet.request.get((await read.first().getAttribute('href')) ?? '');
	expect(await bareText(new Uint8Array(await prepared.body()))).toContain(
		bare(fullName(NEW.name).split(' ')[0]!)
	);
	await picture(cabinet, 'sign-another');
	await dialog(cabinet)
		.locator('[name=key]')
		.setInputFiles(await keyOf(NEW));
	await dialog(cabinet).locator('[name=password]').fill(KEY_PASSWORD);
	await pressInDialog(cabinet, say('sign_do'));
	await told(cabinet, saying('cabinet_done_title'));
	application = new URL(cabinet.url()).pathname.split('/').at(-1) ?? '';
	await told(cabinet, say('cabinet_now_examination'));
	await told(cabinet, say('doc_application_form'));
	await accessible(cabinet);
	await picture(cabinet, 'registered');
});

test('the signed application can be fetched, and another program finds its signature valid', async () => {
	const links = await papers(cabinet);
	expect(links.map((link) => link.split('/').at(-1)).sort()).toEqual(['kk', 'ru']);
	for (const link of links) {
		const response = await cabinet.request.get(link);
		expect(response.headers()['content-type']).toBe('application/pdf');
		expectValid(await response.body());
	}
});

test('the office finds it in its list with the signed paper in the case, registered by the portal', async ({
	browser
}) => {
	const page = await signIn(browser, office.origin, 'specialist');
	await visit(page, `/office/applications/${application}`);
	await told(page, say('doc_application_form'));
	await told(page, 'диплом.pdf');
	await expect(page.getByText(say('channel_portal')).first()).toBeVisible();
	await picture(page, 'office-case');
});

/** The head signs a result as a client does, with a key the server never sees. */
async function signResult(head: Page, result: string): Promise<void> {
	const key = office.keys!.staff[accountOf('head').login]!;
	const task = { act: 'sign-results', applications: [result] };
	const prepared = await speak(head, '/office/sign', { method: 'pkcs12', task });
	const { id, files } = prepared.body as { id: string; files: { document: string; lang: string }[] };
	const signatures = [];
	for (const { document, lang } of files) {
		const file = await (await head.request.get(`/office/sign/${id}/${document}/${lang}`)).body();
		const cms = await key.sign(coveredBytes(new Uint8Array(file))!);
		signatures.push({ document, lang, cms: Buffer.from(cms).toString('base64') });
	}
	expect((await speak(head, `/office/sign/${id}`, { method: 'pkcs12', signatures })).status).toBe(200);
}

test('the result that the head signs with his key comes to the cabinet with his signature in it', async ({
	browser
}) => {
	const somebody = PEOPLE[office.applications.indexOf(played.cases.refused)]!;
	const page = await enter(browser, somebody);
	await told(page, say('cabinet_now_result_refusal'));
	const head = await signIn(browser, office.origin, 'head');
	await signResult(head, played.cases.refused);
	await page.reload();
	await told(page, saying('cabinet_refusal'));
	const letter = page.getByRole('listitem').filter({ hasText: say('doc_reasoned_refusal') });
	await expect(letter).toContainText(saying('cabinet_signed_key'));
	const link = letter.getByRole('link', { name: new RegExp(say('office_in_kazakh')) });
	const pdf = await (await page.request.get((await link.getAttribute('href')) ?? '')).body();
	expectValid(pdf);
	await page.context().close();
});

test('whose case went through the office finds there how it stands, and every paper that is meant for him', async ({
	browser
}) => {
	for (const which of ['certified', 'refused'] as const) {
		const somebody = PEOPLE[office.applications.indexOf(played.cases[which])]!;
		const page = await enter(browser, somebody);
		await told(page, which === 'certified' ? saying('cabinet_certificate') : saying('cabinet_refusal'));
		await accessible(page);
		await picture(page, `home-${which}`);
		for (const link of await papers(page)) {
			const response = await page.request.get(link);
			expect(response.status(), link).toBe(200);
			const text = await bareText(new Uint8Array(await response.body()));
			expect(text, link).toContain(bare(somebody.name.surname));
		}
		await visit(page, '/cabinet/apply');
		await picture(page, `apply-${which}`);
		await page.context().close();
	}
});

test('nothing of another opens, whatever the address, and nothing at all after leaving', async ({
	browser
}) => {
	const page = await enter(browser, OTHER);
	const own = await papers(cabinet);
	for (const path of [...own, `/cabinet/applications/${application}`])
		expect((await look(page, path)).status, path).toBe(404);
	await cabinet.getByRole('button', { name: say('ui_sign_out') }).click();
	await expect(cabinet).toHaveURL(/\/cabinet\/sign-in$/);
	for (const path of own) expect((await look(cabinet, path)).status, path).toBe(303);
	expect((await speak(cabinet, '/cabinet/sign', { method: 'pkcs12', task: {} })).status).toBe(401);
});

test('the door of the staff does not open the cabinet, nor the cabinet the office', async ({ browser }) => {
	const staff = await signIn(browser, office.origin, 'head');
	const nobody = await stranger(browser, office.origin);
	await visit(nobody, '/sign-in');
	await picture(nobody, 'staff-sign-in');
	const addresses = Object.entries(ROUTES)
		.filter(([, { read }]) => read === 'applicant')
		.map(([route, { act = {} }]) => ({
			path: route
				.replace(/\/\(\w+\)/g, '')
				.replace(/\[lang\]/, 'kk')
				.replace(/\[\w+\]/g, application),
			acts: Object.keys(act).map((action) => (action === 'POST' ? '' : `?/${action}`))
		}));
	expect(addresses.length).toBeGreaterThan(7);
	for (const page of [staff, nobody])
		for (const { path, acts } of addresses) {
			expect((await look(page, path)).status, path).toBe(303);
			for (const act of acts) expect((await submit(page, `${path}${act}`)).status, path + act).toBe(401);
		}
	const page = await enter(browser, OTHER);
	expect((await look(page, '/office')).status).toBe(303);
});

test('NCALayer opens the door as well; cancelled in its window it opens nothing', async () => {
	const ncalayer = await startNcalayer();
	const browser = await chromium.launch({
		executablePath: findBrowser()?.path,
		args: ['--no-sandbox', `--host-resolver-rules=MAP 127.0.0.1:13579 127.0.0.1:${ncalayer.port}`]
	});
	const page = await stranger(browser, office.origin, { ignoreHTTPSErrors: true });
	await visit(page, '/cabinet');
	await page.locator('input[value=ncalayer]').check();
	const signInButton = page.getByRole('button', { name: say('cabinet_sign_in_ncalayer') });
	ncalayer.show({ does: 'cancel' });
	await signInButton.click();
	await told(page, say('sign_failed_ncalayer_cancelled'));
	const key = await office.keys!.forApplicant(OTHER);
	ncalayer.show({ does: 'sign', with: (bytes) => key.sign(bytes, { signingCertificateV2: false }) });
	await signInButton.click();
	await expect(page).toHaveURL(/\/cabinet$/);
	await told(page, say('cabinet_none_title'));
	await browser.close();
	await ncalayer.stop();
});
