import { almatyLicence } from './parts/almaty-licence.ts';
import { CATEGORIES } from './parts/licence-fields.ts';
import { text, workingDays } from './parts/shared.ts';

export const almatyDesignLicence = almatyLicence(
	{
		id: 'almaty-design-licence',
		name: text(
			'Жобалау қызметіне лицензия беру',
			'Выдача лицензии на проектную деятельность',
			'Licence for design activity'
		),
		activity: { kk: 'Жобалау қызметі', ru: 'Проектная деятельность' }
	},
	{ categories: CATEGORIES, reissueCompleteness: workingDays(1) }
);
