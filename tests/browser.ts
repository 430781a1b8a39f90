import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const SYSTEM = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

/** A browser that is there: `CHROMIUM_PATH`, the system's, Playwright's own; undefined when there is none. */
export function findBrowser(): { path: string; which: string } | undefined {
	const given = process.env.CHROMIUM_PATH;
	if (given) return { path: given, which: 'CHROMIUM_PATH' };
	const system = SYSTEM.find(existsSync);
	if (system) return { path: system, which: "the system's" };
	const own = chromium.executablePath();
	return own && existsSync(own) ? { path: own, which: "Playwright's own" } : undefined;
}

const root = (): boolean => process.getuid?.() === 0;
const has = (command: string): boolean => spawnSync('which', [command]).status === 0;

/** Installs a browser: Debian's package where that is possible, else Playwright's own. */
function installBrowser(): void {
	if (root() && has('apt-get')) {
		process.stdout.write('No browser was found: installing the Debian package chromium…\n');
		const quiet = { stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'] };
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		spawnSync('apt-get', ['update'], { ...quiet, env });
		if (
			spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { ...quiet, env })
				.status === 0
		)
			return;
	}
	process.stdout.write("No browser was found: installing Playwright's own chromium…\n");
	execFileSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' });
}

/** Finds a browser or installs one, and says which on one line. */
export function ensureBrowser(): string {
	if (!findBrowser()) installBrowser();
	const browser = findBrowser();
	if (!browser)
		throw new Error(
			'No browser was found and none could be installed: set CHROMIUM_PATH to a Chromium or Chrome.'
		);
	process.stdout.write(`Browser tests use ${browser.which} browser: ${browser.path}\n`);
	return browser.path;
}

if (import.meta.url === `file://${process.argv[1]}`) ensureBrowser();
