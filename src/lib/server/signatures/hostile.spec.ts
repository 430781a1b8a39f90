import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { isRefused, type Refused } from '../../domain/refusal.ts';
import type { CheckedSignature } from '../ports.ts';
import { type Authority, createAuthority } from './testing/authority.ts';
import { checkWith, termsOf } from './testing/checking.ts';

const AT = Date.UTC(2026, 10, 23, 5);
const CRL = 'http://lists.test/issuing.crl';
const PERSON = { iin: '850101300017', bin: '120340000016', name: 'Ерлан Әбдірахманов', organisation: null };
const order = new TextEncoder().encode('Бұйрық № 04-12/345');

let authority: Authority;
let lists: Map<string, Uint8Array>;
const signed: Uint8Array[] = [];
const accepted: CheckedSignature[] = [];

const check = (cms: Uint8Array, answers = lists): Promise<CheckedSignature | Refused> =>
	checkWith(AT, answers)(cms, order, termsOf(authority));

beforeAll(async () => {
	authority = await createAuthority({ at: AT, crlUrl: CRL });
	lists = await authority.lists();
	for (const keys of ['ecdsa', 'rsa'] as const) {
		const cms = await (await authority.issue({ ...PERSON, keys })).sign(order, { at: AT });
		signed.push(cms);
		accepted.push((await check(cms)) as CheckedSignature);
	}
}, 60_000);

/** Refused, or the very signer whose signature it was. */
function expectNobodyElse(answer: CheckedSignature | Refused, of: number): void {
	if (isRefused(answer)) return;
	expect(answer.subject).toEqual(accepted[of]!.subject);
	expect(answer.facts.certificate).toEqual(accepted[of]!.facts.certificate);
}

describe('whatever is sent in for a signature', () => {
	it('cut off anywhere, is refused as malformed', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.nat(1),
				fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
				async (of, part) => {
					const cms = signed[of]!;
					const cut = cms.subarray(0, Math.floor(part * cms.length));
					expect(await check(cut)).toEqual({ refused: 'signature-malformed' });
				}
			)
		);
	});

	it('with bytes changed anywhere, is refused or the signature of the same signer', async () => {
		const flips = fc.array(fc.tuple(fc.nat(4000), fc.integer({ min: 1, max: 255 })), {
			minLength: 1,
			maxLength: 3
		});
		await fc.assert(
			fc.asyncProperty(fc.nat(1), flips, async (of, changes) => {
				const cms = Uint8Array.from(signed[of]!);
				for (const [at, by] of changes) cms[at % cms.length]! ^= by;
				expectNobodyElse(await check(cms), of);
			}),
			{ numRuns: 120 }
		);
	}, 60_000);

	it('with a piece taken from elsewhere in it, is refused or the signature of the same signer', async () => {
		await fc.assert(
			fc.asyncProperty(fc.nat(1), fc.nat(4000), fc.nat(4000), fc.nat(300), async (of, from, to, length) => {
				const cms = Uint8Array.from(signed[of]!);
				cms.copyWithin(to % cms.length, from % cms.length, (from % cms.length) + length);
				expectNobodyElse(await check(cms), of);
			}),
			{ numRuns: 60 }
		);
	}, 60_000);

	it('of any bytes, is refused', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
				expect(isRefused(await check(bytes))).toBe(true);
			})
		);
	});

	it('nested without end, is refused', async () => {
		expect(await check(new Uint8Array(200_000).fill(0x30))).toEqual({ refused: 'signature-malformed' });
		const open = Uint8Array.from({ length: 200_000 }, (_, index) => (index % 2 ? 0x80 : 0x30));
		expect(await check(open)).toEqual({ refused: 'signature-malformed' });
	});
});

it('a list with bytes changed anywhere never makes a revoked certificate good', async () => {
	const revoked = await authority.issue({ ...PERSON, kind: 'revoked' });
	const cms = await revoked.sign(order);
	const crl = await authority.crl();
	await fc.assert(
		fc.asyncProperty(fc.nat(crl.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
			const changed = Uint8Array.from(crl, (byte, index) => (index === at ? byte ^ by : byte));
			expect(isRefused(await check(cms, new Map([...lists, [CRL, changed]])))).toBe(true);
		}),
		{ numRuns: 80 }
	);
}, 60_000);
