import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type Browser } from 'playwright/test';
import { seedOffice } from '../src/cli/demonstration/seed';
import { freePort, untilUp } from '../src/cli/serve';
import { compose, readSettings } from '../src/lib/server/compose';
import { findBrowser } from './browser';
import { MORNING } from './office';
import { signIn, stranger, visit, press, told } from './people';
import { say } from './words';

/** A name that is only known where a test says so: unlike `localhost` it is nothing a browser trusts by itself. */
const NAME = 'exam.test';

let folder = '';
let roomCode = '';
let browser: Browser;
const servers: ChildProcess[] = [];

const authority = () => readFileSync(join(folder, 'tls/authority.crt'), 'utf8');
const certificate = () => readFileSync(join(folder, 'tls/server.crt'), 'utf8');

/** What `/status` answers over HTTPS to one who trusts this authority; rejects as a browser would. */
const status = (port: number, ca?: string): Promise<number> =>
	new Promise((resolve, reject) => {
		const request = get(
			{ host: '127.0.0.1', port, path: '/status', servername: NAME, ...(ca ? { ca } : {}) },
			(response) => resolve(response.resume().statusCode ?? 0)
		);
		request.once('error', reject);
	});

/** `npm run tls` into a folder. */
const tls = (into: string) =>
	execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'src/cli/tls.ts', NAME, '127.0.0.1'], {
		env: { ...process.env, TLS_DIR: into },
		stdio: 'ignore'
	});

/** Starts the built server; what it says at start is kept. */
async function start(env: (port: number) => Record<string, string>) {
	const port = await freePort();
	const data = mkdtempSync(join(folder, 'data-'));
	const settings = { DATA_DIR: data, EXPORTS_DIR: join(data, 'exports'), SYNAQ_MODE: 'demonstration' };
	const app = await compose(readSettings({ ...settings, CLOCK_AT: MORNING }));
	roomCode = (await seedOffice(app)).room.code;
	await app.close();
	const child = spawn(process.execPath, ['build/index.js'], {
		env: { ...process.env, NODE_ENV: 'production', PORT: String(port), ...settings, ...env(port) },
		stdio: ['ignore', 'ignore', 'pipe']
	});
	servers.push(child);
	let said = '';
	child.stderr.setEncoding('utf8').on('data', (part: string) => (said += part));
	return { port, said: () => said };
}

const overTls = () =>
	start((port) => ({
		ORIGIN: `https://${NAME}:${port}`,
		TLS_CERT: join(folder, 'tls/server.crt'),
		TLS_KEY: join(folder, 'tls/server.key')
	}));

test.beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'synaq-tls-'));
	tls(join(folder, 'tls'));
	const key = new X509Certificate(certificate()).publicKey.export({ type: 'spki', format: 'der' });
	browser = await chromium.launch({
		executablePath: findBrowser()?.path,
		args: [
			'--no-sandbox',
			`--host-resolver-rules=MAP ${NAME} 127.0.0.1`,
			// Stands for the authority among those the seat trusts.
			`--ignore-certificate-errors-spki-list=${createHash('sha256').update(key).digest('base64')}`
		]
	});
});

test.afterAll(async () => {
	await browser.close();
	for (const server of servers) server.kill('SIGKILL');
	rmSync(folder, { recursive: true, force: true });
});

test('the authority of a room is made once, its keys are the owner’s alone, and it vouches for the server', () => {
	const again = join(folder, 'again');
	cpSync(join(folder, 'tls'), again, { recursive: true });
	tls(again);
	expect(readFileSync(join(again, 'authority.crt'), 'utf8')).toBe(authority());
	expect(readFileSync(join(again, 'server.crt'), 'utf8')).not.toBe(certificate());
	const mode = (name: string) => statSync(join(again, name)).mode & 0o777;
	expect([mode('.'), mode('authority.key'), mode('server.key')]).toEqual([0o700, 0o600, 0o600]);
	const [ca, server] = [new X509Certificate(authority()), new X509Certificate(certificate())];
	expect(ca.ca).toBe(true);
	expect(server.checkIssued(ca) && server.verify(ca.publicKey)).toBe(true);
	expect(server.checkHost(NAME)).toBe(NAME);
	expect(server.checkIP('127.0.0.1')).toBe('127.0.0.1');
	const days = (Date.parse(server.validTo) - Date.parse(server.validFrom)) / 86_400_000;
	expect(days).toBeLessThanOrEqual(825);
});

