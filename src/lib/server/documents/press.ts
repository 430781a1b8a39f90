import type { Exports, Log, Press } from '../ports.ts';
import { LANGS } from '../../domain/text.ts';
import { documentFileName, renderDocument } from './render.ts';

/** Renders documents one after another, giving way between two, so that nobody's answer waits for a page. */
export function press({
	exports,
	verifyBase,
	log
}: {
	exports: Exports;
	verifyBase: string;
	log: Log;
}): Press {
	let queue: Promise<void> = Promise.resolve();
	let waiting = 0;
	const one = async (id: string, content: Parameters<Press['render']>[0], folder: string) => {
		for (const lang of LANGS) {
			await new Promise<void>((resolve) => setImmediate(resolve));
			await exports.write(
				`${folder}/${documentFileName(content, lang, id)}`,
				await renderDocument(content, lang, verifyBase)
			);
		}
	};
	return {
		render: (content, lang) => renderDocument(content, lang, verifyBase),
		publish(documents) {
			for (const { id, content, folder } of documents) {
				waiting += 1;
				queue = queue
					.then(() => one(id, content, folder))
					.catch((error) => log.error('press', error))
					.finally(() => (waiting -= 1));
			}
		},
		waiting: () => waiting,
		settled: () => queue
	};
}
