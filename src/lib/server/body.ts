import type { Access } from '../domain/people/access.ts';

const KB = 1024;
const MB = 1024 * KB;

/** Forms with files, by route and action: the only ones that take much. The server is started with the same limit. */
export const UPLOADS = [
	'/(office)/office/applications/new?/default',
	'/(office)/office/applications/[id]?/attach',
	'/(office)/office/appeals/new?/default',
	'/(office)/office/import?/upload',
	'/(cabinet)/cabinet/(own)/apply?/draft',
	'/(cabinet)/cabinet/(own)/requests/[draft]?/save',
	'/(cabinet)/cabinet/(own)/requests/[draft]?/next',
	'/(admin)/admin/banks?/upload'
] as const;

/** Forms that carry a row for everybody of a round. */
const LONG = [
	'/(office)/office/rounds/[id]?/examine',
	'/(office)/office/rounds/[id]/order?/draft',
	'/(office)/office/rounds/[id]/order?/redraft'
];

/** Anybody may drop a document on this one; who sends many waits before they are read. */
export const CHECKED_FILE = '/(public)/verify?/file';

/** The signatures of an order and of the notices to everybody in it, in two languages. */
export const SIGNATURES = '/(office)/office/sign/[id]?/POST';

/** The largest body of a request, bytes: little from whoever did not sign in, much only for a form with files. */
export function bodyMax(route: string, action: string | null, access: Access): number {
	const form = `${route}?/${action ?? 'default'}`;
	if (form === CHECKED_FILE) return 10 * MB;
	if (access === 'open' || access === 'seat') return 64 * KB;
	if ((UPLOADS as readonly string[]).includes(form)) return 64 * MB;
	// An endpoint's body comes without the name of an action.
	if (SIGNATURES === `${route}?/POST`) return 16 * MB;
	return LONG.includes(form) ? MB : 256 * KB;
}

/**
 * Whether a body is larger than it may be, by what its head says; nothing of it is read for that. One of unknown length
 * is refused too, whatever its kind: no page of ours sends one.
 */
export function tooLarge({ method, headers }: Request, max: number): boolean {
	if (method === 'GET' || method === 'HEAD') return false;
	const length = headers.get('content-length');
	if (length === null) return headers.has('transfer-encoding');
	return !(Number(length) <= max);
}

/**
 * Lets a body that nobody reads run off, nothing of it kept: whoever sends it gets his answer only when he is done, and a
 * connection is good for the next request only when this one is read to its end.
 */
export function letRunOff({ body, bodyUsed }: Request): void {
	// Who hangs up meanwhile wants no answer.
	if (body && !bodyUsed) body.pipeTo(new WritableStream()).catch(() => undefined);
}

/** Whether a cookie of a seat or of a candidate is there and looks like one; the use cases say whose it is. */
export const looksSeated = (...cookies: (string | undefined)[]): boolean =>
	cookies.some((cookie) => cookie !== undefined && /^[\w-]{1,64}(\.[\w-]{1,128}){1,2}$/.test(cookie));
