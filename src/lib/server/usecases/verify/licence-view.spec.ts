import { describe, expect, it } from 'vitest';
import { terminateLicence } from '../../../domain/services/licence.ts';
import { COMPANY, received, servicesOffice, stateOf, walk, type Asking } from '../testing/service-world.ts';
import { ok, type World } from '../testing/world.ts';
import { withdrawDocument } from '../attestation/withdraw-document.ts';
import { transact } from '../transact.ts';
import { CheckBrake } from './check-brake.ts';
import { verifyNumber } from './verify-number.ts';

const HEAD = { id: 'head', roles: ['head' as const] };
const SERVICE = 'almaty-design-licence' as const;

const asked = async (w: World, number: string) =>
	ok(await verifyNumber(w.ctx, new CheckBrake(w.clock))(number)).documents[0];

/** A licence that was asked for and issued: its record and its number. */
async function issued(w: World, asking: Omit<Asking, 'service'>): Promise<{ id: string; number: string }> {
	const id = await received(w, { service: SERVICE, ...asking });
	await walk(w, id);
	const { made, decided } = await stateOf(w, id);
	return { id: made.licence ?? '', number: decided?.number ?? '' };
}

describe('a licence that anybody checks by its number', () => {
	it('says what it allows and names an organisation that holds it', async () => {
		const w = await servicesOffice();
		const { number } = await issued(w, { procedure: 'issue', applicant: COMPANY });
		expect(await asked(w, number)).toMatchObject({
			type: 'licence',
			standing: { status: 'in-force' },
			licence: { number, activity: { ru: 'Проектная деятельность' }, holder: expect.stringMatching(/./) }
		});
	});

	it('names no individual', async () => {
		const w = await servicesOffice();
		const { number } = await issued(w, { procedure: 'issue' });
		expect((await asked(w, number))?.licence).toMatchObject({ holder: null });
	});

	it('that was reissued is at an end, and says what took its place', async () => {
		const w = await servicesOffice();
		const old = await issued(w, { procedure: 'issue' });
		const next = await issued(w, { procedure: 'reissue', about: { licence: old.id } });
		expect((await asked(w, old.number))?.standing).toMatchObject({
			status: 'ended',
			how: 'replaced',
			by: next.number
		});
		expect((await asked(w, next.number))?.standing).toEqual({ status: 'in-force' });
	});

	it('ends with its duplicate', async () => {
		const w = await servicesOffice();
		const licence = await issued(w, { procedure: 'issue' });
		const { number } = await issued(w, { procedure: 'duplicate', about: { licence: licence.id } });
		expect(await asked(w, number)).toMatchObject({
			type: 'licence-duplicate',
			licence: { number: licence.number },
			standing: { status: 'in-force' }
		});
		await transact(w.ctx, { id: 'system' }, async (work) => {
			const { state } = await work.must('licence', licence.id);
			work.add('licence', licence.id, ok(terminateLicence(state, 'Лицензиаттың өтініші')));
			return true;
		});
		expect((await asked(w, number))?.standing).toMatchObject({ status: 'ended', how: 'terminated' });
	});

	it('is at an end in the register when its paper is taken back', async () => {
		const w = await servicesOffice();
		const { id, number } = await issued(w, { procedure: 'issue' });
		const { state } = (await w.ctx.store.read('licence', id))!;
		ok(await withdrawDocument(w.ctx)(HEAD, state.document, 'Сот шешімі'));
		expect((await w.ctx.store.read('licence', id))!.state).toMatchObject({
			status: 'terminated',
			terminated: { reason: 'Сот шешімі' }
		});
		expect((await asked(w, number))?.standing).toMatchObject({ status: 'withdrawn' });
	});
});
