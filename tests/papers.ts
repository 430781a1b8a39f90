import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { bare, bareText } from '../src/lib/server/documents/extract';

/** A printed document as its reader gets it. */
export interface Paper {
	type: string;
	id: string;
	lang: string;
	/** Its whole text without blanks: where lines break is the layout's business. */
	text: string;
	/** Of its bytes. */
	sha256: string;
}

/** Whether a paper says something, wherever its lines break. */
export const says = ({ text }: Paper, words: string): boolean => text.includes(bare(words));

/** Follows every link to a PDF on the page and reads the text back. */
export async function papersOn(page: Page): Promise<Paper[]> {
	const links = await page
		.locator('a[href^="/documents/"]:is([href$="/kk"], [href$="/ru"])')
		.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
	const papers: Paper[] = [];
	for (const link of new Set(links)) {
		const response = await page.request.get(link);
		const name = /filename="([\w-]+)\.pdf"/.exec(response.headers()['content-disposition'] ?? '')?.[1] ?? '';
		const [, , id = '', lang = ''] = link.split('/');
		const bytes = new Uint8Array(await response.body());
		papers.push({
			type: name.slice(0, name.indexOf(`-${id}`)),
			id,
			lang,
			text: await bareText(bytes),
			sha256: sha256Of(bytes)
		});
	}
	return papers;
}

/** Files under a folder, wherever they lie. */
export const filesUnder = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const fingerprintOf = (file: string): string => sha256Of(readFileSync(file));
