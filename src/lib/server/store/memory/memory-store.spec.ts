import { expect, it } from 'vitest';
import { storeContract } from '../contract.ts';
import { newBook, STAMP, TEST_KINDS } from '../contract/test-kinds.ts';
import { memoryStore } from './memory-store.ts';

storeContract('memory', async () => ({
	store: memoryStore({ kinds: TEST_KINDS }),
	cleanup: async () => {}
}));

it('code that changes the state it has read fails', async () => {
	const store = memoryStore({ kinds: TEST_KINDS });
	await store.commit([newBook('b')], STAMP);
	const read = await store.read('book', 'b');
	expect(() => read?.state.trail.push('mine')).toThrow(TypeError);
});
