import AxeBuilder from '@axe-core/playwright';
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, expect, test, type Browser, type Page } from 'playwright/test';
import { KEY_PASSWORD } from '../src/cli/demonstration/keys';
import { actorWith, done } from '../src/cli/demonstration/sitting';
import { findBrowser } from './browser';
import { startNcalayer, type Ncalayer } from './ncalayer';
import { openOffice, type Office } from './office';
import { accountOf, press, pressInDialog, signIn, told, visit } from './people';
import { playTheDay, type Played } from './played';
import { say, saying } from './words';

/** Another program to judge a file by, where it is installed. */
const PDFSIG = spawnSync('pdfsig', ['-v']).status === 0;

let office: Office;
let played: Played;
let ncalayer: Ncalayer;
let withNcalayer: Browser;
let head: Page;
/** Cases refused at admission, whose refusals wait for the head: more than one portion. */
let toSign: string[] = [];

/** Not admitted, their orders signed: the results are formed and wait. */
async function refusedCases(
	app: Parameters<typeof playTheDay>[0],
	seeded: Office['seeded'],
	cases: string[]
) {
	const specialist = actorWith(seeded, 'specialist');
	const memo = { documents: ['—'], analysis: 'Көрсетілім.', education: '—', jobs: [] };
	const round = done(await app.formApplicantsList(specialist, cases)).id;
	for (const id of cases) done(await app.writeMemo(specialist, id, { ...memo, finding: 'does-not-comply' }));
	done(await app.signMemos(actorWith(seeded, 'department-head'), cases));
	done(await app.processRequests(specialist, cases));
	done(await app.listMaterials(specialist, round, cases));
	const found = cases.map((application) => ({
		application,
		finding: 'does-not-comply' as const,
		reasons: ['Еңбек өтілі үш жылдан кем']
	}));
	done(await app.examineMaterials(actorWith(seeded, 'head'), found));
	const { blueprint, edition } = seeded;
	const draft = { applications: cases, sessions: [], blueprint, edition };
	const order = done(await app.draftAdmissionOrder(specialist, round, draft));
	done(await app.sendOrder(specialist, order));
	done(await app.signAdmissionOrder(actorWith(seeded, 'head'), order));
	const paper = (await app.listCases({ where: { status: 'open', step: 14 }, limit: 1000 })).rows;
	const late = paper.map(({ id }) => id).filter((id) => cases.includes(id));
	if (late.length) {
		done(await app.sendPaperRefusals(specialist, late));
		done(await app.signPaperRefusals(actorWith(seeded, 'head'), late));
	}
	done(await app.formResults(specialist, cases));
	return cases;
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
	test.setTimeout(240_000);
	office = await openOffice({
		applicants: 36,
		keys: 'offered',
		before: async (app, seeded, applications) => {
			played = await playTheDay(app, seeded, applications);
			toSign = await refusedCases(app, seeded, applications.slice(0, 12));
		}
	});
	ncalayer = await startNcalayer();
	// The page asks at the one address there is; this browser finds our stand-in there.
	withNcalayer = await chromium.launch({
		executablePath: findBrowser()?.path,
		args: ['--no-sandbox', `--host-resolver-rules=MAP 127.0.0.1:13579 127.0.0.1:${ncalayer.port}`]
	});
	head = await signIn(browser, office.origin, 'head');
});
test.afterAll(async () => {
	await withNcalayer?.close();
	await ncalayer?.stop();
	await office?.stop();
});

const dialog = (page: Page) => page.locator('dialog[open]');

/** By the button of its last row. */
const closeDialog = (page: Page): Promise<void> => dialog(page).locator('.foot').getByRole('button').click();

/** What a reader of the screen would stumble over in the dialog. */
async function stumbles(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page }).include('dialog[open]').setLegacyMode(true).analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** The key file of somebody, as he would choose it. */
async function keyFile(role: Parameters<typeof accountOf>[0]) {
	const { login } = accountOf(role);
	const buffer = Buffer.from((await office.keys?.staff[login]?.pkcs12(KEY_PASSWORD)) ?? []);
	return { name: `${login}.p12`, mimeType: 'application/x-pkcs12', buffer };
}

async function chooseFile(
	page: Page,
	role: Parameters<typeof accountOf>[0],
	password = KEY_PASSWORD
): Promise<void> {
	await dialog(page).locator('[name=way][value=pkcs12]').check();
	await expect(dialog(page).getByText(saying('sign_documents_n')).first()).toBeVisible();
	await dialog(page)
		.locator('[name=key]')
		.setInputFiles(await keyFile(role));
	await dialog(page).locator('[name=password]').fill(password);
	await pressInDialog(page, say('sign_do'));
}

