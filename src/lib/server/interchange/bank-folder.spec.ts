import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bank } from '../../domain/questions/bank.ts';
import { readBankFolder } from './bank-folder.ts';

const HEAD = `
id: sample
version: 1
demonstration: true
title: { kk: Атауы, ru: Название, en: Title }
languages: [kk, ru]
sources:
  act-1: { kk: Қаулы, ru: Постановление }
sections:
  - { id: general, file: 1-general.yaml, title: { kk: Жалпы, ru: Общее, en: General } }
  - { id: special, file: more/2-special.yaml, title: { kk: Арнайы, ru: Особое, en: Special } }
`;

const question = (id: string, more = '') => `
- id: ${id}
  version: 1
  kind: single
  source: { act: act-1, paragraph: "7" }
  stem: { kk: Мерзімі қанша?, ru: Каков срок? }
  options:
    - { id: a, kk: 3 күн, ru: 3 дня }
    - { id: b, kk: 5 күн, ru: 5 дней }
  key: [a]
${more}`;

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'synaq-bank-'));
	await mkdir(join(folder, 'more'));
	await write('bank.yaml', HEAD);
	await write('1-general.yaml', question('q-1') + question('q-2'));
	await write('more/2-special.yaml', question('q-3'));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (file: string, text: string) => writeFile(join(folder, file), text);
const problems = async () => {
	const read = await readBankFolder(folder);
	return 'problems' in read ? read.problems : [];
};

describe('a folder of YAML', () => {
	it('is a bank: the questions of each file belong to its section, in the order of the sections', async () => {
		const read = (await readBankFolder(folder)) as { bank: Bank };
		expect(read.bank.questions.map(({ id, section }) => `${section}/${id}`)).toEqual([
			'general/q-1',
			'general/q-2',
			'special/q-3'
		]);
		expect(read.bank.sections[0]).toEqual({
			id: 'general',
			title: { kk: 'Жалпы', ru: 'Общее', en: 'General' }
		});
	});

	it('with a slip in its YAML tells file and line', async () => {
		await write('1-general.yaml', question('q-1') + '\n- id: q-2\n  stem: "never closed\n');
		expect(await problems()).toEqual([
			{
				file: '1-general.yaml',
				question: null,
				field: null,
				code: 'yaml-syntax',
				details: { line: expect.any(Number), reason: expect.stringMatching(/quote/i) }
			}
		]);
		await write('bank.yaml', 'id: sample\nid: again\n');
		expect(await problems()).toMatchObject([
			{ file: 'bank.yaml', code: 'yaml-syntax', details: { line: 2 } }
		]);
	});

	it('may not multiply itself by aliases', async () => {
		await write(
			'bank.yaml',
			HEAD.replace('{ kk: Қаулы, ru: Постановление }', '&a { kk: Қаулы, ru: Акт }\n  act-2: *a')
		);
		expect(await problems()).toMatchObject([
			{ file: 'bank.yaml', code: 'yaml-syntax', details: { line: 9 } }
		]);
	});

	it('tells the problems of a question with its own file', async () => {
		await write('more/2-special.yaml', question('q-3', '  hint: a'));
		expect(await problems()).toEqual([
			{
				file: 'more/2-special.yaml',
				question: 'q-3',
				field: 'hint',
				code: 'unknown-field',
				details: { name: 'hint' }
			}
		]);
	});

	it('takes the section of a question from its file alone', async () => {
		await write('1-general.yaml', question('q-1') + question('q-2', '  section: special'));
		expect(await problems()).toMatchObject([
			{ file: '1-general.yaml', question: 'q-2', field: 'section', code: 'unknown-field' }
		]);
	});

	it.each(['../secret.yaml', 'more/../../secret.yaml', '/etc/passwd', 'more\\..\\x.yaml', 'C:x.yaml'])(
		'reads nothing outside itself: %s',
		async (path) => {
			await write('bank.yaml', HEAD.replace('1-general.yaml', `'${path}'`));
			expect(await problems()).toEqual([
				{
					file: 'bank.yaml',
					question: null,
					field: 'sections.general.file',
					code: 'file-outside-folder',
					details: { path }
				}
			]);
		}
	);

	it('tells which file is not there', async () => {
		await rm(join(folder, '1-general.yaml'));
		expect(await problems()).toMatchObject([{ file: '1-general.yaml', code: 'file-missing' }]);
		await rm(join(folder, 'bank.yaml'));
		expect(await problems()).toMatchObject([{ file: 'bank.yaml', code: 'file-missing' }]);
	});

	it('needs a list of questions in each file and a file for each section', async () => {
		await write('1-general.yaml', 'id: q-1\n');
		expect(await problems()).toMatchObject([{ file: '1-general.yaml', code: 'wrong-type' }]);
		await write('bank.yaml', HEAD.replace('file: 1-general.yaml, ', ''));
		expect(await problems()).toMatchObject([
			{ file: 'bank.yaml', field: 'sections.general.file', code: 'missing-field' }
		]);
	});

	it('tells a wrong description and a wrong question together', async () => {
		await write('bank.yaml', HEAD.replace('version: 1', 'version: first'));
		await write('1-general.yaml', question('q-1').replace('key: [a]', 'key: [z]'));
		expect((await problems()).map(({ file, code }) => `${file}: ${code}`)).toEqual([
			'bank.yaml: wrong-version',
			'1-general.yaml: key-unknown'
		]);
	});
});

describe('the demonstration bank on the regulations', () => {
	const path = new URL('../../../../question-banks/regulations', import.meta.url).pathname;

	it('is in order: sixty questions of one answer out of five, marked as a demonstration', async () => {
		const read = await readBankFolder(path);
		expect('problems' in read ? read.problems : []).toEqual([]);
		const { bank } = read as { bank: Bank };
		expect(bank.demonstration).toBe(true);
		expect(bank.questions).toHaveLength(60);
		for (const { id, kind, options, key } of bank.questions) {
			expect([id, kind, options.length, key.length]).toEqual([id, 'single', 5, 1]);
		}
	});

	it('is written in Kazakh and in Russian, and explains each answer in both', async () => {
		const { bank } = (await readBankFolder(path)) as { bank: Bank };
		expect(bank.languages).toEqual(['kk', 'ru']);
		const kazakh = /[әғқңөұүһі]/i;
		for (const { id, stem, explanation } of bank.questions) {
			expect([id, kazakh.test(stem.kk), kazakh.test(stem.ru)]).toEqual([id, true, false]);
			expect([id, explanation && kazakh.test(explanation.kk)]).toEqual([id, true]);
		}
	});
});
