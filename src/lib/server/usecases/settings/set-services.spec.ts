import { describe, expect, it } from 'vitest';
import { BLANK_OFFICE, OFFICE_ID } from '../../../domain/office.ts';
import { definitionAt } from '../../../domain/services/registry.ts';
import { isRefused } from '../../../domain/refusal.ts';
import { ok, testWorld } from '../testing/world.ts';
import { setOffice } from './manage-settings.ts';
import { offerServices, setService } from './set-services.ts';
import { listServiceSettings, viewServiceSetting } from './view-services.ts';

const ADMIN = { id: 'admin', roles: ['administrator'] as const };
const LICENCE = 'almaty-design-licence';

async function anOffice() {
	const { ctx } = testWorld();
	ok(await setOffice(ctx)(ADMIN, BLANK_OFFICE.office));
	const services = async () => (await ctx.store.read('office', OFFICE_ID))!.state.services;
	return { ctx, services };
}

describe('the services of an office', () => {
	it('are the attestation alone until it says otherwise, of thirteen', async () => {
		const { ctx } = await anOffice();
		const all = (await listServiceSettings(ctx)())!;
		expect(all).toHaveLength(13);
		expect(all.filter(({ offered }) => offered).map(({ id }) => id)).toEqual(['almaty-expert-attestation']);
	});

	it('are not there before it is set up', async () => {
		const { ctx } = testWorld();
		expect(await listServiceSettings(ctx)()).toBeNull();
		expect(isRefused(await offerServices(ctx)(ADMIN, [LICENCE]))).toBe(true);
	});

	it('are offered as it says, each once, in the order of the regulations', async () => {
		const { ctx, services } = await anOffice();
		ok(await offerServices(ctx)(ADMIN, ['karaganda-address-certificate', LICENCE, LICENCE]));
		expect((await services()).offered).toEqual([LICENCE, 'karaganda-address-certificate']);
	});

	it('keep what was set of them when they are offered no more', async () => {
		const { ctx, services } = await anOffice();
		ok(await setService(ctx)(ADMIN, LICENCE, { fee: 36_920, visitAlways: true }));
		ok(await offerServices(ctx)(ADMIN, []));
		expect(await services()).toEqual({
			offered: [],
			byService: { [LICENCE]: { fee: 36_920, visitAlways: true } }
		});
	});

	it('follow their definition in what says nothing else', async () => {
		const { ctx, services } = await anOffice();
		const documents = [...definitionAt(LICENCE, '2026-11-24')!.documents];
		ok(await setService(ctx)(ADMIN, LICENCE, { documents, hearing: false }));
		expect((await services()).byService[LICENCE]).toEqual({});
		ok(await setService(ctx)(ADMIN, LICENCE, { documents: documents.slice(1), hearing: true }));
		const view = ok(await viewServiceSetting(ctx)(LICENCE));
		expect(view.setting).toEqual({ documents: documents.slice(1), hearing: true });
		expect(view.settable).toEqual({ fee: true, visitAlways: true, hearing: true });
	});

	it('take no fee where there is none', async () => {
		const { ctx } = await anOffice();
		expect(await setService(ctx)(ADMIN, 'karaganda-address-certificate', { fee: 5 })).toEqual({
			refused: 'bad-input',
			details: { field: 'fee' }
		});
	});
});
