import { describe, expect, it } from 'vitest';
import { printRefusalReceipt, type NotTaken } from './print-refusal-receipt.ts';
import { anOffice } from '../testing/attested.ts';
import { refusalOf } from '../testing/sat.ts';
import { ok, testWorld } from '../testing/world.ts';

const ASKED: NotTaken = {
	name: { surname: 'Тегі', given: 'Аты' },
	speciality: 'architecture',
	missing: ['Жоғары білімі туралы дипломның көшірмесі']
};

async function chancelleryOf() {
	const w = testWorld();
	await anOffice(w);
	return { w, print: printRefusalReceipt(w.ctx), chancellery: await w.person('chancellery') };
}

describe('documents that are not taken', () => {
	it('are answered with a receipt that names what is missing and who took nothing', async () => {
		const { w, print, chancellery } = await chancelleryOf();
		const { content } = ok(await print(chancellery, ASKED, 'kk'));
		expect(content).toMatchObject({
			...{ type: 'receipt-of-refusal', number: null, refusedAt: w.clock.now() },
			...{ applicantName: ASKED.name, missing: ASKED.missing },
			author: { position: { ru: 'Специалист канцелярии' } }
		});
	});

	it('leave nothing in the office: no case, no person, no document', async () => {
		const { w, print, chancellery } = await chancelleryOf();
		await print(chancellery, ASKED, 'ru');
		for (const kind of ['application', 'person', 'document'] as const)
			expect((await w.ctx.store.list(kind, {})).total).toBe(0);
	});

	it('need at least one document named, and a speciality of the office', async () => {
		const { print, chancellery } = await chancelleryOf();
		expect(await refusalOf(print(chancellery, { ...ASKED, missing: [] }, 'kk'))).toBe('bad-input');
		expect(await refusalOf(print(chancellery, { ...ASKED, speciality: 'toString' }, 'kk'))).toBe('bad-input');
	});
});
