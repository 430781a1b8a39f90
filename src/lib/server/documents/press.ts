import { LANGS, type Lang } from '../../domain/text.ts';
import type { Exports, Log, Owing, Press, ToPublish } from '../ports.ts';
import { documentFileName, renderDocument, titleOf } from './render.ts';

/**
 * Renders documents one after another, giving way between two, so that nobody's answer waits for a page. What is taken
 * stands in `owed` until its files are on the disk.
 */
export function press({
	exports,
	verifyBase,
	log,
	owed,
	printed
}: {
	exports: Exports;
	verifyBase: string;
	log: Log;
	owed: Owing;
	/** The kept files of an issued document; undefined when it is erased by now. */
	printed: (id: string) => Promise<Record<Lang, Uint8Array> | undefined>;
}): Press {
	let queue: Promise<unknown> = Promise.resolve();
	let waiting = 0;
	const write = async ({ id, content, folder }: ToPublish) => {
		const files = await printed(id);
		if (!files) return;
		for (const lang of LANGS)
			await exports.write(`${folder}/${documentFileName(content, lang, id)}`, files[lang]);
	};
	/** What could not be written stays owed: the next start tries again. */
	const one = (document: ToPublish) =>
		write(document)
			.then(() => owed.settle([document.id]))
			.catch((error) => log.error('press', error))
			.finally(() => (waiting -= 1));
	return {
		verifyBase,
		titleOf,
		async render(content, lang) {
			await new Promise<void>((resolve) => setImmediate(resolve));
			return renderDocument(content, lang, verifyBase);
		},
		async take(documents) {
			const ids = documents.map(({ id }) => id);
			await owed.note(ids);
			return {
				publish() {
					waiting += documents.length;
					for (const document of documents) queue = queue.then(() => one(document));
				},
				forget: () => owed.forget(ids)
			};
		},
		waiting: () => waiting,
		settled: async () => void (await queue)
	};
}
