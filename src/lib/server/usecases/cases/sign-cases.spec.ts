import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../domain/people/roles.ts';
import type { SigningTask } from '../../../domain/signing/signing.ts';
import { readPrepared } from '../signing/complete.ts';
import type { Prepared } from '../signing/prepare.ts';
import { completeOwn, prepareOwn } from '../signing/sign-with-key.ts';
import { refusalOf } from '../testing/sat.ts';
import {
	act,
	documentsOf,
	happily,
	received,
	servicesOffice,
	stateOf,
	waitingStep,
	walk,
	type Asking
} from '../testing/service-world.ts';
import { standInCms } from '../testing/stand-in-signatures.ts';
import { ok, type World } from '../testing/world.ts';
import { previewCase, signCases } from './sign-cases.ts';

const PERMIT: Asking = { service: 'almaty-mineral-area-building-permit', procedure: 'permit' };
const LICENCE: Asking = { service: 'almaty-design-licence', procedure: 'issue' };
const IIN = '900101350017';

let w: World;
let head: Actor;

/** The office knows whose IIN a signer's certificate has to name. */
async function identified(actor: Actor): Promise<Actor> {
	const { store, clock } = w.ctx;
	const user = await store.read('user', actor.id);
	if (user!.confidential!.iin) return actor;
	const facts = [{ type: 'identified', v: 1, data: {} }];
	const confidential = { ...user!.confidential!, iin: IIN };
	await store.commit([{ kind: 'user', id: actor.id, expectedVersion: user!.version, facts, confidential }], {
		at: clock.now(),
		by: 'system'
	});
	return actor;
}

async function signed(actor: Actor, prepared: Prepared) {
	const signatures = [];
	for (const { document, lang } of prepared.files) {
		const bytes = ok(await readPrepared(w.ctx)(actor, prepared.id, document, lang));
		signatures.push({ document, lang, cms: standInCms({ iin: IIN }, bytes) });
	}
	return completeOwn(w.ctx)(actor, prepared.id, signatures);
}

const taskOf = (...cases: { id: string; step: number }[]): SigningTask => ({ act: 'sign-cases', cases });
const prepare = (actor: Actor, task: SigningTask) => prepareOwn(w.ctx)(actor, task, 'pkcs12');

/** Signs the waiting step of a case with a key. */
async function withKey(id: string, actor: Actor): Promise<Prepared> {
	const step = (await waitingStep(w, id))!.n;
	const prepared = ok(await prepare(await identified(actor), taskOf({ id, step })));
	ok(await signed(actor, prepared));
	return prepared;
}

beforeEach(async () => {
	w = await servicesOffice({ signing: { roots: ['AA=='] } });
	head = await w.person('head');
});

describe('cases that wait for a signature', () => {
	it('are signed many at once, all of them or none', async () => {
		const [one, two] = [await received(w, PERMIT), await received(w, PERMIT)];
		await walk(w, one, 6);
		await walk(w, two, 5);
		const sign = (second: number) =>
			signCases(w.ctx)(head, [
				{ id: one, step: 6 },
				{ id: two, step: second }
			]);
		expect(await refusalOf(sign(6))).toBe('step-out-of-order');
		expect((await stateOf(w, one)).decided).toBeNull();
		ok(await act(w, two));
		expect(await sign(6)).toBe(2);
		const numbers = await Promise.all([one, two].map(async (id) => (await stateOf(w, id)).decided?.number));
		expect(numbers).toEqual(['04-12/1-РҚ', '04-12/2-РҚ']);
	});

	it('are signed where something is signed, and not without any', async () => {
		const id = await received(w, PERMIT);
		expect(await refusalOf(signCases(w.ctx)(head, []))).toBe('empty-list');
		expect(await refusalOf(signCases(w.ctx)(head, [{ id, step: 1 }]))).toBe('deed-of-another-step');
	});

	it('are seen before as they would be issued: no number, no signature, nothing kept', async () => {
		w = await servicesOffice({ signing: { required: true } });
		head = await w.person('head');
		const id = await received(w, PERMIT);
		await walk(w, id, 6);
		const { content } = ok(await previewCase(w.ctx)(head, { id, step: 6 }, 'kk'));
		expect(content).toMatchObject({ type: 'building-permit', mark: 'draft', number: null, signedBy: null });
		expect(await documentsOf(w, id)).toEqual([]);
		const deputy = await w.person('deputy-head');
		expect(await refusalOf(previewCase(w.ctx)(deputy, { id, step: 6 }, 'kk'))).toBe('step-of-another-role');
	});
});

