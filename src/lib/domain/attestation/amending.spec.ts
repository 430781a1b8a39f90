import { describe, expect, it } from 'vitest';
import { isRefused } from '../refusal.ts';
import { amendingContent, CORRECTION_TEXT_MAX, parseAmending } from './amending.ts';
import type { Correction } from './further-documents.ts';

const same = (text: string) => ({ kk: text, ru: text });
const row = (part: Partial<Correction> = {}): Correction => ({
	place: { kk: '1-қосымша, 4-жол', ru: 'приложение 1, строка 4' },
	was: same('Ахметов'),
	be: same('Әхметов'),
	...part
});
const EMPTY = { place: same(' '), was: same(''), be: same('') };

const parsed = (corrections: Correction[], because = same('')) => parseAmending({ corrections, because });

describe('corrections of an order', () => {
	it('are read without their empty rows and spare blanks', () => {
		expect(parsed([EMPTY, row({ was: same(' Ахметов\n') }), EMPTY], { kk: ' қате ', ru: 'ошибка' })).toEqual({
			corrections: [row()],
			because: { kk: 'қате', ru: 'ошибка' }
		});
	});

	it.each<[string, Correction[], string, number | undefined]>([
		['when there is none', [EMPTY], 'corrections-missing', undefined],
		['when there are too many', Array.from({ length: 41 }, () => row()), 'corrections-missing', undefined],
		['that do not say where', [row(), row({ place: same('') })], 'bad-input', 2],
		['that do not say what stood there', [row({ was: same('') })], 'bad-input', 1],
		['that do not say what is to stand there', [EMPTY, row({ be: same(' ') })], 'bad-input', 2],
		['that say it in one language alone', [row({ be: { kk: 'Әхметов', ru: '' } })], 'bad-input', 1],
		['that are too long', [row({ be: same('ә'.repeat(CORRECTION_TEXT_MAX + 1)) })], 'bad-input', 1],
		['that change nothing', [row({ be: same('Ахметов ') })], 'correction-changes-nothing', 1]
	])('are refused %s', (_, corrections, code, at) => {
		const no = parsed(corrections);
		expect(isRefused(no) ? [no.refused, no.details?.row] : no).toEqual([code, at]);
	});

	it('may set right one language alone', () => {
		const slip = row({ be: { kk: 'Әхметов', ru: 'Ахметов' } });
		expect(parsed([slip])).toMatchObject({ corrections: [slip] });
	});

	it('are refused with a ground in one language alone', () => {
		expect(parsed([row()], { kk: 'қате', ru: ' ' })).toMatchObject({
			refused: 'bad-input',
			details: { field: 'because' }
		});
	});

	it('leave in the chain how many they are and their fingerprint, and no word of theirs', () => {
		const content = amendingContent('o1', { corrections: [row()], because: same('') });
		expect(content).toMatchObject({ kind: 'amending', amends: 'o1', corrections: 1 });
		expect(JSON.stringify(content)).not.toContain('Ахметов');
		expect(
			amendingContent('o1', { corrections: [row({ be: same('Ахмет') })], because: same('') }).fingerprint
		).not.toBe(content.fingerprint);
	});
});
