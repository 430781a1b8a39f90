import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BankRead } from '../ports.ts';
import { readBankFiles } from './bank-files.ts';

const ABSENT = ['ENOENT', 'EISDIR', 'ENOTDIR'];

/** Reads a bank from a folder of YAML (see `readBankFiles`). Files outside the folder are not read. */
export function readBankFolder(path: string): Promise<BankRead> {
	return readBankFiles(async (file) => {
		try {
			return await readFile(join(path, file), 'utf8');
		} catch (error) {
			if (ABSENT.includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
			throw error;
		}
	});
}
