import { describe, expect, it } from 'vitest';
import { KINDS } from '../../domain/kinds.ts';
import type { Exports } from '../ports.ts';
import { memoryStore } from '../store/memory/memory-store.ts';
import { Owed } from './owed.ts';
import { press } from './press.ts';
import { SAMPLES } from './samples.ts';

const printed = async () => ({ kk: new Uint8Array(1), ru: new Uint8Array(2) });
const document = (id: string) => ({ id, content: SAMPLES['result-sheet'], folder: 'sitting-1' });

function room(write: Exports['write'] = async () => undefined) {
	const store = memoryStore({ kinds: KINDS });
	const written: string[] = [];
	const exports: Exports = {
		write: async (path, bytes) => {
			await write(path, bytes);
			written.push(path);
		}
	};
	const log = { info: () => undefined, error: () => undefined };
	const started = async () => {
		const owed = new Owed(store, 'owed');
		const left = await owed.left();
		return {
			left,
			press: press({ exports, verifyBase: 'https://synaq.example.kz', log, owed, printed }),
			owed
		};
	};
	return { written, started };
}

describe('a document that was taken', () => {
	it('is left to the next start until its files are on the disk in both languages', async () => {
		const { started, written } = room();
		const { press: first } = await started();
		const taken = await first.take([document('a'), document('b')]);
		expect((await started()).left).toEqual(['a', 'b']);
		taken.publish();
		await first.settled();
		expect(written).toHaveLength(4);
		expect((await started()).left).toEqual([]);
	});

	it('and could not be written stays owed; the others are written', async () => {
		const { started, written } = room(async (path) => {
			if (path.includes('-kk') && written.length === 0) throw new Error('ENOSPC');
		});
		const { press: first } = await started();
		(await first.take([document('a')])).publish();
		await first.settled();
		expect((await started()).left).toEqual(['a']);
	});

	it('and was not committed is forgotten with the next one', async () => {
		const { started } = room();
		const { press: first } = await started();
		(await first.take([document('a')])).forget();
		(await first.take([document('b')])).publish();
		await first.settled();
		expect((await started()).left).toEqual([]);
	});

	it('twice is owed until it is written twice: the second may say more than the first', async () => {
		const { started } = room();
		const { press: first, owed } = await started();
		await owed.note(['a']);
		(await first.take([document('a')])).publish();
		await first.settled();
		expect((await started()).left).toEqual(['a']);
	});
});
