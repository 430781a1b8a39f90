import { expect, test, type Page } from 'playwright/test';
import { actorWith, done, scheduleSitting } from '../src/cli/demonstration/sitting';
import { configKey, pageHash, roomSettings } from '../src/lib/domain/exam/safe-browser';
import { openOffice, type Office } from './office';
import { contextAt, settled, signIn, stranger, told, visit } from './people';
import * as at from './seat';
import { say } from './words';

interface Expected {
	iin: string;
	code: string;
	seat: number;
	name: string;
}

let office: Office;
let people: Expected[] = [];
let key = '';
/** What the browser of the room opens: only its settings file tells it. */
let address = '';

test.beforeAll(async () => {
	let start = '';
	office = await openOffice({
		applicants: 3,
		async before(app, seeded, applications) {
			const sitting = await scheduleSitting(app, seeded, applications);
			const proctor = actorWith(seeded, 'proctor');
			start = done(await app.safeBrowserOf(seeded.room.id, '')).start;
			done(await app.openSitting(proctor, sitting));
			done(await app.setSafeBrowser(proctor, sitting, true));
			for (const { attempt } of done(await app.viewSitting(sitting, proctor)).seats)
				done(
					await app.checkIn(proctor, attempt, {
						type: 'id-card',
						number: '012345678',
						photoCompared: true,
						expires: null
					})
				);
			people = done(await app.viewSitting(sitting, proctor)).seats.map(({ iin, code, seat, name }) => ({
				iin,
				code,
				seat,
				name: String(name)
			}));
		}
	});
	address = office.origin + start;
	key = configKey(roomSettings(address, ''));
});
test.afterAll(() => office.stop());

const asked = (page: Page) =>
	expect(page.getByRole('heading', { name: say('kiosk_seb_title') })).toBeVisible();
const signInAsked = (page: Page) =>
	expect(page.getByRole('heading', { name: say('kiosk_sign_in_title') })).toBeVisible();
const shot = async (page: Page, name: string) => {
	if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
};

async function enrol(page: Page, seat: number): Promise<void> {
	await visit(page, '/exam');
	await page.locator('[name=roomCode]').fill(office.seeded.room.code);
	await page.locator('[name=seat]').fill(String(seat));
	await page.getByRole('button', { name: say('kiosk_enrol') }).click();
}

/** A browser that sends with every request, also a redirected one, what Safe Exam Browser on Windows sends. */
async function sendsHeader(page: Page, withKey: string): Promise<void> {
	const session = await page.context().newCDPSession(page);
	session.on('Fetch.requestPaused', ({ requestId, request }) => {
		const headers = Object.entries(request.headers).map(([name, value]) => ({ name, value: String(value) }));
		headers.push({ name: 'X-SafeExamBrowser-ConfigKeyHash', value: pageHash(request.url, withKey) });
		void session.send('Fetch.continueRequest', { requestId, headers }).catch(() => undefined);
	});
	await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
}

/** A page with the JavaScript API of Safe Exam Browser, which fills its values when it is asked (macOS, iOS). */
function pageWithApi(withKey: string): string {
	return `
		globalThis.SafeExamBrowser = {
			version: 'SEB_macOS_3.1',
			security: {
				configKey: '',
				updateKeys(done) {
					const text = location.href.split('#')[0] + ${JSON.stringify(withKey)};
					crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)).then((hash) => {
						this.configKey = [...new Uint8Array(hash)].map((b) => b.toString(16).padStart(2, '0')).join('');
						done();
					});
				}
			}
		};`;
}

test('another browser does not get in, and the screen says what to do', async ({ browser }) => {
	const page = await stranger(browser, office.origin);
	await enrol(page, people[0]!.seat);
	await asked(page);
	await told(page, say('kiosk_seb_step_call'));
	await expect(page.locator('[name=iin]')).toHaveCount(0);
	await expect(page).toHaveURL(/\?seb=[0-9a-f]{32}$/);
	await shot(page, 'seb-asked');
	// Nor by a post of its own.
	const refused = await page.evaluate(
		async ({ iin, code }) =>
			(
				await fetch('/exam?/signIn', {
					method: 'POST',
					headers: { 'x-sveltekit-action': 'true' },
					body: new URLSearchParams({ iin, code })
				})
			).json() as Promise<{ type: string; location?: string }>,
		people[0]!
	);
	expect(refused).toMatchObject({ type: 'redirect', location: '/exam' });
	await page.reload();
	await asked(page);
});

test('Safe Exam Browser gets in by its header, on a clean address, and stays in after a restart', async ({
	browser
}) => {
	const person = people[0]!;
	const page = await stranger(browser, office.origin);
	await sendsHeader(page, key);
	await enrol(page, person.seat);
	await signInAsked(page);
	await expect(page).toHaveURL(`${office.origin}/exam`);
	await office.killAndRestart();
	await page.reload();
	await settled(page);
	await signInAsked(page);
	await at.sitDown(page, person.iin, person.code);
	await expect(page.getByRole('heading', { name: say('kiosk_identity_title') })).toBeVisible();
});

test('Safe Exam Browser gets in by its JavaScript API', async ({ browser }) => {
	const person = people[1]!;
	const context = await contextAt(browser, office.origin);
	await context.addInitScript(pageWithApi(key));
	const page = await context.newPage();
	await enrol(page, person.seat);
	await signInAsked(page);
	await at.sitDown(page, person.iin, person.code);
	await expect(page.getByRole('heading', { name: say('kiosk_identity_title') })).toBeVisible();
});

test('Safe Exam Browser with settings of its own does not get in, by either way, and is told why', async ({
	browser
}) => {
	const other = 'f'.repeat(64);
	const header = await stranger(browser, office.origin);
	await sendsHeader(header, other);
	await enrol(header, people[2]!.seat);
	await asked(header);
	await told(header, say('kiosk_seb_other'));
	await shot(header, 'seb-other');
	const context = await contextAt(browser, office.origin);
	await context.addInitScript(pageWithApi(other));
	const api = await context.newPage();
	await enrol(api, people[2]!.seat + 1);
	await asked(api);
	await told(api, say('kiosk_seb_other'));
});

test('the administrator downloads the room’s file, whose key is the one the seats are asked for', async ({
	browser
}) => {
	const page = await signIn(browser, office.origin, 'administrator');
	await visit(page, '/admin/rooms');
	await page.locator('tbody th a').first().click();
	await expect(page.getByText(key)).toBeVisible();
	await expect(page.locator('tbody tr').first().locator('code')).toHaveText(
		new RegExp(`^${office.origin}/exam\\?seat=`)
	);
	await shot(page, 'room');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: say('admin_seb_download') }).click()
	]);
	expect(download.suggestedFilename()).toMatch(/\.seb$/);
	const text = await (
		await download.createReadStream()
	)
		.toArray()
		.then((parts) => Buffer.concat(parts).toString());
	expect(text).toContain(`<key>startURL</key><string>${address}</string>`);
	await page.locator('[name=password]').fill('шығу');
	await page.getByRole('button', { name: say('admin_seb_quit_save') }).click();
	await told(page, say('admin_seb_quit_saved'));
	await expect(page.getByText(key)).toHaveCount(0);
	await shot(page, 'room-password');
});
