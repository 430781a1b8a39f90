import { beforeEach, describe, expect, it } from 'vitest';
import { isRefused, type Refused } from '../../../domain/refusal.ts';
import { registerId } from '../../../domain/register.ts';
import { SIGNING_TERMS } from '../../../domain/signing/e-signature.ts';
import { SIGNING_MS, type SigningTask } from '../../../domain/signing/signing.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import type { Store } from '../../ports.ts';
import { returnOrder } from '../attestation/sign-admission-order.ts';
import { signOrders } from '../attestation/sign-orders.ts';
import { readKept } from '../printing/keep-printed.ts';
import { sent } from '../testing/orders.ts';
import { standInCms, type StandInCms } from '../testing/stand-in-signatures.ts';
import { ok } from '../testing/world.ts';
import { transact } from '../transact.ts';
import { cancelSigning, readPrepared, wipeExpired } from './complete.ts';
import type { Prepared } from './prepare.ts';
import { completeOwn, prepareOwn } from './sign-with-key.ts';

const IIN = '900101350017';
let room: Awaited<ReturnType<typeof sent>>;
let head: Actor;
let task: SigningTask;

async function setTerms(required: boolean): Promise<void> {
	const { ctx } = room.w;
	const office = await ctx.store.read('office', 'main');
	const signing = { ...SIGNING_TERMS, required, roots: ['AA=='] };
	await ctx.store.commit(
		[
			{
				kind: 'office',
				id: 'main',
				expectedVersion: office!.version,
				facts: [{ type: 'signing-set', v: 1, data: { signing } }]
			}
		],
		{ at: ctx.clock.now(), by: 'system' }
	);
}

async function identify(actor: Actor, iin: string): Promise<void> {
	const { store, clock } = room.w.ctx;
	const user = await store.read('user', actor.id);
	const facts = [{ type: 'identified', v: 1, data: {} }];
	const confidential = { ...user!.confidential!, iin };
	await store.commit([{ kind: 'user', id: actor.id, expectedVersion: user!.version, facts, confidential }], {
		at: clock.now(),
		by: 'system'
	});
}

/** Signs every prepared file as the signer's computer would, and hands all of it in. */
async function handIn(
	prepared: Prepared,
	given: Omit<StandInCms, 'over'> = { iin: IIN },
	actor = head,
	ctx = room.w.ctx
) {
	const signatures = [];
	for (const { document, lang } of prepared.files) {
		const bytes = ok(await readPrepared(room.w.ctx)(actor, prepared.id, document, lang));
		signatures.push({ document, lang, cms: standInCms(given, bytes) });
	}
	return completeOwn(ctx)(actor, prepared.id, signatures);
}

const prepare = (actor = head) => prepareOwn(room.w.ctx)(actor, task, 'pkcs12');
const order = async () => (await room.w.ctx.store.read('order', room.order))!.state;
const numbers = async () => (await room.w.ctx.store.read('register', registerId('order', 2026)))?.state;
const code = (result: unknown) => (isRefused(result) ? (result as Refused).refused : result);

const numberFor = (to: string) =>
	transact(room.w.ctx, head, async (work) => (await work.number('order', to)).text);

/** Somebody acts right after the register of orders is read for the first time. */
function raceAtRegister(store: Store, act: () => Promise<unknown>): void {
	const read = store.read.bind(store);
	store.read = async (kind, id) => {
		const found = await read(kind, id);
		if (kind !== 'register' || !id.startsWith('order')) return found;
		store.read = read;
		await act();
		return found;
	};
}

beforeEach(async () => {
	room = await sent();
	head = room.head;
	await setTerms(true);
	await identify(head, IIN);
	const sentAt = (await order()).sentAt ?? 0;
	task = { act: 'sign-orders', orders: [{ id: room.order, seen: sentAt }] };
});