describe('an agreement before the signature', () => {
	it('shows the deputy the permit that the head would sign, and keeps nothing', async () => {
		const id = await received(w, PERMIT);
		await walk(w, id, 5);
		const before = await stateOf(w, id);
		const deputy = await w.person('deputy-head');
		const { content } = ok(await previewCase(w.ctx)(deputy, { id, step: 5 }, 'ru'));
		expect(content).toMatchObject({ type: 'building-permit', mark: 'draft', number: null, signedBy: null });
		expect(await documentsOf(w, id)).toEqual([]);
		expect(await stateOf(w, id)).toEqual(before);
	});

	it('shows him the refusal that was concluded, with its reasons', async () => {
		const id = await received(w, PERMIT);
		await walk(w, id, 4);
		const outcome = { kind: 'refused', refusal: 'standard-10' } as const;
		ok(
			await act(w, id, {
				step: 4,
				deed: 'conclude',
				outcome,
				reasons: ['Жер пайдалануға берілген'],
				visitedAt: null
			})
		);
		const deputy = await w.person('deputy-head');
		const { content } = ok(await previewCase(w.ctx)(deputy, { id, step: 5 }, 'kk'));
		expect(content).toMatchObject({ mark: 'draft', reasons: ['Жер пайдалануға берілген'] });
	});

	it('is shown to nobody but whose step it is', async () => {
		const id = await received(w, PERMIT);
		await walk(w, id, 5);
		expect(await refusalOf(previewCase(w.ctx)(head, { id, step: 5 }, 'kk'))).toBe('step-of-another-role');
	});
});

describe('a signature with a key', () => {
	it('stands in the permit in both languages under the number that was reserved for it', async () => {
		const id = await received(w, PERMIT);
		await walk(w, id, 6);
		const prepared = await withKey(id, head);
		expect(prepared.files.map(({ lang, number }) => `${lang} ${number}`)).toEqual([
			'kk 04-12/1-РҚ',
			'ru 04-12/1-РҚ'
		]);
		const { decided } = await stateOf(w, id);
		expect(decided).toMatchObject({ number: '04-12/1-РҚ', document: prepared.files[0]!.document });
		const { state, confidential } = (await w.ctx.store.read('document', decided!.document))!;
		expect(state.signatures).toHaveLength(1);
		expect(confidential!.content.signedBy).toMatchObject({ electronic: true });
	});

	it('stands in register, order, licence and notice, and the licence is entered once', async () => {
		const id = await received(w, LICENCE);
		await walk(w, id, 6);
		await withKey(id, await w.person('department-head'));
		await withKey(id, head);
		await walk(w, id, 9);
		const { files } = await withKey(id, head);
		expect(files).toHaveLength(4);
		const { made } = await stateOf(w, id);
		expect((await w.ctx.store.read('licence', made.licence!))!.state.number).toBe('04-12/1-Л/2026');
		const { items } = await w.ctx.store.list('document', { where: { case: id, eSigned: 1 } });
		expect(items.map(({ summary }) => summary.type).sort()).toEqual([
			'licence',
			'licence-order',
			'licence-register',
			'positive-notice'
		]);
	});

	it('stands in a code-bearing certificate as it was prepared', async () => {
		const id = await received(w, { service: 'karaganda-address-certificate', procedure: 'assign' });
		await walk(w, id, 4);
		const { files } = await withKey(id, head);
		const { made, decided } = await stateOf(w, id);
		expect(decided?.document).toBe(files[0]!.document);
		expect((await w.ctx.store.read('address', made.address!))!.state.addresses).toHaveLength(1);
	});

	it('is worth nothing once the case was sent back: the number waits for the next time', async () => {
		const id = await received(w, PERMIT);
		await walk(w, id, 6);
		const prepared = ok(await prepare(await identified(head), taskOf({ id, step: 6 })));
		const { returnServiceCase } = await import('./direct-case.ts');
		ok(await returnServiceCase(w.ctx)(head, id, { step: 6, remark: 'Түзетіңіз' }));
		expect(await refusalOf(signed(head, prepared))).toBe('step-out-of-order');
		await walk(w, id);
		expect((await stateOf(w, id)).decided?.number).toBe('04-12/1-РҚ');
	});

	it('is asked for only of who may do the step', async () => {
		const id = await received(w, PERMIT);
		await walk(w, id, 6);
		const specialist = await identified(await w.person('specialist'));
		expect(await refusalOf(prepare(specialist, taskOf({ id, step: 6 })))).toBe('step-of-another-role');
		expect(await refusalOf(prepare(await w.person('cashier'), taskOf({ id, step: 6 })))).toBe('not-allowed');
	});
});

