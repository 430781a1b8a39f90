import { describe, expect, it } from 'vitest';
import { OUTCOMES, type Outcome } from '../../domain/attestation/outcome.ts';
import { LANGS } from '../../domain/text.ts';
import { bare, bareText } from './extract.ts';
import { documentFileName, documentTitle, renderDocument } from './render.ts';
import { sampleAct, SAMPLES } from './samples.ts';
import * as words from './words.ts';

const ALL = Object.keys(OUTCOMES) as Outcome[];

describe('the outcomes', () => {
	it.each(ALL)('the act has a clause for «%s» in both languages', async (outcome) => {
		const row = sampleAct(8).rows.find((one) => one.outcome === outcome);
		const act = { ...sampleAct(0), rows: row ? [row] : [] };
		for (const lang of LANGS) {
			const text = await bareText(await renderDocument(act, lang, ''));
			expect(text).toContain(bare(words.OUTCOME_CLAUSES[outcome][lang]));
			expect(text).toContain(bare(words.OUTCOME_LABELS[outcome][lang]));
			expect(text).toContain(bare(words.LEADS_TO[OUTCOMES[outcome].leadsTo][lang]));
			expect(text).toContain(bare(words.COUNTS[OUTCOMES[outcome].countsAsAttempt ? 'yes' : 'no'][lang]));
		}
	});

	it('only «not passed» is called so', () => {
		for (const outcome of ALL) {
			const { kk, ru } = words.OUTCOME_CLAUSES[outcome];
			const { kk: label, ru: labelRu } = words.OUTCOME_LABELS[outcome];
			expect(/өтпеді/.test(kk + label) && /не пройдено/.test(ru + labelRu)).toBe(outcome === 'not-passed');
		}
	});

	it.each(ALL.filter((outcome) => outcome !== 'passed'))(
		'the certificate order tells what «%s» calls for',
		async (outcome) => {
			const order = SAMPLES['certificate-order'];
			const others = order.others.filter((row) => row.outcome === outcome);
			const text = await bareText(await renderDocument({ ...order, others }, 'ru', ''));
			const title = OUTCOMES[outcome].leadsTo === 'new-date' ? words.NEW_DATE_PERSONS : words.REFUSED_PERSONS;
			expect(text).toContain(bare(title.ru));
			expect(text).toContain(bare(words.OUTCOME_LABELS[outcome].ru));
		}
	);
});

describe('names of documents and files', () => {
	it('has an official title for every type in both languages', () => {
		for (const { type } of Object.values(SAMPLES)) {
			expect(documentTitle(type).kk).not.toBe('');
			expect(documentTitle(type).ru).not.toBe('');
		}
	});

	it('makes file names of ASCII without blanks or slashes, apart for different numbers', () => {
		expect(documentFileName(SAMPLES['admission-order'], 'kk')).toBe('admission-order-04-12-345-kk.pdf');
		expect(documentFileName(SAMPLES['test-act'], 'ru')).toBe('test-act-04-12-361-u410-ru.pdf');
		expect(documentFileName(SAMPLES.memo, 'kk', 'case_7 / 2')).toBe('memo-case-7-2-kk.pdf');
		expect(documentFileName(SAMPLES.memo, 'kk')).toBe('memo-kk.pdf');
		expect(documentFileName({ ...SAMPLES.memo, number: '../../etc/passwd\r\n' }, 'kk')).toBe(
			'memo-etc-passwd-kk.pdf'
		);
	});
});
