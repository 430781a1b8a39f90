import { describe, expect, it } from 'vitest';
import type { Office } from '../../../domain/office.ts';
import { anOffice } from '../testing/attested.ts';
import { refusalOf } from '../testing/sat.ts';
import { ok, testWorld, type World } from '../testing/world.ts';
import { transact } from '../transact.ts';
import { setOffice } from './manage-settings.ts';

async function officeOf({ ctx }: World): Promise<Office> {
	return (await ctx.store.read('office', 'main'))!.state.office;
}

const masked = async (w: World, numberMasks: NonNullable<Office['numberMasks']>) =>
	setOffice(w.ctx)({ id: 'system' }, { ...(await officeOf(w)), numberMasks });

const nextOrder = async ({ ctx }: World, to: string) =>
	ok(await transact(ctx, { id: 'system' }, async (work) => (await work.number('order', to)).text));

async function atWork(): Promise<World> {
	const w = testWorld();
	await anOffice(w);
	return w;
}

describe('the masks of an office', () => {
	it('print the numbers that come, in the same row', async () => {
		const w = await atWork();
		expect(await nextOrder(w, 'a')).toBe('04-12/1-Б');
		ok(await masked(w, { order: '{n}/{yyyy}-БҰЙ' }));
		expect(await nextOrder(w, 'b')).toBe('2/2026-БҰЙ');
	});

	it('stay when the office is set without them, and go when it is set with none', async () => {
		const w = await atWork();
		ok(await masked(w, { order: '{n}-Б' }));
		const { numberMasks: _, ...without } = await officeOf(w);
		ok(await setOffice(w.ctx)({ id: 'system' }, without));
		expect(await nextOrder(w, 'a')).toBe('1-Б');
		ok(await masked(w, {}));
		expect(await nextOrder(w, 'b')).toBe('04-12/2-Б');
	});

	it('are not taken when two of them could print one number', async () => {
		const w = await atWork();
		expect(await refusalOf(masked(w, { order: '{prefix}/{n}' }))).toBe('number-masks-meet');
		expect(await nextOrder(w, 'a')).toBe('04-12/1-Б');
	});
});
