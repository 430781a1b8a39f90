import type { Limit } from '../../../calendar/working-time.ts';
import type { FieldDefinition, Procedure, ServiceDefinition } from '../../service.ts';
import { DUPLICATE_STEPS, ISSUE_STEPS, reissueSteps } from './almaty-licence-steps.ts';
import {
	DUPLICATE_DOCUMENTS,
	ISSUE_GROUND,
	ISSUE_RESULTS,
	LICENCE_DOCUMENTS,
	LICENCE_FIELDS,
	REISSUE_DOCUMENTS,
	REISSUE_GROUND
} from './licence-fields.ts';
import { ALMATY, ALMATY_CONSTRUCTION_CONTROL, SOURCES, result, text, workingDays } from './shared.ts';

const REISSUED = result(
	'licence',
	'licence',
	text('Қайта ресімделген лицензия', 'Переоформленная лицензия', 'Reissued licence')
);
const DUPLICATE = result(
	'duplicate',
	'licence-duplicate',
	text('Лицензияның телнұсқасы', 'Дубликат лицензии', 'Duplicate of a licence')
);

/** ¶5.1: 15 working days, under four grounds. */
const issue = (categories?: FieldDefinition): Procedure => ({
	id: 'issue',
	name: text('Лицензия беру', 'Выдача лицензии', 'Issue of a licence'),
	limit: workingDays(15),
	about: 'licence',
	aboutOptional: true,
	fields: categories ? [ISSUE_GROUND, categories] : [ISSUE_GROUND],
	results: ISSUE_RESULTS,
	steps: ISSUE_STEPS
});

const duplicate: Procedure = {
	id: 'duplicate',
	name: text('Лицензияның телнұсқасын беру', 'Выдача дубликата лицензии', 'Duplicate of a licence'),
	limit: workingDays(2),
	about: 'licence',
	documents: DUPLICATE_DOCUMENTS,
	results: [DUPLICATE],
	steps: DUPLICATE_STEPS
};

const reissue = (completeness: Limit): Procedure => ({
	id: 'reissue',
	name: text('Лицензияны қайта ресімдеу', 'Переоформление лицензии', 'Reissue of a licence'),
	limit: workingDays(3),
	about: 'licence',
	fields: [REISSUE_GROUND],
	documents: REISSUE_DOCUMENTS,
	results: [REISSUED],
	steps: reissueSteps(completeness)
});

interface AlmatyLicence {
	/** What a licence is asked in, where there is something to choose. */
	categories?: FieldDefinition;
	/** Of step 2 of the reissue: the one figure in which the four texts differ. */
	reissueCompleteness: Limit;
}

/** One of the four licences of Almaty. */
export const almatyLicence = (
	service: Required<Pick<ServiceDefinition, 'id' | 'name' | 'activity'>>,
	{ categories, reissueCompleteness }: AlmatyLicence
): ServiceDefinition => ({
	...service,
	provider: { ...ALMATY_CONSTRUCTION_CONTROL, phone: '272-08-87, 261-16-16' },
	region: ALMATY,
	source: SOURCES.almatyLicences,
	applicants: ['individual', 'legal-entity'],
	payment: 'fee',
	channels: ['state-corporation', 'portal'],
	documents: LICENCE_DOCUMENTS,
	fields: LICENCE_FIELDS,
	// ¶5 gives the terms without saying from when; nothing at hand makes the day of receipt the first of them.
	countStartDay: false,
	flow: 'licences',
	procedures: [issue(categories), duplicate, reissue(reissueCompleteness)]
});
