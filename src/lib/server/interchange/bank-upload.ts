import type { Banks } from '../ports.ts';
import { readBankFiles } from './bank-files.ts';

const lastPart = (name: string): string => name.split('/').at(-1) ?? name;

/** Reads banks from files sent by a browser, which names them without their folders: the last part of a name decides. */
export const uploadedBanks: Banks = {
	parse(files) {
		const texts = new Map(files.map(({ name, bytes }) => [lastPart(name), bytes]));
		return readBankFiles((file) => {
			const bytes = texts.get(lastPart(file));
			return Promise.resolve(bytes && new TextDecoder().decode(bytes));
		});
	}
};