test('over HTTPS a seat is a secure page with secure cookies, and the office too', async () => {
	const { port, said } = await overTls();
	const origin = `https://${NAME}:${port}`;
	await expect.poll(() => status(port, authority()).catch(() => 0)).toBe(200);
	await expect(status(port)).rejects.toThrow(/certificate/);

	const page = await stranger(browser, origin);
	const opened = await page.goto('/exam');
	expect(opened?.headers()['strict-transport-security']).toMatch(/^max-age=\d+$/);
	expect(
		await page.evaluate(() => ({
			secure: isSecureContext,
			subtle: 'subtle' in crypto,
			worker: 'serviceWorker' in navigator
		}))
	).toEqual({ secure: true, subtle: true, worker: true });
	await page.locator('[name=roomCode]').fill(roomCode);
	await page.locator('[name=seat]').fill('7');
	await press(page, say('kiosk_enrol'));
	await expect(page.getByRole('heading', { name: say('kiosk_sign_in_title') })).toBeVisible();
	const [seat] = await page
		.context()
		.cookies(`${origin}/exam`)
		.then((all) => all.filter(({ name }) => name === 'seat'));
	expect(seat).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Strict' });

	const staff = await signIn(browser, origin, 'administrator');
	const session = (await staff.context().cookies()).find(({ name }) => name === 'session');
	expect(session).toMatchObject({ secure: true, httpOnly: true });
	// This machine does not know the name: the server says what that means for the seats.
	await expect.poll(said).toContain(`The name ${NAME} is not known`);
	await page.context().close();
	await staff.context().close();
});

test('over plain HTTP the server says what a room goes without', async () => {
	const { port, said } = await start((at) => ({ ORIGIN: `http://127.0.0.1:${at}`, HOST: '127.0.0.1' }));
	await untilUp(`http://127.0.0.1:${port}`);
	const page = await stranger(browser, `http://127.0.0.1:${port}`);
	const opened = await page.goto('/exam');
	expect(opened?.headers()['strict-transport-security']).toBeUndefined();
	expect(said()).toBe('');
	const lan = await start((at) => ({ ORIGIN: `http://${NAME}:${at}` }));
	await expect
		.poll(lan.said, { timeout: 20_000 })
		.toContain('is not HTTPS: browsers then give no offline reload');
	const far = await stranger(browser, `http://${NAME}:${lan.port}`);
	await far.goto('/exam');
	expect(await far.evaluate(() => isSecureContext)).toBe(false);
	await page.context().close();
	await far.context().close();
});

test('a form from another address is refused with words that name the right one', async () => {
	const { port } = await start((at) => ({ ORIGIN: `http://localhost:${at}`, HOST: '127.0.0.1' }));
	await untilUp(`http://localhost:${port}`);
	const wrong = `http://127.0.0.1:${port}`;

	const seat = await stranger(browser, wrong);
	await visit(seat, '/exam');
	await seat.locator('[name=roomCode]').fill(roomCode);
	await seat.locator('[name=seat]').fill('7');
	await press(seat, say('kiosk_enrol'));
	await told(seat, say('kiosk_refused_address'));

	const plain = await stranger(browser, wrong, { javaScriptEnabled: false });
	await plain.goto('/sign-in');
	await plain.locator('[name=login]').fill('someone');
	await plain.locator('[name=password]').fill('something');
	await plain.locator('main').getByRole('button').click();
	await told(plain, say('refusal_wrong_address', { address: `http://localhost:${port}` }));
	if (process.env.SHOTS) await plain.screenshot({ path: `${process.env.SHOTS}/wrong-address.png` });

	const forged = await fetch(`http://localhost:${port}/sign-in`, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://elsewhere.example' },
		body: 'login=a&password=b'
	});
	expect(forged.status).toBe(403);
	const nameless = await fetch(`http://localhost:${port}/sign-in`, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: 'login=a&password=b'
	});
	expect(nameless.status).toBe(403);
	await seat.context().close();
	await plain.context().close();
});

test('a certificate without its key keeps the server from starting, in one sentence', async () => {
	const { said } = await start(() => ({ TLS_CERT: join(folder, 'tls/server.crt') }));
	await expect.poll(said).toContain('TLS takes both files: TLS_CERT and TLS_KEY.');
	const absent = await start(() => ({ TLS_CERT: 'nowhere.crt', TLS_KEY: 'nowhere.key' }));
	await expect.poll(absent.said).toContain('TLS_CERT cannot be read');
});
