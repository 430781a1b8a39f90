import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { KINDS } from '../lib/domain/kinds.ts';
import { openJournalStore } from '../lib/server/store/journal/open-journal-store.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'synaq-cli-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs a command line program as a person would. */
function run(
	program: string,
	given: string[],
	env: Record<string, string> = {}
): Promise<{ code: number; out: string }> {
	const script = join(import.meta.dirname, `${program}.ts`);
	return new Promise((resolve) => {
		execFile(
			process.execPath,
			['--import', 'tsx', script, ...given],
			{ env: { ...process.env, ...env } },
			(error, out, err) => resolve({ code: error ? Number(error.code) : 0, out: out + err })
		);
	});
}

it(
	'a back-up is made and restored from the command line, and says what it did',
	{ timeout: 60_000 },
	async () => {
		const data = join(folder, 'data');
		const store = await openJournalStore({ folder: data, kinds: KINDS });
		await store.pulse('seat-1', 1);
		const made = await run('backup', [join(folder, 'copy')], { DATA_DIR: data });
		expect(made).toEqual({
			code: 0,
			out: expect.stringMatching(/0 records, 0 facts.*\n.*line 1, hash [0-9a-f]{64}/) as string
		});
		await store.close();
		const back = await run('restore', [join(folder, 'copy'), join(folder, 'again')]);
		expect(back).toEqual({
			code: 0,
			out: expect.stringContaining('The whole chain holds up to line 1') as string
		});
	}
);

it('what cannot be done is said in one line and shows in the exit code', { timeout: 60_000 }, async () => {
	expect(await run('backup', [])).toMatchObject({ code: 2, out: expect.stringMatching(/^Usage/) as string });
	const failed = await run('backup', [join(folder, 'none'), join(folder, 'copy')]);
	expect(failed).toMatchObject({
		code: 1,
		out: expect.stringMatching(/^Not backed up: .*no journal here\.\n$/) as string
	});
	const refused = await run('restore', [folder, join(folder, 'data')]);
	expect(refused).toMatchObject({
		code: 1,
		out: expect.stringMatching(/^Not restored: .*not a finished back-up.*\n$/) as string
	});
});
