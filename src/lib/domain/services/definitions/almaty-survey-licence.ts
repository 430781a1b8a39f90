import { almatyLicence } from './parts/almaty-licence.ts';
import { SURVEYS } from './parts/licence-fields.ts';
import { text, workingDays } from './parts/shared.ts';

/** Its text also prints the duplicate twice and a reissue of nine steps that cannot fit 3 working days: the seven are used. */
export const almatySurveyLicence = almatyLicence(
	{
		id: 'almaty-survey-licence',
		name: text(
			'Іздестіру қызметіне лицензия беру',
			'Выдача лицензии на изыскательскую деятельность',
			'Licence for survey activity'
		),
		activity: { kk: 'Іздестіру қызметі', ru: 'Изыскательская деятельность' }
	},
	{ categories: SURVEYS, reissueCompleteness: workingDays(2) }
);
