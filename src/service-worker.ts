/// <reference no-default-lib="true" />
/// <reference lib="esnext" />
/// <reference lib="webworker" />
import { files, version } from '$service-worker';

/**
 * Lets the exam page open without a network. It keeps the page as it is made for nobody (asked for without cookies: no
 * name, no paper) and the files that page needs; what the candidate sees comes from the page's own memory.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;

const CACHE = `synaq-exam-${version}`;
const PAGE = '/exam';
/** A server that is silent this long is gone for a page that is being opened. */
const PATIENCE_MS = 3_000;
/** The file system of the build: names carry the hash of what is in them. */
const IMMUTABLE = '/_app/immutable/';

worker.addEventListener('install', (event) => {
	event.waitUntil(fill().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
	event.waitUntil(forgetOthers().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
	if (request.mode === 'navigate') {
		// A start address or a challenge to the lock-down browser is between it and the server.
		if (url.pathname === PAGE && url.search === '') event.respondWith(page(request));
	} else if (url.pathname.startsWith(IMMUTABLE) || files.includes(url.pathname)) {
		event.respondWith(file(request));
	}
});

async function fill(): Promise<void> {
	const cache = await caches.open(CACHE);
	const response = await fetch(PAGE, { credentials: 'omit', cache: 'no-store' });
	if (!response.ok) throw new Error(`The page could not be kept: ${response.status}.`);
	const html = await response.text();
	const named = [html, response.headers.get('link') ?? ''].join('\n').matchAll(/[./]*_app\/[\w./-]+/g);
	const built = [...named].map(([path]) => new URL(path, new URL(PAGE, worker.location.origin)).pathname);
	const fonts = files.filter((path) => path.startsWith('/fonts/') || path.endsWith('.svg'));
	await cache.addAll([...new Set([...built.filter((path) => /\.\w+$/.test(path)), ...fonts])]);
	// The page learns from the mark that what it was made with is nobody's.
	const marked = html.replace('<html ', '<html data-cached ');
	await cache.put(PAGE, new Response(marked, { headers: kept(response.headers) }));
}

/** The headers that still hold of the kept page; its policy names the nonce that is in it. */
function kept(headers: Headers): Headers {
	const those = ['content-type', 'content-security-policy', 'referrer-policy', 'x-content-type-options'];
	return new Headers(
		those.flatMap((name): [string, string][] => {
			const value = headers.get(name);
			return value === null ? [] : [[name, value]];
		})
	);
}

async function page(request: Request): Promise<Response> {
	const silence = AbortSignal.timeout(PATIENCE_MS);
	try {
		const response = await fetch(request, { signal: silence });
		if (response.status < 500) return response;
	} catch {
		// Gone, or silent.
	}
	return (await (await caches.open(CACHE)).match(PAGE)) ?? Response.error();
}

async function file(request: Request): Promise<Response> {
	const cache = await caches.open(CACHE);
	const found = await cache.match(request);
	if (found) return found;
	const response = await fetch(request);
	if (response.ok) await cache.put(request, response.clone());
	return response;
}

async function forgetOthers(): Promise<void> {
	const names = await caches.keys();
	await Promise.all(
		names
			.filter((name) => name.startsWith('synaq-exam-') && name !== CACHE)
			.map((name) => caches.delete(name))
	);
}
