/** Fetches bytes; with `body` it posts them. Rejects on everything but a whole answer. */
export type FetchBytes = (url: string, body?: { type: string; bytes: Uint8Array }) => Promise<Uint8Array>;

const TIMEOUT_MS = 5_000;
const LARGEST = 10 * 1024 * 1024;
const REDIRECTS = 3;

/** Whether an address may be asked at all: http and https, nothing of this machine's own files. */
export function isWebAddress(url: string): boolean {
	return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}

/** Over the network, within 5 s and 10 MB, through at most three redirects, each to http or https. */
export const fetchBytes: FetchBytes = async (url, body) => {
	const signal = AbortSignal.timeout(TIMEOUT_MS);
	for (let at = url, left = REDIRECTS; left >= 0; left--) {
		if (!isWebAddress(at)) throw new Error('neither http nor https');
		const response = await fetch(at, { redirect: 'manual', signal, ...request(body) });
		const next = response.headers.get('location');
		if (response.status < 300 || response.status >= 400 || !next) return readWhole(response);
		await response.body?.cancel();
		at = new URL(next, at).href;
	}
	throw new Error('too many redirects');
};

const request = (body: Parameters<FetchBytes>[1]): RequestInit =>
	body
		? { method: 'POST', headers: { 'content-type': body.type }, body: new Uint8Array(body.bytes) }
		: { headers: { accept: '*/*' } };

async function readWhole(response: Response): Promise<Uint8Array> {
	if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
	const parts: Uint8Array[] = [];
	let size = 0;
	for await (const part of response.body) {
		size += part.length;
		// Leaving the loop cancels the rest.
		if (size > LARGEST) throw new Error('too large');
		parts.push(part);
	}
	return new Uint8Array(Buffer.concat(parts));
}
