import AxeBuilder from '@axe-core/playwright';
import { mkdirSync } from 'node:fs';
import { expect, test, type Browser, type BrowserContext, type Page } from 'playwright/test';
import type { Role } from '../src/lib/domain/people/roles';
import { seedServices, type SeededServices } from '../src/cli/demonstration/services';
import { openOffice, type Office } from './office';
import { contextAt, press, settled, signIn, stranger, visit } from './people';
import { playTheDay, type Played } from './played';
import { MESSAGES, say, type Lang } from './words';

const LANGS: readonly Lang[] = ['kk', 'ru', 'en'];
const DESK = { width: 1366, height: 768 };
const TELEPHONE = { width: 360, height: 740 };

interface Screen {
	/** Of its picture. */
	name: string;
	path: string;
	/** What is done on the page before it is looked at. */
	first?: (page: Page, lang: Lang) => Promise<void>;
	/** The page says no: the browser notes the status as an error. */
	says?: number;
}

type Seat = keyof Played['seats'] | 'nowhere' | 'free';

let office: Office;
let played: Played;
let services: SeededServices;

test.describe.configure({ mode: 'parallel' });

test.beforeAll(async () => {
	office = await openOffice({
		applicants: 24,
		async before(app, seeded, applications) {
			played = await playTheDay(app, seeded, applications);
			services = await seedServices(app, seeded.users);
		}
	});
	await heardOf('test');
});

/** A sign of life, or the seat stands paused soon after the start. */
async function heardOf(seat: keyof Played['seats']): Promise<void> {
	const { seatToken, token } = played.seats[seat];
	const headers = {
		cookie: `seat=${seatToken}; attempt=${token}`,
		origin: office.origin,
		'content-type': 'application/json'
	};
	await fetch(`${office.origin}/exam/pulse`, { method: 'POST', headers, body: '{}' });
}

test.afterAll(() => office.stop());

