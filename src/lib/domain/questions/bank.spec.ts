import { describe, expect, it } from 'vitest';
import { checkBank, editionHash, editionId, type Bank } from './bank.ts';
import { BANK_PROBLEMS, problemPlace } from './problem.ts';
import type { Question } from './question.ts';

const files = { file: 'bank.yaml', sections: { general: '1-general.yaml', special: '2-special.yaml' } };
const three = { kk: 'Атауы', ru: 'Название', en: 'Title' };

function question(id: string, section = 'general'): Question {
	return {
		id,
		version: 1,
		section,
		kind: 'single',
		source: { act: 'act-1', paragraph: '7' },
		stem: { kk: 'Мерзімі қанша?', ru: 'Каков срок?' },
		options: [
			{ id: 'a', kk: '3 күн', ru: '3 дня' },
			{ id: 'b', kk: '5 күн', ru: '5 дней' },
			{ id: 'c', kk: '9 күн', ru: '9 дней' }
		],
		key: ['b'],
		explanation: { kk: '7-тармақ', ru: 'Пункт 7' }
	};
}

const bank = (): Bank => ({
	id: 'sample',
	version: 2,
	demonstration: true,
	title: { ...three },
	languages: ['kk', 'ru'],
	sources: { 'act-1': { kk: 'Қаулы', ru: 'Постановление' } },
	sections: [
		{ id: 'general', title: { ...three } },
		{ id: 'special', title: { ...three } }
	],
	questions: [question('q-1'), question('q-2'), question('q-3', 'special')]
});

/** The problems of a good bank after `spoil`, as «place: code». */
function spoiled(spoil: (bank: Bank) => void): string[] {
	const raw = bank();
	spoil(raw);
	const checked = checkBank(raw, files);
	return 'problems' in checked
		? checked.problems.map((problem) => `${problemPlace(problem)}: ${problem.code}`)
		: [];
}

type Loose = Record<string, unknown>;
const loose = (value: unknown) => value as Loose;

const QUESTION: [what: string, spoil: (question: Question) => void, field: string, code: string][] = [
	['has no Russian stem', (q) => delete loose(q.stem).ru, 'stem.ru', 'missing-translation'],
	['has an empty Kazakh stem', (q) => (q.stem.kk = ' '), 'stem.kk', 'missing-translation'],
	[
		'has a Kazakh option left empty in YAML',
		(q) => (loose(q.options[2]).kk = null),
		'options.c.kk',
		'missing-translation'
	],
	[
		'has an explanation in one language',
		(q) => (loose(q).explanation = { kk: 'Иә' }),
		'explanation.ru',
		'missing-translation'
	],
	['has no key', (q) => (q.key = []), 'key', 'no-key'],
	['lacks the key altogether', (q) => delete loose(q).key, 'key', 'no-key'],
	['has one answer and two keys', (q) => (q.key = ['a', 'b']), 'key', 'two-keys'],
	['has a key that names no option', (q) => (q.key = ['d']), 'key', 'key-unknown'],
	['names a key twice', (q) => (q.key = ['a', 'a']), 'key', 'duplicate-key'],
	['has two options of one id', (q) => (q.options[2]!.id = 'a'), 'options.a', 'duplicate-option'],
	[
		'has two options that read the same',
		(q) => (q.options[2]!.ru = ' 3  дня'),
		'options.c.ru',
		'equal-options'
	],
	['has one option', (q) => q.options.splice(0, 2), 'options', 'few-options'],
	['has no options', (q) => delete loose(q).options, 'options', 'few-options'],
	['rests on an act the bank does not name', (q) => (q.source.act = 'act-2'), 'source.act', 'unknown-source'],
	['names no paragraph', (q) => delete loose(q.source).paragraph, 'source.paragraph', 'missing-field'],
	[
		'gives the paragraph as a number',
		(q) => (loose(q.source).paragraph = 7),
		'source.paragraph',
		'wrong-type'
	],
	['has version 0', (q) => (q.version = 0), 'version', 'wrong-version'],
	['has version 1.5', (q) => (q.version = 1.5), 'version', 'wrong-version'],
	['has a version in words', (q) => (loose(q).version = 'one'), 'version', 'wrong-version'],
	['has no version', (q) => delete loose(q).version, 'version', 'wrong-version'],
	['is of an unknown kind', (q) => (loose(q).kind = 'essay'), 'kind', 'wrong-type'],
	['has a stem without languages', (q) => (loose(q).stem = 'Мерзімі?'), 'stem', 'wrong-type'],
	['has й made of two characters', (q) => (q.stem.ru = 'Какой?'.normalize('NFD')), 'stem.ru', 'not-nfc'],
	['has a field nobody knows', (q) => (loose(q).hint = 'b'), 'hint', 'unknown-field'],
	['has a third language', (q) => (loose(q.options[1]).en = '5 days'), 'options.b.en', 'unknown-field']
];