/** What another program says of the signatures in a file. */
function judged(pdf: Buffer): string {
	const path = join(office.folder, 'signed.pdf');
	writeFileSync(path, pdf);
	return execFileSync('pdfsig', ['-nocert', path], { encoding: 'utf8' });
}

test('a document is read before it is signed, and a wrong password, another key or a damaged file sign nothing', async () => {
	await visit(head, `/office/orders/${played.orders.sent}`);
	await press(head, say('sign_with_key'));
	await dialog(head).locator('[name=way][value=pkcs12]').check();
	const read = dialog(head).getByRole('link', {
		name: new RegExp(`${say('sign_read')}.*${say('office_in_kazakh')}`)
	});
	const prepared = await head.request.get((await read.first().getAttribute('href')) ?? '');
	expect(prepared.headers()['content-type']).toBe('application/pdf');
	expect((await prepared.body()).subarray(0, 5).toString()).toBe('%PDF-');
	expect(await stumbles(head)).toEqual([]);

	await chooseFile(head, 'head', 'synaq-2025');
	await told(head, say('sign_failed_wrong_password'));
	await expect(dialog(head).locator('[name=password]')).toBeFocused();
	await expect(dialog(head).locator('[name=password]')).toHaveValue('');

	const cut = await keyFile('head');
	await dialog(head)
		.locator('[name=key]')
		.setInputFiles({ ...cut, buffer: cut.buffer.subarray(0, 900) });
	await dialog(head).locator('[name=password]').fill(KEY_PASSWORD);
	await pressInDialog(head, say('sign_do'));
	await told(head, say('sign_failed_not_a_key_file'));
	expect(await stumbles(head)).toEqual([]);

	await chooseFile(head, 'deputy-head');
	await told(head, say('refusal_certificate_of_another'));
	await pressInDialog(head, say('ui_cancel'));
	await head.reload();
	await expect(head.getByRole('button', { name: say('office_sign_order') })).toBeVisible();
});

test('the head signs an admission order with a key file, and the file bears the signature', async () => {
	await visit(head, `/office/orders/${played.orders.sent}`);
	await press(head, say('sign_with_key'));
	await chooseFile(head, 'head');
	await told(head, saying('sign_done_n'));
	await closeDialog(head);
	await told(head, saying('office_order_n'));
	await expect(head.getByRole('button', { name: say('sign_with_key') })).toHaveCount(0);
	const order = head.getByRole('link', { name: `${say('doc_admission_order')}: ${say('office_in_kazakh')}` });
	const file = await head.request.get((await order.getAttribute('href')) ?? '');
	const pdf = await file.body();
	expect(pdf.toString('latin1')).toContain('/ETSI.CAdES.detached');
	if (PDFSIG) expect(judged(pdf)).toContain('Signature is Valid');
});

test('results are signed ten at a time: stopped, what is signed stays signed and the rest stays in the list', async () => {
	await visit(head, '/office/signatures');
	const results = head.locator('form').filter({ has: head.locator('input[name=application]') });
	const waiting = await results.locator('input[name=application]').count();
	expect(waiting).toBeGreaterThan(10);
	expect(waiting).toBeGreaterThanOrEqual(toSign.length);
	await results.getByRole('button', { name: say('sign_with_key_n', { n: waiting }) }).click();
	await told(head, say('sign_portions', { total: waiting, part: 1, parts: 2 }));

	// The second portion is held back until the person has stopped.
	let prepared = 0;
	let stopped = () => {};
	const untilStopped = new Promise<void>((resolve) => (stopped = resolve));
	await head.route('**/office/sign', async (route) => {
		if (++prepared === 1) await untilStopped;
		await route.continue();
	});
	await chooseFile(head, 'head');
	await expect.poll(() => prepared).toBe(1);
	await pressInDialog(head, say('sign_stop'));
	stopped();
	await told(head, say('sign_stopped', { done: 10, total: waiting }));
	await head.unroute('**/office/sign');
	await closeDialog(head);
	await expect(results.locator('input[name=application]')).toHaveCount(waiting - 10);

	await results.getByRole('button', { name: say('sign_with_key_n', { n: waiting - 10 }) }).click();
	await chooseFile(head, 'head');
	await told(head, saying('sign_done_n'));
	await closeDialog(head);
	await expect(results).toHaveCount(0);
});

