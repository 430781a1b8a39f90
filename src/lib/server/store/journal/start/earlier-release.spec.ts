import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { brokenAt, type Summary } from '../../../../domain/facts.ts';
import { KINDS, type Kind } from '../../../../domain/kinds.ts';
import { everyItem } from '../../../usecases/desk/every-item.ts';
import type { Context } from '../../../usecases/context.ts';
import { openJournalStore } from '../open-journal-store.ts';

/** A rehearsal of three applicants, as the release of that number left it on the disk: test data, nobody's. */
const RELEASES = ['0.2.0'];

type Kept = Record<Kind, Record<string, { version: number; head: string; summary: Summary }>>;

const folders: string[] = [];
afterEach(async () => {
	for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function folderOf(release: string) {
	const fixture = join('tests/fixtures', `release-${release}`);
	const folder = await mkdtemp(join(tmpdir(), 'synaq-release-'));
	folders.push(folder);
	await mkdir(join(folder, 'journal'), { mode: 0o700 });
	const journal = gunzipSync(await readFile(join(fixture, 'journal.ndjson.gz')));
	await writeFile(join(folder, 'journal', '000001.ndjson'), journal, { mode: 0o600 });
	for (const name of ['keys.ndjson', 'secret']) await copyFile(join(fixture, name), join(folder, name));
	const kept = JSON.parse(await readFile(join(fixture, 'summaries.json'), 'utf8')) as Kept;
	return { folder, kept };
}

describe.each(RELEASES)('a data folder of release %s', (release) => {
	it('is read by this one: every list says what it said then', async () => {
		const { folder, kept } = await folderOf(release);
		const store = await openJournalStore({ folder, kinds: KINDS, release: 'spec' });
		try {
			for (const [kind, records] of Object.entries(kept) as [Kind, Kept[Kind]][]) {
				const items = await everyItem({ store } as Pick<Context, 'store'> as Context, kind);
				expect(items.map(({ id }) => id).sort(), kind).toEqual(Object.keys(records).sort());
				for (const { id, version, summary } of items)
					expect({ version, summary }, `${kind}/${id}`).toMatchObject({
						version: records[id]!.version,
						summary: records[id]!.summary
					});
			}
		} finally {
			await store.close();
		}
	});

	it('keeps every chain whole, to the head it had then', async () => {
		const { folder, kept } = await folderOf(release);
		const store = await openJournalStore({ folder, kinds: KINDS, release: 'spec' });
		try {
			for (const [kind, records] of Object.entries(kept) as [Kind, Kept[Kind]][])
				for (const [id, { head }] of Object.entries(records)) {
					const facts = await store.facts(kind, id);
					expect(brokenAt(facts), `${kind}/${id}`).toBeNull();
					expect(facts.at(-1)?.hash, `${kind}/${id}`).toBe(head);
				}
		} finally {
			await store.close();
		}
	});
});
