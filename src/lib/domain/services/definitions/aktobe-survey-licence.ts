import { aktobeLicence } from './parts/aktobe.ts';
import { SURVEYS } from './parts/licence-fields.ts';
import { text } from './parts/shared.ts';

export const aktobeSurveyLicence = aktobeLicence({
	id: 'aktobe-survey-licence',
	name: text(
		'Іздестіру қызметіне лицензия беру',
		'Выдача лицензии на изыскательскую деятельность',
		'Licence for survey activity'
	),
	activity: { kk: 'Іздестіру қызметі', ru: 'Изыскательская деятельность' },
	categories: SURVEYS
});
