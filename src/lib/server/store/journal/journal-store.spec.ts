import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeContract } from '../contract.ts';
import { TEST_KINDS } from '../contract/test-kinds.ts';
import { openJournalStore, type JournalStoreOptions } from './open-journal-store.ts';

const onDisk = (options: Partial<JournalStoreOptions<typeof TEST_KINDS>>) => async () => {
	const folder = await mkdtemp(join(tmpdir(), 'synaq-store-'));
	const open = () => openJournalStore({ folder, kinds: TEST_KINDS, ...options });
	let store = await open();
	return {
		store,
		reopen: async () => {
			await store.close();
			return (store = await open());
		},
		cleanup: async () => {
			await store.close();
			await rm(folder, { recursive: true });
		}
	};
};

storeContract('journal', onDisk({}));
storeContract(
	'journal with hardly any memory, busy documents and short segments',
	onDisk({ cacheRecords: 1, documentEveryMs: 1, checkpointEveryMs: 7, segmentBytes: 700 })
);
