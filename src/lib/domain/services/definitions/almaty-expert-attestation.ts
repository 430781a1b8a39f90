import type { ServiceDefinition } from '../service.ts';
import { ALMATY_ATTESTATION_STEPS } from './parts/almaty-attestation-steps.ts';
import { ATTESTATION_DOCUMENTS, CERTIFICATE } from './parts/attestation.ts';
import { ALMATY, ALMATY_CONSTRUCTION_CONTROL, SOURCES, text, workingDays } from './parts/shared.ts';

/** Attestation of experts in Almaty. ¶5: 30 working days «тапсырған күннен бастап», from the day of submission. */
export const almatyExpertAttestation: ServiceDefinition = {
	id: 'almaty-expert-attestation',
	name: text(
		'Сәулет, қала құрылысы және құрылыс қызметі саласында сарапшылық жұмыстарды және инжинирингтік көрсетілетін қызметтерді жүзеге асыратын сарапшыларды аттестаттау',
		'Аттестация экспертов, осуществляющих экспертные работы и инжиниринговые услуги в сфере архитектурной, градостроительной и строительной деятельности',
		'Attestation of experts who carry out expert reviews and engineering services in architecture, town planning and construction'
	),
	provider: ALMATY_CONSTRUCTION_CONTROL,
	region: ALMATY,
	source: SOURCES.almatyAttestation,
	applicants: ['individual'],
	payment: 'free',
	channels: ['office', 'portal'],
	documents: ATTESTATION_DOCUMENTS,
	fields: [],
	countStartDay: true,
	flow: 'attestation',
	procedures: [
		{
			id: 'attest',
			name: text('Аттестаттау', 'Аттестация', 'Attestation'),
			limit: workingDays(30),
			about: 'nothing',
			results: [CERTIFICATE],
			steps: ALMATY_ATTESTATION_STEPS
		}
	]
};
