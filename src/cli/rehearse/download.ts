import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unzip } from '../../lib/server/interchange/zip.ts';
import { LANGS } from '../../lib/domain/text.ts';
import type { Staff } from './staff.ts';

interface Rows {
	documents: { id: string; type: string }[];
}

async function keep(path: string, bytes: Uint8Array | string): Promise<void> {
	await mkdir(dirname(path), { recursive: true });
	await writeFile(path, bytes);
}

/** Downloads every document of a round, and the bundle of each sitting, from a server whose folders are not ours. */
export async function downloadAll(
	{ specialist, administrator }: Staff,
	of: { round: string; cases: string[]; sittings: string[] },
	folder: string
): Promise<void> {
	const { round } = await specialist.page<{ round: Rows }>(`/office/rounds/${of.round}`);
	const documents = new Map(round.documents.map(({ id, type }) => [id, type]));
	for (const id of of.cases) {
		const { view } = await specialist.page<{ view: Rows }>(`/office/applications/${id}`);
		for (const document of view.documents) documents.set(document.id, document.type);
	}
	for (const [id, type] of documents) {
		for (const lang of LANGS)
			await keep(
				join(folder, `${type}-${id}-${lang}.pdf`),
				await specialist.bytes(`/documents/${id}/${lang}`)
			);
	}
	for (const sitting of of.sittings) {
		const files = unzip(await administrator.bytes(`/archive/${sitting}`));
		for (const [path, bytes] of files) await keep(join(folder, path), bytes);
	}
}
