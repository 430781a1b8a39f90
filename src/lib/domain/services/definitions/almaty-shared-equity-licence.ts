import { almatyLicence } from './parts/almaty-licence.ts';
import { text, workingDays } from './parts/shared.ts';

/** One activity, nothing to choose from. */
export const almatySharedEquityLicence = almatyLicence(
	{
		id: 'almaty-shared-equity-licence',
		name: text(
			'Үлескерлердің ақшасын тарту есебінен тұрғын үй ғимараттарын салуды ұйымдастыру жөніндегі қызметке лицензия беру',
			'Выдача лицензии на деятельность по организации строительства жилых зданий за счёт привлечения денег дольщиков',
			'Licence for organising the building of dwellings with the money of shareholders'
		),
		activity: {
			kk: 'Үлескерлердің ақшасын тарту есебінен тұрғын үй ғимараттарын салуды ұйымдастыру жөніндегі қызмет',
			ru: 'Деятельность по организации строительства жилых зданий за счёт привлечения денег дольщиков'
		}
	},
	{ reissueCompleteness: workingDays(2) }
);
