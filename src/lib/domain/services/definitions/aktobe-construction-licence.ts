import { aktobeLicence } from './parts/aktobe.ts';
import { CATEGORIES } from './parts/licence-fields.ts';
import { text } from './parts/shared.ts';

export const aktobeConstructionLicence = aktobeLicence({
	id: 'aktobe-construction-licence',
	name: text(
		'Құрылыс-монтаждау жұмыстарына лицензия беру',
		'Выдача лицензии на строительно-монтажные работы',
		'Licence for construction and assembly'
	),
	activity: { kk: 'Құрылыс-монтаждау жұмыстары', ru: 'Строительно-монтажные работы' },
	categories: CATEGORIES
});