describe('an order prepared for a key', () => {
	it('decides nothing: the order waits, and only its numbers are reserved', async () => {
		const prepared = ok(await prepare());
		expect((await order()).status).toBe('sent');
		expect(await numbers()).toEqual({ last: 1, reserved: { [room.order]: 1 } });
		expect((await room.w.ctx.store.list('sitting')).total).toBe(0);
		// The order and a notice to each of three, in two languages.
		expect(prepared.files).toHaveLength(8);
	});

	it('is signed when every file comes back signed: the very bytes with the signatures are kept and found', async () => {
		const { ctx } = room.w;
		expect(await handIn(ok(await prepare()))).toEqual({ done: 'sign-orders' });
		const { status, signed } = await order();
		expect(status).toBe('signed');
		const document = (await ctx.store.read('document', signed!.document))!;
		expect(document.confidential?.content.signedBy).toMatchObject({ electronic: true });
		expect(document.state.signatures).toMatchObject([{ by: `user:${head.id}`, method: 'pkcs12' }]);
		const file = ok(await readKept(ctx)(signed!.document, 'kk'));
		expect(new TextDecoder().decode(file)).toContain('%signed');
		expect(await ctx.store.find(`file:${document.state.files!.kk}`)).toEqual({
			kind: 'document',
			id: signed!.document
		});
		expect((await ctx.store.list('sitting')).total).toBe(1);
		expect((await numbers())!.reserved).toEqual({});
	});

	it('bears the moment it was prepared, though it is decided later', async () => {
		const { ctx, clock } = room.w;
		const prepared = ok(await prepare());
		const at = clock.now();
		clock.pass(10 * 60_000);
		ok(await handIn(prepared));
		const { signed } = await order();
		expect((await ctx.store.read('document', signed!.document))!.confidential!.content.date).toBe(at);
		expect(signed!.at).toBe(at + 10 * 60_000);
	});

	it('keeps its number over cancelling and preparing again, and nobody else gets it meanwhile', async () => {
		const { ctx } = room.w;
		const first = ok(await prepare());
		ok(await cancelSigning(ctx)(head, first.id));
		expect(code(await readPrepared(ctx)(head, first.id, first.files[0]!.document, 'kk'))).toBe(
			'signing-expired'
		);
		const second = ok(await prepare());
		expect(second.files.map(({ number }) => number)).toEqual(first.files.map(({ number }) => number));
		ok(await handIn(second));
		expect((await order()).signed?.number).toBe(first.files[0]!.number);
		expect((await numbers())!.last).toBe(1);
	});

	it('is signed once: what is handed in twice is refused', async () => {
		const prepared = ok(await prepare());
		const { ctx } = room.w;
		const first = prepared.files[0]!;
		const cms = standInCms(
			{ iin: IIN },
			ok(await readPrepared(ctx)(head, prepared.id, first.document, first.lang))
		);
		ok(await handIn(prepared));
		const again = [{ ...first, cms }];
		expect(code(await completeOwn(ctx)(head, prepared.id, again))).toBe('signing-done');
	});

	it.each([
		['another person’s key', { iin: '850505450028' }, 'certificate-of-another'],
		['a revoked one', { iin: IIN, wrong: 'certificate-revoked' as const }, 'certificate-revoked'],
		[
			'one whose list cannot be reached',
			{ iin: IIN, wrong: 'revocation-unknown' as const },
			'revocation-unknown'
		]
	])('is refused with %s, nothing is decided, and can be signed right after', async (_, given, refusal) => {
		const prepared = ok(await prepare());
		expect(code(await handIn(prepared, given))).toBe(refusal);
		expect((await order()).status).toBe('sent');
		expect((await room.w.ctx.store.list('sitting')).total).toBe(0);
		ok(await handIn(prepared));
		expect((await order()).status).toBe('signed');
	});

	it('is refused when a file is missing, or signed over other bytes', async () => {
		const { ctx } = room.w;
		const prepared = ok(await prepare());
		const [first, ...rest] = prepared.files;
		const cms = standInCms({ iin: IIN }, new Uint8Array([1]));
		const all = [first!, ...rest].map(({ document, lang }) => ({ document, lang, cms }));
		const hand = (signatures: typeof all) => completeOwn(ctx)(head, prepared.id, signatures);
		expect(code(await hand(all))).toBe('signature-over-other-bytes');
		expect(code(await hand([]))).toBe('signature-missing');
		expect((await order()).status).toBe('sent');
	});

	it('is too late after half an hour', async () => {
		const prepared = ok(await prepare());
		room.w.clock.pass(SIGNING_MS + 1);
		expect(code(await handInNothing(prepared))).toBe('signing-expired');
	});

	it('leaves nothing of what it drew when its time is over', async () => {
		const { ctx, clock } = room.w;
		const { id } = ok(await prepare());
		await wipeExpired(ctx)();
		expect((await ctx.store.read('signing', id))!.confidential!.drawn).not.toEqual([]);
		clock.pass(SIGNING_MS + 1);
		await wipeExpired(ctx)();
		const { state, confidential } = (await ctx.store.read('signing', id))!;
		expect([state.status, confidential!.drawn]).toEqual(['cancelled', []]);
		expect(await ctx.files.get(state.files[0]!.kept)).toBeUndefined();
	});

	it('takes no number that somebody else takes while it is tried', async () => {
		raceAtRegister(room.w.ctx.store, () => numberFor('other'));
		const prepared = ok(await prepare());
		expect(prepared.files[0]!.number).toContain('/2-');
		expect(await numbers()).toEqual({ last: 2, reserved: { [room.order]: 2 } });
	});

	it('is refused once the head has returned the draft', async () => {
		const prepared = ok(await prepare());
		ok(await returnOrder(room.w.ctx)(head, room.order, 'Қайта қараңыз'));
		expect(code(await handIn(prepared))).toBe('order-not-sent');
	});

	it('keeps no signed file when it is refused', async () => {
		const { ctx } = room.w;
		const kept: string[] = [];
		const put = async (bytes: Uint8Array) => {
			const file = await ctx.files.put(bytes);
			kept.push(file.sha256);
			return file;
		};
		const prepared = ok(await prepare());
		ok(await returnOrder(ctx)(head, room.order, 'Қайта қараңыз'));
		const watched = { ...ctx, files: { ...ctx.files, put } };
		expect(code(await handIn(prepared, { iin: IIN }, head, watched))).toBe('order-not-sent');
		expect(kept).not.toEqual([]);
		for (const sha256 of kept) expect(await ctx.files.get(sha256)).toBeUndefined();
	});

	it('is not decided by who was locked out meanwhile', async () => {
		const prepared = ok(await prepare());
		const { store, clock } = room.w.ctx;
		const user = (await store.read('user', head.id))!;
		const facts = [{ type: 'locked', v: 1, data: { reason: 'Жұмыстан кетті' } }];
		await store.commit([{ kind: 'user', id: head.id, expectedVersion: user.version, facts }], {
			at: clock.now(),
			by: 'system'
		});
		expect(code(await handIn(prepared))).toBe('account-locked');
		expect((await order()).status).toBe('sent');
	});

	it('leaves a file alone that somebody attached elsewhere, byte by byte the same', async () => {
		const { ctx } = room.w;
		const { id, files } = ok(await prepare());
		const { document, lang } = files[0]!;
		const downloaded = ok(await readPrepared(ctx)(head, id, document, lang));
		const attached = await ctx.files.put(downloaded);
		ok(await cancelSigning(ctx)(head, id));
		expect(await ctx.files.get(attached.sha256)).toEqual(downloaded);
	});

	it('handed in twice at once is decided once, and its files stay', async () => {
		const { ctx } = room.w;
		const prepared = ok(await prepare());
		const both = await Promise.all([handIn(prepared), handIn(prepared)]);
		expect(both.map(code)).toContainEqual({ done: 'sign-orders' });
		const { signed } = await order();
		ok(await readKept(ctx)(signed!.document, 'kk'));
		ok(await readKept(ctx)(signed!.document, 'ru'));
	});

	it('is nobody else’s: another head neither reads nor completes it', async () => {
		const prepared = ok(await prepare());
		const deputy = await room.w.person('deputy-head');
		const { document, lang } = prepared.files[0]!;
		expect(code(await readPrepared(room.w.ctx)(deputy, prepared.id, document, lang))).toBe('not-found');
	});

	it('is refused when what it says has changed meanwhile', async () => {
		const prepared = ok(await prepare());
		const { store, clock } = room.w.ctx;
		const [candidate] = room.ids;
		const record = (await store.read('application', candidate!))!;
		const name = { ...record.confidential!.name, surname: 'Өзгертілген' };
		await store.commit(
			[
				{
					kind: 'application',
					id: candidate!,
					expectedVersion: record.version,
					facts: [],
					confidential: { ...record.confidential!, name }
				}
			],
			{ at: clock.now(), by: 'system' }
		);
		expect(code(await handIn(prepared))).toBe('changed-meanwhile');
		expect((await order()).status).toBe('sent');
	});
});

