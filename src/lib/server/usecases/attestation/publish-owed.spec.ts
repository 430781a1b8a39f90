import { describe, expect, it } from 'vitest';
import { exportBundle } from '../sitting/export-bundle.ts';
import { sat } from '../testing/held.ts';
import { acted, writeTest } from '../testing/sat.ts';
import { publishOwed } from './publish-owed.ts';

async function drawnUp() {
	const { w, sitting, candidates } = await sat(2, [1, 2]);
	const owed: string[] = [];
	w.ctx.owed = {
		note: async (ids) => void owed.push(...ids),
		settle: async (ids) => void ids.forEach((id) => owed.splice(owed.indexOf(id), 1)),
		forget: (ids) => void ids.forEach((id) => owed.splice(owed.indexOf(id), 1))
	};
	for (const candidate of candidates) await writeTest(w, candidate, true);
	const { id } = await acted(w, sitting);
	const act = (await w.ctx.store.read('test-act', id))!.state;
	return { w, sitting, act, owed };
}

describe('what a killed server owed', () => {
	it('is a bundle only until all of its files are written', async () => {
		const { owed } = await drawnUp();
		expect(owed).toEqual([]);
	});

	it('is written by the next start: the document, and every file of the bundle as it would have been', async () => {
		const { w, sitting, act, owed } = await drawnUp();
		const before = new Map(w.exported);
		w.exported.clear();
		w.printed.length = 0;
		const left = [`bundle/${sitting}`, act.document];
		owed.push(...left);
		await publishOwed(w.ctx)(left);
		expect(w.exported).toEqual(before);
		expect(w.printed).toEqual(['test-act']);
		expect(owed).toEqual([]);
	});

	it('and was never decided is owed no more', async () => {
		const { w, owed } = await drawnUp();
		const left = ['bundle/nothing', 'nothing'];
		owed.push(...left);
		w.printed.length = 0;
		await publishOwed(w.ctx)(left);
		expect([owed, w.printed]).toEqual([[], []]);
	});

	it('keeps the bytes of the act as it was printed first, whatever the press would print today', async () => {
		const { w, sitting } = await drawnUp();
		const before = new Map(w.exported);
		w.ctx.press.render = async () => new TextEncoder().encode('%PDF another');
		await exportBundle(w.ctx, sitting);
		expect(w.exported).toEqual(before);
	});
});
