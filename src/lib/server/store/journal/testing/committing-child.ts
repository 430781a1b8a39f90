/**
 * `tsx committing-child.ts <folder> <workers>`: commits as fast as it can until it is killed, and prints
 * `<worker> <version>` for every commit that was acknowledged. Each worker has a book and a shelf that change together.
 */
import { fill, move, newBook, STAMP, TEST_KINDS } from '../../contract/test-kinds.ts';
import { openJournalStore } from '../open-journal-store.ts';

const [folder = '', workers = '1'] = process.argv.slice(2);
const store = await openJournalStore({
	folder,
	kinds: TEST_KINDS,
	segmentBytes: 200_000,
	documentEveryMs: 20,
	checkpointEveryMs: 50,
	cacheRecords: 4
});

async function work(worker: number): Promise<never> {
	const id = `w${worker}`;
	let version = (await store.read('book', id))?.version ?? 0;
	for (;;) {
		const confidential = { owner: `${id} at ${version + 1}` };
		const book =
			version === 0 ? newBook(id, id, { confidential }) : move(id, version, `p${version}`, { confidential });
		await store.commit([book, fill(id, version)], STAMP);
		version += 1;
		process.stdout.write(`${worker} ${version}\n`);
		if (version % 50 === 0) await store.pulse(id, version);
	}
}

await Promise.all(Array.from({ length: Number(workers) }, (_, worker) => work(worker)));
