import { fill, move, newBook, STAMP } from '../../contract/test-kinds.ts';
import { storeIn, temporaryFolder } from './folders.ts';

/** A folder with a store that was closed: three commits, three lines. */
export async function filledFolder(): Promise<string> {
	const folder = await temporaryFolder();
	const store = await storeIn(folder);
	await store.commit(
		[newBook('a', 'Абай жолы', { confidential: { owner: 'Әлия' }, unique: ['isbn:1'] })],
		STAMP
	);
	await store.commit([newBook('b'), fill('s', 0)], STAMP);
	await store.commit([move('a', 1, 'C7')], STAMP);
	await store.close();
	return folder;
}
