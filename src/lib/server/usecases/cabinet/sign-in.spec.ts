import { describe, expect, it } from 'vitest';
import { isRefused } from '../../../domain/refusal.ts';
import { anOffice, applicants, iinOf } from '../testing/attested.ts';
import { standInCms } from '../testing/stand-in-signatures.ts';
import { ok, testWorld } from '../testing/world.ts';
import { CHALLENGE_MS } from './challenges.ts';
import { leaveCabinet, whoApplies } from './session.ts';
import { CabinetDoor, challengeApplicant, signInWithKey } from './sign-in.ts';
import { aCabinet, answerChallenge, enter, type Cabinet } from './testing/cabinet.ts';

const HOUR = 60 * 60_000;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const code = (result: unknown) => (isRefused(result) ? result.refused : result);

const ask = async ({ w, door }: Cabinet, address = 'home') =>
	ok(await challengeApplicant(w.ctx, door)(address));

describe('signing in to the cabinet with an e-signature', () => {
	it('lets in whom the certificate names, and knows the person again', async () => {
		const cabinet = await aCabinet();
		const first = await enter(cabinet);
		expect(await enter(cabinet)).toBe(first);
		expect(await enter(cabinet, iinOf(2))).not.toBe(first);
		const person = await cabinet.w.ctx.store.read('person', first);
		expect(person?.confidential?.iin).toBe(iinOf(1));
	});

	it('finds the person whom the chancellery has registered on paper', async () => {
		const cabinet = await aCabinet();
		const [known] = await applicants(cabinet.w, 1, 'paper');
		const { state } = (await cabinet.w.ctx.store.read('application', known!.id))!;
		expect(await enter(cabinet, known!.iin)).toBe(state.person);
	});

	it('asks for a signature over words that no document has', async () => {
		const cabinet = await aCabinet();
		const { text } = await ask(cabinet);
		expect(text).toMatch(/^Synaq cabinet sign-in\nhttps:\/\/synaq\.example\.kz\n2026-11-24T04:05:00\.000Z\n/);
		expect(text.startsWith('%PDF')).toBe(false);
	});

	it('takes an answer once', async () => {
		const cabinet = await aCabinet();
		const { token, text } = await ask(cabinet);
		const cms = standInCms({ iin: iinOf(1) }, bytes(text));
		const answer = () => signInWithKey(cabinet.w.ctx, cabinet.door)(token, cms, 'home');
		ok(await answer());
		expect(code(await answer())).toBe('challenge-expired');
	});

	it('takes no second answer after a wrong one', async () => {
		const cabinet = await aCabinet();
		const { token, text } = await ask(cabinet);
		const answer = (over: string) =>
			signInWithKey(cabinet.w.ctx, cabinet.door)(token, standInCms({ iin: iinOf(1) }, bytes(over)), 'home');
		expect(code(await answer('%PDF-1.7 a document'))).toBe('signature-over-other-bytes');
		expect(code(await answer(text))).toBe('challenge-expired');
	});

	it('takes no answer to the challenge of another browser', async () => {
		const cabinet = await aCabinet();
		const mine = await ask(cabinet);
		const theirs = await ask(cabinet);
		const cms = standInCms({ iin: iinOf(1) }, bytes(theirs.text));
		const answer = await signInWithKey(cabinet.w.ctx, cabinet.door)(mine.token, cms, 'home');
		expect(code(answer)).toBe('signature-over-other-bytes');
	});

	it('takes no answer after five minutes', async () => {
		const cabinet = await aCabinet();
		const { token, text } = await ask(cabinet);
		const cms = standInCms({ iin: iinOf(1) }, bytes(text));
		cabinet.w.clock.pass(CHALLENGE_MS + 1);
		expect(code(await signInWithKey(cabinet.w.ctx, cabinet.door)(token, cms, 'home'))).toBe(
			'challenge-expired'
		);
	});

	it.each(['certificate-revoked', 'revocation-unknown'] as const)(
		'opens nothing where the check says %s',
		async (wrong) => {
			const cabinet = await aCabinet();
			expect(code(await answerChallenge(cabinet, { iin: iinOf(1), wrong }))).toBe(wrong);
			expect((await cabinet.w.ctx.store.list('person')).total).toBe(0);
		}
	);

	it('opens nothing for a certificate that names no person', async () => {
		const cabinet = await aCabinet();
		expect(code(await answerChallenge(cabinet, { iin: '' }))).toBe('certificate-without-iin');
	});

	it('says at once that an office which trusts nobody can let nobody in', async () => {
		const w = testWorld();
		await anOffice(w);
		expect(code(await challengeApplicant(w.ctx, new CabinetDoor(w.ctx))('home'))).toBe('no-trusted-roots');
	});

	it('slows down an address that asks without end, and no other', async () => {
		const cabinet = await aCabinet();
		for (let n = 0; n < 40; n += 1) await ask(cabinet, 'a robot');
		const again = await challengeApplicant(cabinet.w.ctx, cabinet.door)('a robot');
		expect(code(again)).toBe('too-many-attempts');
		await ask(cabinet, 'home');
	});

	it('keeps the name of the person as the newer certificate has it, and no name in the chain', async () => {
		const cabinet = await aCabinet();
		const { ctx } = cabinet.w;
		const { check } = ctx.signatures;
		const id = await enter(cabinet);
		ctx.signatures = {
			...ctx.signatures,
			check: async (...given) => {
				const checked = await check(...given);
				return isRefused(checked)
					? checked
					: { ...checked, subject: { ...checked.subject, name: 'ЖҰМАБЕКОВА АЙГҮЛ' } };
			}
		};
		expect(await enter(cabinet)).toBe(id);
		expect((await ctx.store.read('person', id))?.confidential?.name).toEqual({
			surname: 'Жұмабекова',
			given: 'Айгүл'
		});
		const chain = JSON.stringify(await ctx.store.facts('person', id));
		for (const secret of ['Жұмабекова', 'Айгүл', iinOf(1)]) expect(chain).not.toContain(secret);
	});
});

describe('a session of the cabinet', () => {
	const session = async (cabinet: Cabinet) => ok(await answerChallenge(cabinet, { iin: iinOf(1) })).token;

	it('is over after eight hours', async () => {
		const cabinet = await aCabinet();
		const token = await session(cabinet);
		cabinet.w.clock.pass(8 * HOUR - 1);
		expect(await whoApplies(cabinet.w.ctx)(token)).toBeDefined();
		cabinet.w.clock.pass(1);
		expect(await whoApplies(cabinet.w.ctx)(token)).toBeUndefined();
	});

	it('is over when one leaves, and the other one of the same person is not', async () => {
		const cabinet = await aCabinet();
		const [here, there] = [await session(cabinet), await session(cabinet)];
		await leaveCabinet(cabinet.w.ctx)(here);
		expect(await whoApplies(cabinet.w.ctx)(here)).toBeUndefined();
		expect(await whoApplies(cabinet.w.ctx)(there)).toBeDefined();
	});

	it.each(['', '.', 'r00001', 'r00001.', 'r00001.0', '../office.0', 'nobody.' + '0'.repeat(64)])(
		'is not opened by the cookie «%s»',
		async (token) => {
			const cabinet = await aCabinet();
			await session(cabinet);
			expect(await whoApplies(cabinet.w.ctx)(token)).toBeUndefined();
		}
	);
});
