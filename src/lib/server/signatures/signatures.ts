import { isRefused, refused } from '../../domain/refusal.ts';
import type { FoundSignature, Signatures } from '../ports.ts';
import { type Checking, cmsCheck } from './check.ts';
import { locate } from './pdf/find.ts';
import { timestamped } from './timestamp.ts';
import { covered, embed, onlySigned, prepare } from './pdf/room.ts';

/** Signed bytes looked into in one file: of one with many signatures over much the last are not. */
const MOST_BYTES = 24 * 1024 * 1024;

/** Signatures as the product makes room for them, puts them into files and checks them. */
export function signatures(checking: Checking): Signatures {
	const check = cmsCheck(checking);
	return {
		prepare,
		covered,
		embed,
		check,
		onlySigned,
		stamp: (cms, terms) =>
			timestamped(cms, { terms, fetchBytes: checking.fetchBytes, foreign: checking.foreign }),
		async inspect(pdf, { terms, at }) {
			const located = locate(pdf);
			if (isRefused(located)) return located;
			const found: FoundSignature[] = [];
			let left = MOST_BYTES;
			// One after another: each may need as much memory as the file is long.
			for (const [index, { covers, cms, bytes, claimedAt }] of located.entries()) {
				const given = { terms, expected: null, at: at(index) };
				const signed = bytes();
				left -= signed.length;
				const checked = !cms
					? refused('signature-malformed')
					: left < 0
						? refused('signature-too-large')
						: await check(cms, signed, given);
				found.push({ covers, checked, claimedAt });
			}
			return found;
		}
	};
}
