import { aktobeLicence } from './parts/aktobe.ts';
import { CATEGORIES } from './parts/licence-fields.ts';
import { text } from './parts/shared.ts';

export const aktobeDesignLicence = aktobeLicence({
	id: 'aktobe-design-licence',
	name: text(
		'Жобалау қызметіне лицензия беру',
		'Выдача лицензии на проектную деятельность',
		'Licence for design activity'
	),
	activity: { kk: 'Жобалау қызметі', ru: 'Проектная деятельность' },
	categories: CATEGORIES
});