describe('where the office signs with keys only', () => {
	beforeEach(async () => {
		w = await servicesOffice({ signing: { roots: ['AA=='], required: true } });
		head = await w.person('head');
	});

	it('nothing is signed by a mere decision, from no page', async () => {
		const id = await received(w, LICENCE);
		await walk(w, id, 6);
		expect(await refusalOf(act(w, id))).toBe('signature-required');
		expect(await refusalOf(signCases(w.ctx)(await w.person('department-head'), [{ id, step: 6 }]))).toBe(
			'signature-required'
		);
		await withKey(id, await w.person('department-head'));
		expect(await refusalOf(act(w, id))).toBe('signature-required');
	});

	it('an agreement without a paper is a recorded decision all the same', async () => {
		const id = await received(w, PERMIT);
		await walk(w, id, 6);
		expect((await waitingStep(w, id))?.n).toBe(6);
		expect(await refusalOf(act(w, id, await happily(w, id)))).toBe('signature-required');
	});
});

describe('a refusal that a step says at once', () => {
	const refuses = { refusal: 'incomplete', reasons: ['Диплом'] } as const;
	const incomplete = { step: 2, deed: 'completeness', complete: false, missing: ['Диплом'] } as const;

	beforeEach(async () => {
		w = await servicesOffice({ signing: { roots: ['AA=='], required: true } });
	});

	it('goes out by a letter signed with a key where the office signs so', async () => {
		const id = await received(w, LICENCE);
		await walk(w, id, 2);
		const specialist = await identified(await w.person('specialist'));
		const command = { ...incomplete, missing: [...incomplete.missing] };
		expect(await refusalOf(act(w, id, command))).toBe('signature-required');
		const task: SigningTask = {
			act: 'sign-cases',
			cases: [{ id, step: 2, refuses: { ...refuses, reasons: [...refuses.reasons] } }]
		};
		const prepared = ok(await prepare(specialist, task));
		expect((await stateOf(w, id)).decided).toBeNull();
		ok(await signed(specialist, prepared));
		const { decided } = await stateOf(w, id);
		expect(decided?.outcome).toEqual({ kind: 'refused', refusal: 'incomplete' });
		const letter = await w.ctx.store.read('document', decided!.document);
		expect(letter!.confidential!.content.signedBy?.electronic).toBeTruthy();
	});

	it('is a recorded decision where the counter gives its receipt', async () => {
		const id = await received(w, {
			service: 'karaganda-address-certificate',
			procedure: 'clarify',
			channel: 'state-corporation'
		});
		const command = { ...incomplete, step: 1, missing: [...incomplete.missing] };
		ok(await act(w, id, command));
		expect(await documentsOf(w, id)).toEqual(['counter-refusal']);
	});

	it('is none of what another step signs', async () => {
		const id = await received(w, PERMIT);
		await walk(w, id, 4);
		const said = { refusal: 'standard-10' as const, reasons: ['Жоқ'] };
		const specialist = await w.person('specialist');
		const sign = signCases(w.ctx)(specialist, [{ id, step: 4, refuses: said }]);
		expect(await refusalOf(sign)).toBe('deed-of-another-step');
	});
});