/** Pages of the office by who looks at them. */
const SCREENS: Partial<Record<Role, () => Screen[]>> = {
	chancellery: () => [
		{ name: 'chancellery-inbox', path: '/office' },
		{ name: 'applications', path: '/office/applications' },
		{ name: 'applications-all', path: '/office/applications?status=all' },
		{ name: 'applications-none', path: '/office/applications?q=zzz' },
		{ name: 'application-new', path: '/office/applications/new' },
		{
			name: 'application-new-refused',
			path: '/office/applications/new',
			first: async (page) => page.locator('[name=iin]').fill('123456789012')
		},
		{ name: 'application-certified', path: `/office/applications/${played.cases.certified}` },
		{ name: 'application-refused', path: `/office/applications/${played.cases.refused}` },
		{ name: 'appeals', path: '/office/appeals' },
		{ name: 'appeal-new', path: '/office/appeals/new' },
		{ name: 'certificates', path: '/office/certificates' },
		{ name: 'cases', path: '/office/cases' },
		{ name: 'cases-none', path: '/office/cases?q=zzz' },
		{ name: 'case-to-register', path: `/office/cases/${services.licence}` },
		{ name: 'import', path: '/office/import' },
		{ name: 'forbidden', path: '/admin', says: 403 },
		{ name: 'not-found', path: '/office/applications/none', says: 404 }
	],
	specialist: () => [
		{ name: 'specialist-inbox', path: '/office' },
		{ name: 'rounds', path: '/office/rounds' },
		{ name: 'round-mixed', path: `/office/rounds/${played.rounds.mixed}` },
		{ name: 'round-over', path: `/office/rounds/${played.rounds.over}` },
		{ name: 'round-results', path: `/office/batches?round=${played.rounds.over}` },
		{ name: 'application-memo', path: `/office/applications/${played.cases.toMemo}` },
		{ name: 'application-process', path: `/office/applications/${played.cases.toProcess}` },
		{ name: 'order-draft', path: `/office/rounds/${played.rounds.toDraft}/order` },
		{ name: 'orders', path: '/office/orders' },
		{ name: 'order-signed', path: `/office/orders/${played.orders.signed}` },
		{ name: 'order-certificates', path: `/office/orders/${played.orders.certificate}` },
		{ name: 'order-amending', path: `/office/orders/${played.orders.amending}` },
		{ name: 'order-amend', path: `/office/orders/${played.orders.signed}/amend` },
		{ name: 'act', path: `/office/acts/${played.act}` },
		{ name: 'registers', path: '/office/registers' },
		{ name: 'register-orders', path: '/office/registers?series=order' },
		{ name: 'register-none', path: '/office/registers?series=appeal' },
		{ name: 'report', path: '/office/reports' },
		{ name: 'report-empty', path: '/office/reports?month=2026-01' },
		{ name: 'document', path: `/documents/${played.document}` },
		{ name: 'case-waiting', path: `/office/cases/${services.address}` },
		{ name: 'licences', path: '/office/licences' },
		{ name: 'addresses', path: '/office/addresses' },
		{ name: 'address-new', path: '/office/addresses/new' }
	],
	'state-corporation': () => [
		{ name: 'counter', path: '/counter' },
		{ name: 'counter-new', path: '/counter/new' },
		{ name: 'counter-case', path: `/counter/cases/${services.address}` },
		{ name: 'counter-journal', path: '/counter/journal' },
		{ name: 'counter-hand-out', path: '/counter/hand-out' }
	],
	cashier: () => [
		{ name: 'payments', path: '/office/payments' },
		{ name: 'payments-paid', path: '/office/payments?status=paid' }
	],
	'department-head': () => [
		{ name: 'department-head-inbox', path: '/office' },
		{ name: 'application-memo-to-sign', path: `/office/applications/${played.cases.toSign}` },
		{ name: 'department-head-round', path: `/office/rounds/${played.rounds.mixed}` }
	],
	head: () => [
		{ name: 'head-inbox', path: '/office' },
		{ name: 'signatures', path: '/office/signatures' },
		{ name: 'order-to-sign', path: `/office/orders/${played.orders.sent}` },
		{
			name: 'order-return',
			path: `/office/orders/${played.orders.sent}`,
			first: (page, lang) => press(page, say('office_return_order', {}, lang))
		},
		{
			name: 'document-withdraw',
			path: `/documents/${played.document}`,
			first: (page, lang) => press(page, say('office_document_withdraw', {}, lang))
		},
		{ name: 'round-examine', path: `/office/rounds/${played.rounds.mixed}` },
		{ name: 'accounts-to-confirm', path: '/office/accounts' },
		{ name: 'blueprints', path: '/office/blueprints' }
	],
	proctor: () => [
		{ name: 'sittings', path: '/proctor' },
		{ name: 'sitting-scheduled', path: `/proctor/sittings/${played.sittings.scheduled}` },
		{ name: 'sitting-open', path: `/proctor/sittings/${played.sittings.open}` },
		{
			name: 'sitting-check-in',
			path: `/proctor/sittings/${played.sittings.open}`,
			first: (page, lang) =>
				page
					.getByRole('button', { name: say('proctor_act_check_in', {}, lang) })
					.first()
					.click()
		},
		{ name: 'sitting-running', path: `/proctor/sittings/${played.sittings.running}` },
		{
			name: 'sitting-seat',
			path: `/proctor/sittings/${played.sittings.running}`,
			first: (page) => page.locator('button.seat').first().click()
		},
		{ name: 'sitting-closed', path: `/proctor/sittings/${played.sittings.closed}` },
		{ name: 'sitting-plan', path: `/proctor/sittings/${played.sittings.open}/plan` },
		{ name: 'sitting-slips', path: `/proctor/sittings/${played.sittings.open}/slips` }
	],
	administrator: () => [
		{ name: 'admin', path: '/admin' },
		{ name: 'admin-accounts', path: '/admin/accounts' },
		{
			name: 'admin-account',
			path: '/admin/accounts',
			first: (page, lang) =>
				page
					.getByRole('button', { name: say('admin_change', {}, lang) })
					.first()
					.click()
		},
		{ name: 'admin-office', path: '/admin/office' },
		{ name: 'admin-signing', path: '/admin/signing' },
		{ name: 'admin-calendar', path: '/admin/calendar' },
		{ name: 'admin-rooms', path: '/admin/rooms' },
		{ name: 'admin-room', path: `/admin/rooms/${office.seeded.room.id}` },
		{ name: 'admin-retention', path: '/admin/retention' },
		{ name: 'admin-banks', path: '/admin/banks' },
		{ name: 'admin-blueprints', path: '/admin/blueprints' },
		{ name: 'admin-services', path: '/admin/services' },
		{ name: 'admin-service', path: '/admin/services/almaty-construction-licence' },
		{ name: 'admin-queue', path: '/admin/queue' }
	]
};

