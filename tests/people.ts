import {
	expect,
	type Browser,
	type BrowserContext,
	type BrowserContextOptions,
	type Page
} from 'playwright/test';
import { STAFF } from '../src/cli/demonstration/people';
import type { Role } from '../src/lib/domain/people/roles';
import { say, type Lang } from './words';

/** The client's router takes over after hydration, and listens to the way back from then on. */
const SAYS_WHEN_READY = `
	const listen = window.addEventListener;
	window.addEventListener = function (type, ...rest) {
		if (type === 'popstate') document.documentElement.dataset.ready = '';
		return listen.call(this, type, ...rest);
	};`;

export interface VisitorOptions extends BrowserContextOptions {
	lang?: Lang;
}

/** A browser context of its own: nobody else's cookies. */
export async function contextAt(
	browser: Browser,
	origin: string,
	{ lang = 'kk', ...options }: VisitorOptions = {}
): Promise<BrowserContext> {
	const context = await browser.newContext({ baseURL: origin, ...options });
	await context.addCookies([{ name: 'lang', value: lang, url: origin }]);
	await context.addInitScript(SAYS_WHEN_READY);
	return context;
}

/** Somebody whom nobody knows yet. */
export async function stranger(
	browser: Browser,
	origin: string,
	options: VisitorOptions = {}
): Promise<Page> {
	return (await contextAt(browser, origin, options)).newPage();
}

export const accountOf = (role: Role) => {
	const account = STAFF.find(({ roles }) => roles.includes(role));
	if (!account) throw new Error(`Nobody of the demonstration office is ${role}.`);
	return account;
};

/** Until the page can be worked with. */
export const settled = (page: Page): Promise<void> => expect(page.locator('html[data-ready]')).toBeAttached();

export async function visit(page: Page, path: string): Promise<void> {
	await page.goto(path);
	await settled(page);
}

/** A person of the office, at a browser of his own. */
export async function signIn(
	browser: Browser,
	origin: string,
	role: Role,
	options: VisitorOptions = {}
): Promise<Page> {
	const page = await stranger(browser, origin, options);
	const { login, password } = accountOf(role);
	await visit(page, '/sign-in');
	await page.locator('[name=login]').fill(login);
	await page.locator('[name=password]').fill(password);
	await page.locator('main').getByRole('button').click();
	await expect(page).not.toHaveURL(/sign-in/);
	return page;
}

/** Presses the button or follows the link with this word. */
export const press = (page: Page, word: string): Promise<void> =>
	page
		.getByRole('button', { name: word })
		.or(page.getByRole('link', { name: word }))
		.first()
		.click();

/** Presses the button with this word in the dialog that stands open. */
export const pressInDialog = (page: Page, word: string): Promise<void> =>
	page.locator('dialog[open]').getByRole('button', { name: word, exact: true }).click();

export const told = (page: Page, words: string | RegExp): Promise<void> =>
	expect(page.getByText(words).first()).toBeVisible();

/** Sets the demonstration clock forward: `2026-11-25T10:00`, the office's time. */
export async function setClock(page: Page, to: string): Promise<void> {
	await page.getByText(say('staff_clock_forward')).click();
	await page.locator('input[name=at]').fill(to);
	await page.getByRole('button', { name: say('staff_clock_set'), exact: true }).click();
	await expect(page.locator('.strip .clock b')).toHaveText(to.slice(11));
	await settled(page);
}
