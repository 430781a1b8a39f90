import type { ServiceDefinition } from '../service.ts';
import { OF_SUBSOIL, SUBSOIL_DOCUMENTS, SUBSOIL_FIELDS, SUBSOIL_STEPS } from './parts/mineral.ts';
import { result, text, workingDays } from './parts/shared.ts';

export const almatyMineralAreaBuildingPermit: ServiceDefinition = {
	...OF_SUBSOIL,
	id: 'almaty-mineral-area-building-permit',
	name: text(
		'Пайдалы қазбалар жатқан аумақтарда құрылыс салуға рұқсат беру',
		'Выдача разрешения на застройку территорий залегания полезных ископаемых',
		'Permit to build on an area where minerals lie'
	),
	documents: SUBSOIL_DOCUMENTS,
	fields: SUBSOIL_FIELDS,
	procedures: [
		{
			id: 'permit',
			name: text('Рұқсат беру', 'Выдача разрешения', 'Permit'),
			limit: workingDays(9),
			about: 'nothing',
			results: [
				result(
					'permit',
					'building-permit',
					text(
						'Пайдалы қазбалар жатқан аумақтарда құрылыс салуға рұқсат',
						'Разрешение на застройку территорий залегания полезных ископаемых',
						'Permit to build'
					)
				)
			],
			steps: SUBSOIL_STEPS
		}
	]
};