const PUBLIC = (): Screen[] => [
	{ name: 'sign-in', path: '/sign-in' },
	{ name: 'verify', path: '/verify' },
	{ name: 'verify-known', path: `/verify/${played.certificate}` },
	{ name: 'verify-unknown', path: '/verify/04-12/999-Б' },
	{ name: 'queue', path: '/queue' },
	{ name: 'queue-hall', path: '/queue/hall' },
	{ name: 'cabinet-register', path: '/cabinet/register' },
	{ name: 'cabinet-sign-in', path: '/cabinet/sign-in' }
];

/** The candidate's screens, which speak Kazakh and Russian. */
const SEATS: [Seat, Screen][] = [
	['nowhere', { name: 'exam-enrol', path: '/exam' }],
	['free', { name: 'exam-sign-in', path: '/exam' }],
	['identity', { name: 'exam-identity', path: '/exam' }],
	['waiting', { name: 'exam-waiting', path: '/exam' }],
	[
		'waiting',
		{
			name: 'exam-practice',
			path: '/exam',
			first: (page, lang) => press(page, say('kiosk_practice_start', {}, lang))
		}
	],
	['test', { name: 'exam-test', path: '/exam' }],
	[
		'test',
		{
			name: 'exam-hand-in',
			path: '/exam',
			first: (page, lang) => press(page, say('kiosk_hand_in', {}, lang))
		}
	],
	[
		'test',
		{ name: 'exam-remark', path: '/exam', first: (page, lang) => press(page, say('kiosk_remark', {}, lang)) }
	],
	['paused', { name: 'exam-paused', path: '/exam' }],
	['result', { name: 'exam-result-covered', path: '/exam' }],
	[
		'result',
		{
			name: 'exam-result',
			path: '/exam',
			first: (page, lang) => press(page, say('kiosk_result_show', {}, lang))
		}
	],
	['done', { name: 'exam-done', path: '/exam' }]
];

/** Everything the browser complains about. */
function complaints(page: Page): string[] {
	const heard: string[] = [];
	page.on('console', (message) => message.type() === 'error' && heard.push(`console: ${message.text()}`));
	page.on('pageerror', (error) => heard.push(`error: ${error.message}`));
	page.on('requestfailed', (request) => {
		const why = request.failure()?.errorText ?? '';
		// What was under way when the page was left.
		if (why !== 'net::ERR_ABORTED') heard.push(`request: ${request.url()} ${why}`);
	});
	page.on(
		'response',
		(response) =>
			response.status() >= 400 &&
			heard.push(`status: ${response.status()} ${new URL(response.url()).pathname}`)
	);
	return heard;
}

/** Latin words of a screen in Kazakh or Russian: names and what is written so everywhere. */
const LATIN = new Set(
	'Synaq PDF CSV XLSX JPG JPEG PNG YAML UTF NFC SHA SYN English ENG Caps Lock Tab bank yaml exam diplom ulgi pdf Safe Exam Browser Enter seb Config Key cookie exports CRL OCSP RFC cer crt pem ZIP localhost NCALayer'.split(
		' '
	)
);
/** What people of the office named in Latin letters: accounts, specialities, the bank. */
const GIVEN = new Set(
	'kense maman bolim basshy orynbasar proctor akimshi halyk ortaligy kassa architecture structures networks supervision regulations'.split(
		' '
	)
);
const KEYS = new Set(Object.keys(MESSAGES.kk));
const ENGLISH = new Set(
	Object.entries(MESSAGES.en)
		.filter(([key, text]) => text !== MESSAGES.kk[key] && text !== MESSAGES.ru[key])
		.map(([, text]) => text)
);

