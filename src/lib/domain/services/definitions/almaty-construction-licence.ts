import { almatyLicence } from './parts/almaty-licence.ts';
import { CATEGORIES } from './parts/licence-fields.ts';
import { text } from './parts/shared.ts';

/** Its text gives no limit for the check of completeness of a reissue. */
export const almatyConstructionLicence = almatyLicence(
	{
		id: 'almaty-construction-licence',
		name: text(
			'Құрылыс-монтаждау жұмыстарына лицензия беру',
			'Выдача лицензии на строительно-монтажные работы',
			'Licence for construction and assembly'
		),
		activity: { kk: 'Құрылыс-монтаждау жұмыстары', ru: 'Строительно-монтажные работы' }
	},
	{ categories: CATEGORIES, reissueCompleteness: null }
);
