import { building } from '$app/environment';
import { gzip } from 'node:zlib';
import { promisify } from 'node:util';
import {
	error,
	isHttpError,
	redirect,
	type Handle,
	type HandleServerError,
	type RequestEvent,
	type ServerInit
} from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { stringify } from 'devalue';
import { accessTo, type Access } from '$lib/domain/people/access';
import { may, PERMISSIONS, type Permission } from '$lib/domain/people/roles';
import { refused, REFUSALS, type RefusalCode } from '$lib/domain/refusal';
import { bodyMax, letRunOff, looksSeated, tooLarge } from '$lib/server/body';
import { compose, readSettings, type App as Product } from '$lib/server/compose';
import { answer } from '$lib/server/door';
import { paraglideMiddleware } from '$i18n/paraglide/server';

let app: Product;

/** Opens the product once, before the first request; says on the console what keeps it from starting. */
export const init: ServerInit = async () => {
	if (building) return;
	try {
		app = await compose(readSettings(process.env));
	} catch (failure) {
		process.stderr.write(
			`Synaq cannot start: ${failure instanceof Error ? failure.message : String(failure)}\n`
		);
		process.exit(1);
	}
	process.once('sveltekit:shutdown', () => void app.close());
	// A console's line is never idle: it would keep the server from going down.
	for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => app.endConsoles());
	process.once('synaq:listening', (address: { address: string; port: number }) => {
		void app
			.lockouts(address)
			.then((lines) => lines.forEach((line) => process.stderr.write(`Synaq: ${line}.\n`)))
			.catch((failure: unknown) => app.log.error('lockouts', failure));
	});
	if (await app.setupOpen()) {
		process.stdout.write(
			`This installation is empty. Create the administrator at /setup with the token ${app.setupToken}\n`
		);
	}
};

const SIGN_IN = '/sign-in';
const CABINET_SIGN_IN = '/cabinet/sign-in';

function allowed(access: Access, { user, applicant }: App.Locals): boolean {
	if (access === 'open' || access === 'seat') return true;
	if (access === 'applicant') return applicant !== null;
	return access === 'signed-in' ? user !== null : may(user, access);
}

function shut(code: RefusalCode, details: Record<string, string> = {}): never {
	error(REFUSALS[code].status, { message: code, refused: code, details });
}

/** The form action as SvelteKit itself reads it: the first parameter that begins with a slash. */
const actionOf = (url: URL): string | null =>
	[...url.searchParams.keys()].find((key) => key.startsWith('/'))?.slice(1) ?? null;

/** What a page of another site can send without being asked: SvelteKit's own list. */
const FORMS = [
	'application/x-www-form-urlencoded',
	'multipart/form-data',
	'text/plain',
	'application/x-sveltekit-formdata'
];

/**
 * Whether something is sent from a page of another address. It stands for SvelteKit's check (svelte.config.js) and is
 * stricter: where the browser names the page's address, no kind of body is excepted.
 */
function fromElsewhere({ method, headers }: Request, origin: string): boolean {
	if (method === 'GET' || method === 'HEAD') return false;
	const from = headers.get('origin');
	if (from !== null) return from !== origin;
	return FORMS.includes(headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '');
}

/** Something a candidate's page says in the background; its forms answer with a page, in their own words. */
const isSpoken = ({ request, url }: RequestEvent): boolean =>
	request.method !== 'GET' && request.method !== 'HEAD' && actionOf(url) === null;

/** The personal cabinet has people and sessions of its own; elsewhere nobody is asked for them. */
async function applicantOf({ route, cookies }: RequestEvent): Promise<App.Locals['applicant']> {
	const token = route.id?.startsWith('/(cabinet)/') ? cookies.get('applicant') : undefined;
	return token ? ((await app.whoApplies(token)) ?? null) : null;
}

