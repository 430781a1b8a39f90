import type { Bank } from '../../lib/domain/questions/bank.ts';

const KK =
	'Көрсетілетін қызметті берушінің жауапты орындаушысы сұрауға тіркелген материалдардың талаптарға сәйкестігін қарайтын мерзім қандай';
const RU =
	'В какой срок ответственный исполнитель услугодателя рассматривает соответствие приложенных к запросу материалов требованиям';

/** A made-up bank of 100 bilingual questions with five options, of the length real ones have. For measuring only. */
export function hundredQuestions(): Bank {
	const title = { kk: 'Өлшеу банкі', ru: 'Банк для измерений', en: 'Bank for measuring' };
	const questions = Array.from({ length: 100 }, (_, i) => ({
		id: `m${String(i + 1).padStart(3, '0')}`,
		version: 1,
		section: 'all',
		kind: 'single' as const,
		source: { act: 'none', paragraph: String(i + 1) },
		stem: { kk: `${KK} (${i + 1})?`, ru: `${RU} (${i + 1})?` },
		options: ['a', 'b', 'c', 'd', 'e'].map((id, k) => ({
			id,
			kk: `${k + i + 1} (${k + 1}) жұмыс күні ішінде, сұрау келіп түскен күннен бастап`,
			ru: `в течение ${k + i + 1} (${k + 1}) рабочих дней со дня поступления запроса`
		})),
		key: [['a', 'b', 'c', 'd', 'e'][i % 5] as string]
	}));
	return {
		id: 'bench',
		version: 1,
		demonstration: true,
		title,
		languages: ['kk', 'ru'],
		sources: { none: { kk: '—', ru: '—' } },
		sections: [{ id: 'all', title }],
		questions
	};
}
