import { sha256Hex } from '../facts.ts';
import { sameSecret } from '../secret.ts';

/** A value of a Safe Exam Browser setting; data and dates are given as the texts they become. */
type Setting = boolean | number | string | readonly Setting[] | { readonly [key: string]: Setting };

/** Settings of Safe Exam Browser, as a `.seb` file holds them. */
export type SafeBrowserSettings = Readonly<Record<string, Setting>>;

/** Metadata of who saved a file: no part of the key. */
const ORIGINATOR = 'originatorVersion';

const isGroup = (value: Setting): value is SafeBrowserSettings =>
	typeof value === 'object' && !Array.isArray(value);

const byLetters = ([a]: [string, Setting], [b]: [string, Setting]): number => {
	const [x, y] = [a.toLowerCase(), b.toLowerCase()];
	if (x === y) return 0;
	return x < y ? -1 : 1;
};

/**
 * Settings in the form their key is counted from: names in alphabetical order whatever their case, nothing escaped, no
 * spaces, empty groups and `originatorVersion` left out, empty arrays kept.
 * Source: safeexambrowser.org, developer documentation, "Config Key".
 */
export function keyForm(value: Setting): string {
	if (typeof value === 'string') return `"${value}"`;
	if (Array.isArray(value)) return `[${value.map(keyForm).join(',')}]`;
	if (!isGroup(value)) return String(value);
	const kept = Object.entries(value).filter(
		([name, one]) => name !== ORIGINATOR && !(isGroup(one) && Object.keys(one).length === 0)
	);
	return `{${kept
		.sort(byLetters)
		.map(([name, one]) => `"${name}":${keyForm(one)}`)
		.join(',')}}`;
}

/** The Config Key of settings: 64 lower-case hexadecimal digits, the same in every version of Safe Exam Browser. */
export const configKey = (settings: SafeBrowserSettings): string => sha256Hex(keyForm(settings));

/** What Safe Exam Browser sends for a page: the hash of the absolute address without its fragment and the Config Key. */
export const pageHash = (address: string, key: string): string => sha256Hex(address.split('#')[0] + key);

/** Whether a hash is the expected one, in small or capital letters. */
export const sameHash = (given: string | null | undefined, expected: string): boolean =>
	sameSecret((given ?? '').toLowerCase(), expected);

/** Where seats of a room begin: one address for all of them, so that one file serves the room. */
export const startAddress = (origin: string): string => `${origin}/exam`;

/**
 * Where Safe Exam Browser begins in a room. What the address carries says nothing to the page: it makes the settings, and
 * so their key, those of this room and not to be guessed from the product's address.
 */
export const roomStartAddress = (origin: string, salt: string): string =>
	`${startAddress(origin)}?room=${salt}`;

/**
 * Settings of a room's seats. `quitHash`: SHA-256 of the password that ends Safe Exam Browser, empty when it may be ended
 * without one. Cookies and stored answers are kept between two starts: a PC that was restarted in the middle of a test is
 * the same seat and brings the answers it had not sent.
 */
export const roomSettings = (startURL: string, quitHash: string): SafeBrowserSettings => ({
	startURL,
	sendBrowserExamKey: true,
	// The engine that answers by the JavaScript API (macOS, iOS).
	browserWindowWebView: 3,
	sebConfigPurpose: 0,
	allowQuit: true,
	hashedQuitPassword: quitHash,
	createNewDesktop: true,
	killExplorerShell: false,
	browserViewMode: 1,
	showTaskBar: true,
	showInputLanguage: true,
	// The time that counts is the server's, and the page shows it.
	showTime: false,
	allowPreferencesWindow: false,
	examSessionReconfigureAllow: false,
	downloadAndOpenSebConfig: false,
	examSessionClearCookiesOnStart: false,
	examSessionClearCookiesOnEnd: false,
	removeBrowserProfile: false,
	removeLocalStorage: false,
	browserWindowAllowReload: true,
	showReloadButton: true,
	showReloadWarning: false,
	allowBrowsingBackForward: false,
	newBrowserWindowByLinkPolicy: 0,
	newBrowserWindowByScriptPolicy: 0,
	enableZoomPage: true,
	allowDownUploads: false,
	allowDownloads: false,
	allowUploads: false,
	allowPrint: false,
	allowFind: false,
	allowSpellCheck: false,
	allowDictionaryLookup: false,
	allowDictation: false,
	allowSiri: false,
	allowDeveloperConsole: false,
	allowScreenSharing: false,
	allowVirtualMachine: false,
	allowDisplayMirroring: false,
	allowedDisplaysMaxNumber: 1,
	enablePrintScreen: false,
	enableRightMouse: false,
	enablePrivateClipboard: true
});

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&<>]/g, (letter) => ENTITIES[letter] ?? letter);

function element(value: Setting): string {
	if (typeof value === 'boolean') return `<${value}/>`;
	if (typeof value === 'number') return `<integer>${value}</integer>`;
	if (typeof value === 'string') return `<string>${escaped(value)}</string>`;
	if (!isGroup(value)) return `<array>${value.map(element).join('')}</array>`;
	const entries = Object.entries(value).map(([name, one]) => `<key>${escaped(name)}</key>${element(one)}\n`);
	return `<dict>\n${entries.join('')}</dict>`;
}

/** The `.seb` file of settings: a plain property list. */
export const safeBrowserFile = (settings: SafeBrowserSettings): string =>
	`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
${element(settings)}
</plist>
`;
