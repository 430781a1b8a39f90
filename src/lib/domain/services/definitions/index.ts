import type { ServiceDefinition } from '../service.ts';
import { aktobeConstructionLicence } from './aktobe-construction-licence.ts';
import { aktobeDesignLicence } from './aktobe-design-licence.ts';
import { aktobeExpertAttestation } from './aktobe-expert-attestation.ts';
import { aktobeProjectManagementAccreditation } from './aktobe-project-management-accreditation.ts';
import { aktobeSurveyLicence } from './aktobe-survey-licence.ts';
import { almatyConstructionLicence } from './almaty-construction-licence.ts';
import { almatyDesignLicence } from './almaty-design-licence.ts';
import { almatyExpertAttestation } from './almaty-expert-attestation.ts';
import { almatyMineralAbsenceConclusion } from './almaty-mineral-absence-conclusion.ts';
import { almatyMineralAreaBuildingPermit } from './almaty-mineral-area-building-permit.ts';
import { almatySharedEquityLicence } from './almaty-shared-equity-licence.ts';
import { almatySurveyLicence } from './almaty-survey-licence.ts';
import { karagandaAddressCertificate } from './karaganda-address-certificate.ts';

/** Every definition there is, each version of a service by itself, in the order people look for them. */
export const DEFINITIONS: readonly ServiceDefinition[] = [
	almatyExpertAttestation,
	aktobeExpertAttestation,
	almatyDesignLicence,
	almatySurveyLicence,
	almatyConstructionLicence,
	almatySharedEquityLicence,
	aktobeDesignLicence,
	aktobeSurveyLicence,
	aktobeConstructionLicence,
	aktobeProjectManagementAccreditation,
	almatyMineralAbsenceConclusion,
	almatyMineralAreaBuildingPermit,
	karagandaAddressCertificate
];
