import { describe, expect, it } from 'vitest';
import { isRefused } from '../refusal.ts';
import { amendingContent, CORRECTION_TEXT_MAX, parseAmending } from './amending.ts';
import type { Correction } from './further-documents.ts';

const row = (part: Partial<Correction> = {}): Correction => ({
	place: '1-қосымша, 4-жол',
	was: 'Ахметов',
	be: 'Әхметов',
	...part
});
const EMPTY = { place: ' ', was: '', be: '' };

const parsed = (corrections: Correction[], because = '') => parseAmending({ corrections, because });

describe('corrections of an order', () => {
	it('are read without their empty rows and spare blanks', () => {
		expect(parsed([EMPTY, row({ place: '  1-қосымша,\n 4-жол ' }), EMPTY], ' қате ')).toEqual({
			corrections: [row()],
			because: 'қате'
		});
	});

	it.each<[string, Correction[], string, number | undefined]>([
		['when there is none', [EMPTY], 'corrections-missing', undefined],
		['when there are too many', Array.from({ length: 41 }, () => row()), 'corrections-missing', undefined],
		['that do not say where', [row(), row({ place: '' })], 'bad-input', 2],
		['that do not say what stood there', [row({ was: '' })], 'bad-input', 1],
		['that do not say what is to stand there', [EMPTY, row({ be: ' ' })], 'bad-input', 2],
		['that are too long', [row({ be: 'ә'.repeat(CORRECTION_TEXT_MAX + 1) })], 'bad-input', 1],
		['that change nothing', [row({ be: 'Ахметов ' })], 'correction-changes-nothing', 1]
	])('are refused %s', (_, corrections, code, at) => {
		const no = parsed(corrections);
		expect(isRefused(no) ? [no.refused, no.details?.row] : no).toEqual([code, at]);
	});

	it('leave in the chain how many they are and their fingerprint, and no word of theirs', () => {
		const content = amendingContent('o1', { corrections: [row()], because: '' });
		expect(content).toMatchObject({ kind: 'amending', amends: 'o1', corrections: 1 });
		expect(JSON.stringify(content)).not.toContain('Ахметов');
		expect(amendingContent('o1', { corrections: [row({ be: 'Ахмет' })], because: '' }).fingerprint).not.toBe(
			content.fingerprint
		);
	});
});