/** Hands in without reading the files: they are not given out any more. */
const handInNothing = (prepared: Prepared) => completeOwn(room.w.ctx)(head, prepared.id, []);

describe('where keys are demanded', () => {
	it('a recorded decision is not enough', async () => {
		expect(code(await signOrders(room.w.ctx)(head, [{ id: room.order }]))).toBe('signature-required');
	});

	it('and where they are not, it is', async () => {
		await setTerms(false);
		ok(await signOrders(room.w.ctx)(head, [{ id: room.order }]));
		expect((await order()).status).toBe('signed');
	});

	it('nothing is prepared for whom the office knows no IIN of', async () => {
		expect(code(await prepare(await room.w.person('deputy-head')))).toBe('signer-iin-missing');
	});

	it('nothing is prepared for who may not sign it', async () => {
		expect(code(await prepare(await room.w.person('specialist')))).toBe('not-allowed');
	});
});

describe('another document', () => {
	it('gets the next number while the first one’s waits for its key', async () => {
		ok(await prepare());
		const next = await numberFor('other');
		expect(next).toContain('/2-');
		expect(await numbers()).toEqual({ last: 2, reserved: { [room.order]: 1 } });
	});
});

describe('a document that is issued', () => {
	const act = async () => {
		const { ctx } = room.w;
		const [listed] = (await ctx.store.list('document', { where: { type: 'applicants-list' } })).items;
		return listed!.id;
	};
	const sign = async (document: string, actor: Actor, iin: string) => {
		const countersign: SigningTask = { act: 'countersign', document };
		const prepared = await prepareOwn(room.w.ctx)(actor, countersign, 'pkcs12');
		return isRefused(prepared) ? prepared : handIn(prepared, { iin }, actor);
	};

	it('gets one signature after another, each added behind what the one before signed', async () => {
		const { ctx } = room.w;
		const document = await act();
		const [specialist, chief] = [await room.w.person('specialist'), await room.w.person('department-head')];
		await identify(specialist, '850505450028');
		await identify(chief, IIN);
		const plain = new TextDecoder().decode(ok(await readKept(ctx)(document, 'ru')));
		ok(await sign(document, specialist, '850505450028'));
		const once = new TextDecoder().decode(ok(await readKept(ctx)(document, 'ru')));
		ok(await sign(document, chief, IIN));
		const twice = new TextDecoder().decode(ok(await readKept(ctx)(document, 'ru')));
		expect(once.startsWith(plain)).toBe(true);
		expect(twice.startsWith(once)).toBe(true);
		expect((await ctx.store.read('document', document))!.state.signatures).toHaveLength(2);
	});

	it('is signed on the day it was prepared: before midnight, not after', async () => {
		const specialist = await room.w.person('specialist');
		await identify(specialist, IIN);
		room.w.clock.set(Date.parse('2026-11-24T23:50:00+05:00'));
		const countersign: SigningTask = { act: 'countersign', document: await act() };
		const { until } = ok(await prepareOwn(room.w.ctx)(specialist, countersign, 'pkcs12'));
		expect(new Date(until).toISOString()).toBe('2026-11-24T18:59:59.999Z');
	});

	it('is signed by the same person once, and by nobody it does not concern', async () => {
		const document = await act();
		const specialist = await room.w.person('specialist');
		await identify(specialist, IIN);
		ok(await sign(document, specialist, IIN));
		expect(code(await sign(document, specialist, IIN))).toBe('signing-done');
		expect(code(await sign(document, head, IIN))).toBe('not-allowed');
	});

	it('whose file got another signature meanwhile has to be prepared again', async () => {
		const document = await act();
		const [specialist, chief] = [await room.w.person('specialist'), await room.w.person('department-head')];
		await identify(specialist, '850505450028');
		await identify(chief, IIN);
		const countersign: SigningTask = { act: 'countersign', document };
		const late = ok(await prepareOwn(room.w.ctx)(chief, countersign, 'pkcs12'));
		ok(await sign(document, specialist, '850505450028'));
		expect(code(await handIn(late, { iin: IIN }, chief))).toBe('changed-meanwhile');
	});
});
