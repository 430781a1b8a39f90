import type { ServiceDocument, ServiceDocumentType } from '../../../../domain/services/service-documents.ts';
import type { Sheet } from '../../sheet/page.ts';
import { addressCertificate } from './address-certificate.ts';
import { counterReceipt, counterRefusal } from './counter.ts';
import { hearingNotice, positiveNotice, serviceRefusal } from './letters.ts';
import { licenceOrder, licenceRegister } from './licence-papers.ts';
import { accreditationCertificate, licence, licenceAnnex, licenceDuplicate } from './licence.ts';
import { requestForm } from './request-form.ts';
import { buildingPermit, mineralConclusion, mineralLetter } from './subsoil.ts';
import { testSchedule } from './test-schedule.ts';
import { controlRecord, serviceConclusion, visitRecord } from './working-papers.ts';

/** How the documents of the services beside attestation are written below their top. */
export const SERVICE_FORMS: {
	[T in ServiceDocumentType]: (sheet: Sheet, document: Extract<ServiceDocument, { type: T }>) => void;
} = {
	'request-form': requestForm,
	'counter-receipt': counterReceipt,
	'counter-refusal': counterRefusal,
	'control-record': controlRecord,
	'service-conclusion': serviceConclusion,
	'visit-record': visitRecord,
	'licence-register': licenceRegister,
	'licence-order': licenceOrder,
	licence,
	'licence-annex': licenceAnnex,
	'licence-duplicate': licenceDuplicate,
	'accreditation-certificate': accreditationCertificate,
	'mineral-conclusion': mineralConclusion,
	'mineral-letter': mineralLetter,
	'building-permit': buildingPermit,
	'address-certificate': addressCertificate,
	'service-refusal': serviceRefusal,
	'positive-notice': positiveNotice,
	'hearing-notice': hearingNotice,
	'test-schedule': testSchedule
};