/** Keys of messages and English words that stand on a screen of another language. */
async function leaks(page: Page, lang: Lang): Promise<string[]> {
	const texts = await page.evaluate(() => {
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const found: string[] = [document.title];
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const place = node.parentElement;
			if (!place || place.closest('script, style, code, noscript, [lang=en], td.login, .own-words')) continue;
			const text = node.textContent?.trim();
			if (text) found.push(text);
		}
		for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
			if (element.closest('[lang=en]')) continue;
			for (const name of ['aria-label', 'title', 'placeholder']) found.push(element.getAttribute(name) ?? '');
		}
		return found;
	});
	return texts.filter((text) => {
		if (
			KEYS.has(text) ||
			/^[a-z]+(_[a-z0-9]+)+$/.test(text) ||
			/\{\w+\}/.test(text) ||
			/\bundefined\b|\bNaN\b|\[object/.test(text)
		)
			return true;
		if (lang === 'en') return false;
		return (
			ENGLISH.has(text) ||
			(text.match(/[A-Za-z]{3,}/g) ?? []).some((word) => !LATIN.has(word) && !GIVEN.has(word))
		);
	});
}

/**
 * Serious and critical violations. Colours are the same in every language: they are measured in Kazakh, in both lights.
 * The markup is too: its rules are asked of each screen in one language, of the next screen in the next one.
 */
async function serious(page: Page, rules: 'colours' | 'but colours'): Promise<string[]> {
	// The legacy way needs no further page; there are no frames here.
	const builder = new AxeBuilder({ page }).setLegacyMode(true);
	if (rules === 'colours') builder.withRules('color-contrast');
	else builder.disableRules('color-contrast');
	const { violations } = await builder.analyze();
	return violations
		.filter(({ impact }) => impact === 'serious' || impact === 'critical')
		.flatMap(({ id, nodes }) =>
			nodes
				.slice(0, 3)
				.map(
					({ target, failureSummary }) =>
						`${id}: ${target.join(' ')} — ${failureSummary?.split('\n')[1] ?? ''}`
				)
		);
}

/** For people who want to look at screens: `PICTURES=1` takes each in every language and both lights. */
async function picture(page: Page, lang: Lang, name: string, scheme: 'light' | 'dark'): Promise<void> {
	if (!process.env.PICTURES && (lang !== 'kk' || scheme === 'dark')) return;
	const folder = `test-results/screens/${lang}`;
	mkdirSync(folder, { recursive: true });
	// Nothing is put into the page for a picture (`caret`, `animations`): the page's own rules forbid it.
	await page.evaluate(() => document.fonts.ready);
	await page.screenshot({ path: `${folder}/${name}-${scheme}.png`, caret: 'initial' });
}

const tooWide = (page: Page): Promise<number> =>
	page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** In which language the markup of a screen is looked through. The exam room does not speak English. */
function markupIn(name: string): Lang {
	const spoken = name.startsWith('exam-') ? LANGS.slice(0, 2) : LANGS;
	const sum = [...name].reduce((total, letter) => total + letter.charCodeAt(0), 0);
	return spoken[sum % spoken.length] ?? 'kk';
}

