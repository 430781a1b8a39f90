import { get } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** Bytes of a file as a browser gets it, compressed. */
export function bytesOf(
	port: number,
	path: string,
	cookie: string
): Promise<{ bytes: number; text: string }> {
	return new Promise((resolve, reject) => {
		const headers = { cookie, 'accept-encoding': 'gzip, br' };
		get({ port, path, headers }, (response) => {
			const chunks: Buffer[] = [];
			response
				.on('data', (chunk: Buffer) => chunks.push(chunk))
				.on('end', () => {
					const body = Buffer.concat(chunks);
					const encoding = response.headers['content-encoding'];
					const plain =
						encoding === 'gzip' ? gunzipSync(body) : encoding === 'br' ? brotliDecompressSync(body) : body;
					resolve({ bytes: body.length, text: plain.toString('utf8') });
				});
		}).on('error', reject);
	});
}

/** The candidate's first page: its HTML with the whole paper, every script and style it names, and the fonts these name. */
export async function measureFirstPage(
	port: number,
	cookie: string
): Promise<{ bytes: number; requests: number }> {
	const html = await bytesOf(port, '/exam', cookie);
	const named = new Set<string>();
	for (const [, path] of html.text.matchAll(/(?:href|src)="([^"]+\.(?:js|css))"/g))
		named.add(new URL(path ?? '', `http://localhost:${port}/exam`).pathname);
	for (const [, path] of html.text.matchAll(/import\("([^"]+\.js)"\)/g))
		named.add(new URL(path ?? '', `http://localhost:${port}/exam`).pathname);
	let bytes = html.bytes;
	const fonts = new Set<string>();
	for (const path of named) {
		const file = await bytesOf(port, path, cookie);
		bytes += file.bytes;
		if (!path.endsWith('.css')) continue;
		for (const [, font] of file.text.matchAll(/url\(["']?([^"')]+\.woff2)/g))
			fonts.add(new URL(font ?? '', `http://localhost:${port}${path}`).pathname);
	}
	for (const font of fonts) bytes += (await bytesOf(port, font, cookie)).bytes;
	return { bytes, requests: 1 + named.size + fonts.size };
}
