import type { Bilingual, Lang } from '../../domain/text.ts';
import { loadEngine } from './sheet/engine.ts';
import { INK, lines, MEASURE, PAGE, pen } from './sheet/page.ts';

const TITLE: Bilingual = { kk: 'Басып шығаруға арналған жинақ', ru: 'Подборка для печати' };
const TEXT: Bilingual = {
	kk: 'Бұл – бірнеше құжаттың беттері бір файлда. Электрондық цифрлық қолтаңбалар тек әр құжаттың өз файлында болады: осы жинақта олар жоқ және оны тексеру мүмкін емес. Құжатты нөмірі, QR коды немесе өз файлы бойынша тексеріңіз.',
	ru: 'Здесь в одном файле собраны страницы нескольких документов. Электронные цифровые подписи есть только в файле каждого документа: в этой подборке их нет, и проверить по ней подпись нельзя. Проверяйте документ по номеру, по QR-коду или по его собственному файлу.'
};

/** The first page of files joined for the printer, in the languages of what follows. The same each time. */
export async function coverPage(langs: readonly Lang[]): Promise<Uint8Array> {
	const { newDoc } = await loadEngine();
	const doc = newDoc();
	doc
		.setDocumentProperties({ title: langs.map((lang) => TITLE[lang]).join(' / '), creator: 'Synaq' })
		.setCreationDate(new Date(0))
		.setFileId('0'.repeat(32));
	let y = PAGE.top + 20;
	for (const lang of langs) {
		y += pen(doc, { size: 16, face: 'bold', ink: INK.text });
		doc.text(TITLE[lang], PAGE.left, y);
		y += 4;
		const step = pen(doc, { size: 12, leading: 1.35 });
		for (const line of lines(doc, TEXT[lang], MEASURE)) doc.text(line, PAGE.left, (y += step));
		y += 14;
	}
	return new Uint8Array(doc.output('arraybuffer'));
}
