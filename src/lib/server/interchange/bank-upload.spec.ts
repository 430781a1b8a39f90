import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { uploadedBanks } from './bank-upload.ts';
import { readBankFolder } from './bank-folder.ts';

const FOLDER = 'question-banks/regulations';

const files = async () =>
	Promise.all(
		(await readdir(FOLDER)).map(async (name) => ({
			name,
			bytes: new Uint8Array(await readFile(`${FOLDER}/${name}`))
		}))
	);

describe('an uploaded bank', () => {
	it('is the same bank as its folder', async () => {
		expect(await uploadedBanks.parse(await files())).toEqual(await readBankFolder(FOLDER));
	});

	it('names the file of a section that was not sent', async () => {
		const read = await uploadedBanks.parse((await files()).filter(({ name }) => name !== '2-licences.yaml'));
		expect('problems' in read && read.problems[0]).toMatchObject({
			file: '2-licences.yaml',
			code: 'file-missing'
		});
	});

	it('asks for bank.yaml when only questions were sent', async () => {
		const read = await uploadedBanks.parse([]);
		expect('problems' in read && read.problems).toMatchObject([{ file: 'bank.yaml', code: 'file-missing' }]);
	});
});
