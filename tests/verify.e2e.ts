import { expect, test, type Page } from 'playwright/test';
import { madeUpApplicants } from '../src/cli/demonstration/people';
import { SAMPLE_PDF } from '../src/cli/demonstration/seed';
import { Browser } from '../src/cli/rehearse/browser';
import { signWithKey } from '../src/cli/rehearse/keys';
import { fullName } from '../src/lib/domain/people/name';
import { renderDocument } from '../src/lib/server/documents/render';
import { SAMPLES } from '../src/lib/server/documents/samples';
import { unzip } from '../src/lib/server/interchange/zip';
import { covered, embed, prepare } from '../src/lib/server/signatures/pdf/room';
import { openOffice, type Office } from './office';
import { accountOf, press, signIn, stranger, told, visit } from './people';
import { playTheDay, type Played } from './played';
import { say, saying } from './words';

let office: Office;
let played: Played;
let head: Page;
let anybody: Page;
/** The order the head signed with his key: its page's file and its number. */
let order: { file: Buffer; number: string };

async function signTheOrder(): Promise<void> {
	const { login, password, name } = accountOf('head');
	const key = office.keys?.staff[login];
	if (!key) throw new Error(`No test key of ${fullName(name)}.`);
	const browser = await new Browser(office.origin, 'head').signIn(login, password);
	await signWithKey(browser, key, { act: 'sign-orders', orders: [{ id: played.orders.sent, seen: sentAt }] });
}

/** Which sending of the order its page shows. */
let sentAt = 0;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
	test.setTimeout(240_000);
	office = await openOffice({
		applicants: 24,
		keys: 'offered',
		before: async (app, seeded, applications) => {
			played = await playTheDay(app, seeded, applications);
			sentAt = (await app.store.read('order', played.orders.sent))?.state.sentAt ?? 0;
		}
	});
	head = await signIn(browser, office.origin, 'head');
	anybody = await stranger(browser, office.origin);
	await signTheOrder();
	await visit(head, `/office/orders/${played.orders.sent}`);
	const link = await head
		.locator(`a[href^="/documents/"][href$="/kk"][aria-label^="${say('doc_admission_order')}"]`)
		.first()
		.getAttribute('href');
	const number = /№ ([\d-]+\/\d+-Б)/.exec(await head.locator('main').innerText())?.[1] ?? '';
	order = { file: await (await head.request.get(link ?? '')).body(), number };
});
test.afterAll(() => office?.stop());

/** Lets go of a file over the page, where the box is not. */
async function drop(page: Page, bytes: Uint8Array, name = 'бұйрық.pdf'): Promise<void> {
	await visit(page, '/verify');
	const transfer = await page.evaluateHandle(
		([base64, called]) => {
			const data = new DataTransfer();
			const file = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
			data.items.add(new File([file], called, { type: 'application/pdf' }));
			return data;
		},
		[Buffer.from(bytes).toString('base64'), name] as const
	);
	await page.dispatchEvent('h1', 'drop', { dataTransfer: transfer });
	await told(page, name);
}

test('a number tells that the document was issued, by which position and when it was signed, and no name', async () => {
	await visit(anybody, '/verify');
	await anybody.locator('[name=number]').fill(` ${order.number.toLowerCase()} `);
	await press(anybody, say('verify_check'));
	await told(anybody, say('verify_marked'));
	await told(anybody, say('verify_signature_valid'));
	await expect(anybody.locator('main')).not.toContainText(accountOf('head').name.surname);
	await visit(anybody, `/verify/${order.number.split('/').map(encodeURIComponent).join('/')}`);
	await told(anybody, say('verify_signature_valid'));
});

test('the file itself, dropped anywhere on the page, is genuine, with the name of who signed it', async () => {
	await drop(anybody, order.file);
	await told(anybody, say('verify_file_marked'));
	await told(anybody, say('verify_signature_valid'));
	await told(anybody, fullName(accountOf('head').name));
});

test('a file with something added to it, and one with a changed byte, are not what was issued', async () => {
	await drop(anybody, Buffer.concat([order.file, Buffer.from('\n9 0 obj\n<<>>\nendobj\n%%EOF\n')]));
	await told(anybody, say('verify_changed_added_to'));
	const altered = Buffer.from(order.file);
	const at = altered.indexOf('stream') + 40;
	altered[at] = (altered[at] ?? 0) ^ 1;
	await drop(anybody, altered);
	await told(anybody, say('verify_changed_differs'));
	await told(anybody, say('verify_trouble_signature_over_other_bytes'));
	await expect(anybody.locator('main')).not.toContainText(fullName(accountOf('head').name));
});

