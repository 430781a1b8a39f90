import type { APIResponse, Page } from 'playwright/test';
import { plain } from './bank';

type Fields = Record<string, string | number | { name: string; mimeType: string; buffer: Buffer }>;

export interface Answered {
	status: number;
	/** Words on the page that came back, without its markup. */
	words: string;
}

const NAMED: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** What a reader sees of a page. */
function wordsOf(html: string): string {
	const text = html
		.replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, ' ')
		.replace(/<!--[\s\S]*?-->/g, '')
		.replace(/<[^>]+>/g, ' ');
	return plain(text.replace(/&(?:amp|lt|gt|quot|#39);/g, (one) => NAMED[one] ?? one));
}

const answered = async (response: APIResponse): Promise<Answered> => ({
	status: response.status(),
	words: wordsOf(await response.text())
});

/** Only of a connection that the server closed while it lay idle. */
const RETRIES = 3;

const originOf = (page: Page): string => new URL(page.url()).origin;

/** Sends a form as a browser without scripting does. */
export async function submit(
	page: Page,
	path: string,
	fields: Fields = {},
	headers: Record<string, string> = {}
): Promise<Answered> {
	const withFile = Object.values(fields).some((value) => typeof value === 'object');
	return answered(
		await page.request.post(path, {
			...(withFile ? { multipart: fields } : { form: fields as Record<string, string | number> }),
			headers: { origin: originOf(page), accept: 'text/html', ...headers },
			maxRedirects: 0,
			maxRetries: RETRIES
		})
	);
}

/** Opens an address as a browser does. */
export async function look(page: Page, path: string): Promise<Answered> {
	return answered(
		await page.request.get(path, { headers: { accept: 'text/html' }, maxRedirects: 0, maxRetries: RETRIES })
	);
}

export interface Spoken {
	status: number;
	body: Record<string, unknown> & { refused?: string; details?: Record<string, unknown> };
}

/** Posts JSON as a candidate's page does, with the cookies given. */
export async function speak(page: Page, path: string, body: unknown, cookie?: string): Promise<Spoken> {
	const response = await page.request.post(path, {
		data: body,
		headers: { origin: originOf(page), 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
		maxRetries: RETRIES
	});
	return { status: response.status(), body: (await response.json()) as Spoken['body'] };
}