describe('a bank', () => {
	it('that is right is given back as it was', () => {
		expect(checkBank(bank(), files)).toEqual({ bank: bank() });
	});

	it('may have questions with several right answers', () => {
		expect(
			spoiled(({ questions }) => Object.assign(questions[0]!, { kind: 'multiple', key: ['a', 'c'] }))
		).toEqual([]);
	});

	it('may have options that differ in case alone: мВт is not МВт', () => {
		expect(
			spoiled(({ questions }) => {
				Object.assign(questions[0]!.options[0]!, { kk: '5 мВт', ru: '5 мВт' });
				Object.assign(questions[0]!.options[1]!, { kk: '5 МВт', ru: '5 МВт' });
			})
		).toEqual([]);
	});

	it.each(QUESTION)('is refused where a question %s', (_, spoil, field, code) => {
		expect(spoiled(({ questions }) => spoil(questions[1]!))).toEqual([
			`1-general.yaml › q-2 › ${field}: ${code}`
		]);
	});

	it('names a question without an id by its number in its section', () => {
		expect(spoiled(({ questions }) => delete loose(questions[2]).id)).toEqual([
			'2-special.yaml › #1 › id: missing-field'
		]);
		expect(spoiled(({ questions }) => (questions[1]!.id = ''))).toEqual(['1-general.yaml › #2 › id: bad-id']);
		expect(spoiled(({ questions }) => (questions[1]!.id = 'ә 1'))).toEqual([
			'1-general.yaml › ә 1 › id: bad-id'
		]);
	});

	it('has each question once, whatever the section', () => {
		const raw = bank();
		raw.questions[2]!.id = 'q-1';
		expect(checkBank(raw, files)).toEqual({
			problems: [
				{
					file: '2-special.yaml',
					question: 'q-1',
					field: 'id',
					code: 'duplicate-question',
					details: { first: '1-general.yaml' }
				}
			]
		});
	});

	it('has only questions of its sections, each section once', () => {
		expect(spoiled(({ questions }) => (questions[0]!.section = 'other'))).toEqual([
			'bank.yaml › q-1 › section: unknown-section'
		]);
		expect(spoiled(({ sections }) => (sections[1]!.id = 'general'))).toContain(
			'bank.yaml › sections.general: duplicate-section'
		);
	});

	it('is described in three languages', () => {
		expect(
			spoiled(({ title, sections }) => {
				delete loose(title).en;
				sections[1] = { id: 'special', title: { ...three, kk: '' } };
			})
		).toEqual([
			'bank.yaml › title.en: missing-translation',
			'bank.yaml › sections.special.title.kk: missing-translation'
		]);
	});

	it('says of itself what it has to and nothing else', () => {
		expect(
			spoiled((raw) => {
				delete loose(raw).demonstration;
				Object.assign(raw, { version: '2', author: 'x', languages: ['kk', 'en'] });
			}).sort()
		).toEqual([
			'bank.yaml › author: unknown-field',
			'bank.yaml › demonstration: missing-field',
			'bank.yaml › languages.#2: wrong-type',
			'bank.yaml › version: wrong-version'
		]);
	});

	it('tells everything that is wrong at once', () => {
		expect(
			spoiled(({ questions }) => {
				questions[0]!.key = ['x'];
				questions[2]!.version = -1;
				delete loose(questions[2]!.stem).kk;
			})
		).toEqual([
			'1-general.yaml › q-1 › key: key-unknown',
			'2-special.yaml › q-3 › version: wrong-version',
			'2-special.yaml › q-3 › stem.kk: missing-translation'
		]);
	});

	it.each([
		[null],
		[undefined],
		[7],
		['bank'],
		[[]],
		[{ questions: 'many' }],
		[{ questions: [null, 3, []] }]
	])('is refused, not fatal, when it is %j', (raw) =>
		expect(checkBank(raw, { file: 'upload.json' })).toHaveProperty('problems.0.file', 'upload.json')
	);
});

describe('an edition', () => {
	it('is named after the bank, its version and its fingerprint', () => {
		expect(editionHash(bank())).toMatch(/^[0-9a-f]{64}$/);
		expect(editionId(bank())).toBe(`sample-2-${editionHash(bank()).slice(0, 8)}`);
	});

	it('is the same whatever the order in which fields were written', () => {
		const backwards = Object.fromEntries(Object.entries(bank()).reverse()) as unknown as Bank;
		expect(editionHash(backwards)).toBe(editionHash(bank()));
	});

	it('is another one when a key, a text or the order of questions changes', () => {
		const [key, text, order] = [bank(), bank(), bank()];
		key.questions[0]!.key = ['c'];
		text.questions[0]!.stem.kk += ' ';
		order.questions.reverse();
		const hashes = [bank(), key, text, order].map(editionHash);
		expect(new Set(hashes).size).toBe(4);
	});
});

it('every problem of a bank has a text in three languages', async () => {
	for (const lang of ['kk', 'ru', 'en']) {
		const { default: messages } = await import(`../../../i18n/messages/${lang}.json`);
		for (const code of BANK_PROBLEMS) {
			expect(messages).toHaveProperty(`bank_problem_${code.replaceAll('-', '_')}`);
		}
	}
});