test('a file of somebody else is told with his signature; one without stays unknown', async () => {
	const [person] = madeUpApplicants(1);
	const key = person && (await office.keys?.forApplicant(person));
	if (!person || !key) throw new Error('Nobody signs.');
	const theirs = await renderDocument(SAMPLES.certificate, 'kk', 'https://other.example.kz');
	const room = {
		name: fullName(person.name),
		reason: '—',
		location: '—',
		at: Date.parse('2026-11-24T09:00:00+05:00'),
		format: 'ETSI.CAdES.detached' as const
	};
	const prepared = prepare(theirs, room);
	const signed = embed(prepared, await key.sign(covered(prepared)));
	if (!(signed instanceof Uint8Array)) throw new Error('It does not fit.');
	await drop(anybody, signed, 'өтініш.pdf');
	await told(anybody, say('verify_foreign'));
	await told(anybody, fullName(person.name));
	await drop(anybody, new Uint8Array(SAMPLE_PDF), 'скан.pdf');
	await told(anybody, say('verify_cannot_tell_no_signature'));
});

test('it works without scripting as a plain form, and says what is no PDF', async ({ browser }) => {
	const context = await browser.newContext({ baseURL: office.origin, javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto('/verify');
	const file = { name: 'a.pdf', mimeType: 'application/pdf', buffer: order.file };
	await page.locator('[name=file]').setInputFiles(file);
	await page.getByRole('button', { name: say('verify_file_check') }).click();
	await told(page, say('verify_file_marked'));
	await page.locator('[name=file]').setInputFiles({ ...file, buffer: Buffer.alloc(1024) });
	await page.getByRole('button', { name: say('verify_file_check') }).click();
	await told(page, say('verify_cannot_tell_not_a_pdf'));
	await context.close();
});

test('a document that was withdrawn is not in force from then on', async () => {
	const id = played.cases.certified;
	await visit(head, `/office/applications/${id}`);
	const link = head.locator('a[href^="/documents/"]', { hasText: say('doc_certificate') });
	const path = (await link.getAttribute('href')) ?? '';
	const file = await (await head.request.get(`${path}/ru`)).body();
	const form = { reason: 'Қате берілген', sure: 'yes' };
	const headers = { origin: office.origin };
	expect((await head.request.post(`${path}?/withdraw`, { form, headers })).ok()).toBe(true);
	await drop(anybody, file, 'аттестат.pdf');
	await told(anybody, say('verify_file_not_in_force'));
	await told(anybody, saying('verify_why_withdrawn'));
	await expect(anybody.locator('main')).not.toContainText(form.reason);
});

test('the certificates of a round come as one archive of the files that were issued', async () => {
	await visit(head, `/office/rounds/${played.rounds.over}`);
	await press(head, say('office_batch_open'));
	await press(head, say('office_batch_start'));
	await told(head, say('office_batch_ready'));
	const coming = head.waitForEvent('download');
	await press(head, say('office_batch_download'));
	const archive = await (await coming).createReadStream();
	const parts: Buffer[] = [];
	for await (const part of archive) parts.push(part as Buffer);
	const files = unzip(Buffer.concat(parts));
	expect([...files.keys()].every((name) => /^(kk|ru)\/certificate-KZ\w+-(kk|ru)\.pdf$/.test(name))).toBe(
		true
	);
	const [one] = files.values();
	await drop(anybody, one ?? new Uint8Array(), 'мұрағаттан.pdf');
	await told(anybody, say('verify_file_marked'));
});

test('they come as one file for the printer too, which says that it bears no signatures', async () => {
	await visit(head, '/office/certificates');
	await press(head, say('office_batch_open'));
	await head.locator('[name=as][value=pdf]').check();
	await press(head, say('office_batch_start'));
	await told(head, say('office_batch_ready'));
	await told(head, say('office_batch_pdf_hint'));
	const response = await head.request.get(
		(await head.locator('a[href^="/office/batches/file"]').getAttribute('href')) ?? ''
	);
	expect(response.headers()['content-type']).toBe('application/pdf');
	expect((await response.body()).subarray(0, 5).toString()).toBe('%PDF-');
});

test('a download asked for again after the server was killed goes on from what is kept', async () => {
	const address = head.url();
	await office.killAndRestart();
	await visit(head, address);
	await told(head, say('office_batch_none'));
	await press(head, say('office_batch_again'));
	await told(head, say('office_batch_ready'));
});

test('who asks about very many is told to wait, and a file of more than ten megabytes is not read', async () => {
	const headers = { origin: office.origin, accept: 'text/html' };
	const large = {
		file: { name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(10 * 1024 * 1024) }
	};
	const refused = await anybody.request.post('/verify?/file', { multipart: large, headers });
	expect(refused.status()).toBe(413);
	for (let n = 0; n < 30; n += 1) await anybody.request.get('/verify/1');
	await anybody.goto('/verify/1');
	await told(anybody, saying('refusal_too_many_checks'));
});