/** The one place where a request is let in, before anything of its body is read: who is it, which door, may he. */
const authorise: Handle = async ({ event, resolve }) => {
	event.locals.app = app;
	const { route, request, url } = event;
	const action = actionOf(url);
	if (fromElsewhere(request, url.origin)) shut('wrong-address', { address: url.origin + url.pathname });
	const access = route.id === null ? undefined : accessTo(route.id, request.method, action);
	// A form answers with its page: whoever may not read that may not press its buttons either.
	const page = route.id === null ? undefined : accessTo(route.id, 'GET', null);
	const max = bodyMax(route.id ?? '', action, access ?? 'open');
	if (tooLarge(request, max)) shut('file-too-large', { name: '', megabytes: String(max / 1024 / 1024) });
	if (
		access === 'seat' &&
		isSpoken(event) &&
		!looksSeated(event.cookies.get('attempt'), event.cookies.get('seat'))
	) {
		letRunOff(request);
		return answer(refused('session-expired'));
	}
	// A seat's page asks nothing of the accounts: the shortest way for an answer.
	const token = access === 'seat' ? undefined : event.cookies.get('session');
	event.locals.user = token ? ((await app.whoIs(token)) ?? null) : null;
	event.locals.applicant = await applicantOf(event);
	if (route.id === null) return resolve(event);
	if (access === undefined) shut('not-allowed', { roles: '' });
	const no = [access, page].find((one) => one !== undefined && !allowed(one, event.locals));
	if (no === undefined) return resolve(event);
	const signIn = no === 'applicant' ? CABINET_SIGN_IN : SIGN_IN;
	if (event.locals.user && signIn === SIGN_IN)
		shut('not-allowed', { roles: PERMISSIONS[no as Permission].join(' ') });
	if (request.method === 'GET')
		redirect(303, `${signIn}?to=${encodeURIComponent(url.pathname + url.search)}`);
	shut(token || event.cookies.get('applicant') ? 'session-expired' : 'not-signed-in');
};

/**
 * Who is not let in gets a page of ours that says why and who may. What a handle throws would end on the framework's
 * bare page, so the page is asked for from within, under an address as deep as the one that was wanted: its own
 * addresses are relative.
 */
const told: Handle = async ({ event, resolve }) => {
	try {
		return await resolve(event);
	} catch (no) {
		if (!isHttpError(no)) throw no;
		letRunOff(event.request);
		const { refused: code = '', details = {} } = no.body;
		// A form that keeps its page says a refusal of the door where it says its own.
		if (event.request.headers.get('x-sveltekit-action') === 'true')
			return Response.json({
				type: 'failure',
				status: no.status,
				data: stringify({ refused: code, details })
			});
		const asksPage = !event.isDataRequest && event.request.headers.get('accept')?.includes('text/html');
		if (!asksPage) throw no;
		const why = new URLSearchParams({ code, roles: String(details.roles ?? '') });
		const page = await event.fetch(`${event.url.pathname.replace(/^\/[^/]*/, '/refused')}?${why}`, {
			headers: { accept: 'text/html' }
		});
		return new Response(page.body, { status: no.status, headers: page.headers });
	}
};

const HEADERS = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=()'
};

/** Half a year. Never for `localhost`, whose other ports may speak HTTP. */
const STRICT_TRANSPORT = 'max-age=15552000';

const zip = promisify(gzip);
const SMALL = 1024;

/** Pages go out compressed: adapter-node does that for static files only. */
const compressed: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
	if (event.url.protocol === 'https:' && event.url.hostname !== 'localhost')
		response.headers.set('strict-transport-security', STRICT_TRANSPORT);
	const type = response.headers.get('content-type') ?? '';
	if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store');
	const accepts = event.request.headers.get('accept-encoding')?.includes('gzip');
	if (!accepts || !/^(text\/html|application\/json)/.test(type) || response.headers.has('content-encoding'))
		return response;
	const body = await response.arrayBuffer();
	const { status, headers } = response;
	if (body.byteLength < SMALL) return new Response(body.byteLength ? body : null, { status, headers });
	const bytes = await zip(new Uint8Array(body), { level: 4 });
	headers.set('content-encoding', 'gzip');
	headers.append('vary', 'accept-encoding');
	headers.delete('content-length');
	return new Response(new Uint8Array(bytes), { status, headers });
};

const language: Handle = ({ event, resolve }) =>
	event.url.pathname.startsWith('/exam/')
		? resolve(event)
		: paraglideMiddleware(event.request, ({ request, locale }) => {
				event.request = request;
				return resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', locale) });
			});

/** The language last: it makes a second request of the one it gets, whose body would be kept for both. */
export const handle: Handle = sequence(compressed, told, authorise, language);

/** An unforeseen failure: its trace goes to the log, a short code to the person. */
export const handleError: HandleServerError = ({ error: failure, event, status }): App.Error => {
	if (status === 404) return { message: 'not-found', refused: 'not-found', details: {} };
	const code = Math.random().toString(36).slice(2, 8);
	event.locals.app?.log.error(`unforeseen ${code} ${event.route.id ?? ''}`, failure);
	return { message: 'unforeseen', details: { code } };
};