/** Looks at one screen in every way; what is wrong with it is told by soft expectations. */
async function inspect(page: Page, screen: Screen, lang: Lang): Promise<void> {
	const { name, path, first, says } = screen;
	const heard = complaints(page);
	await page.setViewportSize(DESK);
	await page.emulateMedia({ colorScheme: 'light' });
	await visit(page, path);
	await first?.(page, lang);
	await page.evaluate(() =>
		Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null)))
	);
	const at = `${lang} ${name}`;
	expect.soft(await tooWide(page), `${at} fits ${DESK.width} px`).toBe(0);
	expect.soft(await leaks(page, lang), `${at} speaks its language`).toEqual([]);
	if (lang === markupIn(name))
		expect.soft(await serious(page, 'but colours'), `${at} is accessible`).toEqual([]);
	await picture(page, lang, name, 'light');
	if (lang === 'kk') {
		expect.soft(await serious(page, 'colours'), `${at} has contrast`).toEqual([]);
		await page.emulateMedia({ colorScheme: 'dark' });
		expect.soft(await serious(page, 'colours'), `${at} has contrast in the dark`).toEqual([]);
		await picture(page, lang, name, 'dark');
	}
	await page.setViewportSize(TELEPHONE);
	expect.soft(await tooWide(page), `${at} fits ${TELEPHONE.width} px`).toBe(0);
	const expected = says ? heard.filter((one) => !one.includes(String(says))) : heard;
	expect.soft(expected, `${at} is quiet`).toEqual([]);
	page.removeAllListeners();
}

const sessions = new Map<Role, ReturnType<BrowserContext['cookies']>>();

/** Somebody of the office at a browser of his own; signs in once, whatever language he then reads in. */
async function signedIn(browser: Browser, role: Role, lang: Lang): Promise<Page> {
	const known = sessions.get(role);
	if (known) {
		const context = await contextAt(browser, office.origin, { lang });
		await context.addCookies((await known).filter(({ name }) => name === 'session'));
		return context.newPage();
	}
	const page = await signIn(browser, office.origin, role, { lang });
	sessions.set(role, page.context().cookies());
	return page;
}

for (const lang of LANGS) {
	for (const [role, screens] of Object.entries(SCREENS)) {
		test(`every page of ${role} is sound in ${lang}`, async ({ browser }) => {
			const page = await signedIn(browser, role as Role, lang);
			for (const screen of screens()) await inspect(page, screen, lang);
			await page.context().close();
		});
	}

	test(`every page for the public is sound in ${lang}`, async ({ browser }) => {
		const page = await stranger(browser, office.origin, { lang });
		for (const screen of PUBLIC()) await inspect(page, screen, lang);
		await page.context().close();
	});
}

/** A browser that is the seat of somebody in the room. */
async function seatAt(browser: Browser, seat: Seat, lang: Lang): Promise<Page> {
	const context = await contextAt(browser, office.origin, { lang });
	const cookie = (name: string, value: string) => ({ name, value, domain: 'localhost', path: '/exam' });
	const page = await context.newPage();
	if (seat === 'free') {
		await visit(page, '/exam');
		await page.locator('[name=roomCode]').fill(played.free.code);
		await page.locator('[name=seat]').fill(String(played.free.seat));
		await press(page, say('kiosk_enrol', {}, lang));
		await page.locator('[name=iin]').waitFor();
	} else if (seat !== 'nowhere') {
		const { seatToken, token } = played.seats[seat];
		await context.addCookies([cookie('seat', seatToken), cookie('attempt', token)]);
	}
	return page;
}

for (const lang of ['kk', 'ru'] as const) {
	test(`every screen of the exam room is sound in ${lang}`, async ({ browser }) => {
		for (const [seat, screen] of SEATS) {
			const page = await seatAt(browser, seat, lang);
			await inspect(page, { ...screen, first: (at) => inLanguage(at, lang, screen.first) }, lang);
			await page.context().close();
		}
	});
}

/** The application's language rules at a seat until another one is pressed. */
async function inLanguage(page: Page, lang: Lang, then?: Screen['first']): Promise<void> {
	const button = page
		.getByRole('button', { name: lang === 'kk' ? 'Қазақша' : 'Русский', exact: true })
		.first();
	if (await button.count()) {
		await button.click();
		await expect(button).toHaveAttribute('aria-pressed', 'true');
	}
	await then?.(page, lang);
}

test('the first page of an empty installation is sound in every language', async ({ browser }) => {
	const empty = await openOffice({ empty: true, mode: 'office' });
	for (const lang of LANGS) {
		const page = await stranger(browser, empty.origin, { lang });
		await inspect(page, { name: 'setup', path: '/' }, lang);
		await settled(page);
		await page.context().close();
	}
	await empty.stop();
});