test('the act is countersigned by the proctor and by the head, and names both', async ({ browser }) => {
	const proctor = await signIn(browser, office.origin, 'proctor');
	for (const [page, role] of [
		[proctor, 'proctor'],
		[head, 'head']
	] as const) {
		await visit(page, `/office/acts/${played.act}`);
		await press(page, say('sign_own'));
		await chooseFile(page, role);
		await told(page, saying('sign_done_n'));
		await closeDialog(page);
		await expect(page.getByRole('button', { name: say('sign_own') })).toHaveCount(0);
	}
	const card = head
		.locator('section')
		.filter({ hasText: say('sign_act_title') })
		.last();
	await expect(card).toContainText(say('role_proctor'));
	await expect(card).toContainText(say('role_head'));
	const act = head.getByRole('link', { name: `${say('doc_test_act')}: ${say('office_in_russian')}` });
	const pdf = await (await head.request.get((await act.getAttribute('href')) ?? '')).body();
	if (PDFSIG) expect(judged(pdf).match(/Signature is Valid/g)).toHaveLength(2);
});

test('NCALayer signs memos in one window; cancelled, failed or silent it decides nothing', async () => {
	const page = await signIn(withNcalayer, office.origin, 'department-head', { ignoreHTTPSErrors: true });
	const key = office.keys?.staff[accountOf('department-head').login];
	await visit(page, `/office/applications/${played.cases.toSign}`);
	await press(page, say('sign_with_key'));
	await dialog(page).locator('[name=way][value=ncalayer]').check();
	const sign = dialog(page).getByRole('button', { name: say('sign_do_ncalayer') });

	ncalayer.show({ does: 'cancel' });
	await sign.click();
	await told(page, say('sign_failed_ncalayer_cancelled'));
	const again = dialog(page).getByRole('button', { name: say('sign_again') });
	ncalayer.show({ does: 'fail', message: 'NOT_VALID_KEY' });
	await again.click();
	await told(page, say('sign_failed_ncalayer_refused', { message: 'NOT_VALID_KEY' }));
	ncalayer.show({ does: 'babble' });
	await again.click();
	await told(page, say('sign_failed_ncalayer_unreadable'));

	ncalayer.show({ does: 'sign', with: (bytes) => key!.sign(bytes, { signingCertificateV2: false }) });
	await again.click();
	await told(page, saying('sign_done_n'));
	const asked = ncalayer.asked.filter(({ method }) => method === 'sign');
	expect(asked).toHaveLength(4);
	expect(asked.at(-1)).toMatchObject({
		module: 'kz.gov.pki.knca.basics',
		args: { format: 'cms', signingParams: { encapsulate: false } }
	});
	expect(asked.at(-1)?.args?.data.length).toBeGreaterThan(1);
	await page.context().close();
});

test('NCALayer that does not run is named, with what to do', async () => {
	await visit(head, `/office/acts/${played.act}`);
	const stopped = await signIn(withNcalayer, office.origin, 'specialist', { ignoreHTTPSErrors: true });
	await ncalayer.stop();
	await visit(stopped, `/office/acts/${played.act}`);
	await press(stopped, say('sign_own'));
	await dialog(stopped)
		.getByRole('button', { name: say('sign_do_ncalayer') })
		.click();
	await told(stopped, say('sign_failed_ncalayer_unreachable'));
	await pressInDialog(stopped, say('ui_cancel'));
	await expect(stopped.getByRole('button', { name: say('sign_own') })).toBeVisible();
});

test('an office that demands keys offers nothing else, and refuses a recorded decision', async ({
	browser
}) => {
	let application = '';
	const strict = await openOffice({
		applicants: 1,
		keys: 'required',
		before: async (app, seeded, [first = '']) => {
			application = first;
			const specialist = actorWith(seeded, 'specialist');
			done(await app.formApplicantsList(specialist, [first]));
			const memo = { documents: ['—'], analysis: 'Көрсетілім.', education: '—', jobs: [] };
			done(await app.writeMemo(specialist, first, { ...memo, finding: 'complies' }));
		}
	});
	const page = await signIn(browser, strict.origin, 'department-head');
	await visit(page, `/office/applications/${application}`);
	await expect(page.getByRole('button', { name: say('sign_with_key') })).toBeVisible();
	await expect(page.getByRole('button', { name: say('office_sign_memo') })).toHaveCount(0);
	const answer = await page.request.post(`/office/applications/${application}?/signMemo`, {
		headers: { origin: strict.origin, 'x-sveltekit-action': 'true' },
		form: {}
	});
	expect(await answer.text()).toContain('signature-required');
	await strict.stop();
});
