import type { ServiceDefinition } from '../service.ts';
import { OF_SUBSOIL, SUBSOIL_DOCUMENTS, SUBSOIL_FIELDS, SUBSOIL_STEPS } from './parts/mineral.ts';
import { result, text, workingDays } from './parts/shared.ts';

export const almatyMineralAbsenceConclusion: ServiceDefinition = {
	...OF_SUBSOIL,
	id: 'almaty-mineral-absence-conclusion',
	name: text(
		'Болашақ құрылыс учаскесі астындағы жер қойнауында пайдалы қазбалардың жоқ немесе оның аз мөлшерде екендігі туралы қорытынды беру',
		'Выдача заключения об отсутствии или малозначительности полезных ископаемых в недрах под участком предстоящей застройки',
		'Conclusion on the absence or insignificance of minerals under a plot to be built on'
	),
	documents: SUBSOIL_DOCUMENTS,
	fields: SUBSOIL_FIELDS,
	procedures: [
		{
			id: 'conclude',
			name: text('Қорытынды беру', 'Выдача заключения', 'Conclusion'),
			limit: workingDays(9),
			about: 'nothing',
			results: [
				result(
					'absent',
					'mineral-conclusion',
					text(
						'Пайдалы қазбалардың жоқтығы туралы қорытынды',
						'Заключение об отсутствии полезных ископаемых',
						'Conclusion: no minerals'
					)
				),
				result(
					'insignificant',
					'mineral-conclusion',
					text(
						'Пайдалы қазбалардың аз мөлшерде екендігі туралы қорытынды',
						'Заключение о малозначительности полезных ископаемых',
						'Conclusion: insignificant minerals'
					)
				),
				result(
					'present',
					'mineral-letter',
					text(
						'Пайдалы қазбалардың болуы туралы хабарлама-хат',
						'Письмо о наличии полезных ископаемых',
						'Letter: minerals are present'
					)
				)
			],
			steps: SUBSOIL_STEPS
		}
	]
};
