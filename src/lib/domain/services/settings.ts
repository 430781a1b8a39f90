import { refused, type Refused } from '../refusal.ts';
import type { DocumentAsked, ServiceDefinition, ServiceId } from './service.ts';

/** What the office decides of its services; no regulation at hand sets it. */
export interface ServicesSetting {
	/** Those this installation offers. */
	offered: ServiceId[];
	byService: Partial<Record<ServiceId, ServiceSetting>>;
}

export interface ServiceSetting {
	/** In place of the definition's. */
	documents?: DocumentAsked[];
	/** Of a service with a fee, whole tenge; absent: not set, and nothing can be paid. */
	fee?: number;
	/** The specialist visits the production base always (¶10.4), not only where documents cannot prove (¶7.3). */
	visitAlways?: boolean;
	/** A hearing before every refusal. */
	hearing?: boolean;
}

export const SERVICES_SETTING: ServicesSetting = { offered: ['almaty-expert-attestation'], byService: {} };

/** What may be set of a service, by its definition. */
export const settableOf = ({ payment, procedures }: ServiceDefinition) => ({
	fee: payment === 'fee',
	visitAlways: procedures.some(({ steps }) => steps.some(({ visit }) => visit === 'where-needed')),
	/** Attestation hears nobody before a refusal: its pipeline has no such step. */
	hearing: !procedures.some(({ steps }) => steps.some(({ deed }) => deed === 'attest'))
});

const FEE_MAX = 10_000_000;
const DOCUMENTS_MAX = 30;
const NAME_MAX = 300;
const DOCUMENT_ID = /^[a-z][a-z0-9-]{0,39}$/;

const isDocument = ({ id, name }: DocumentAsked): boolean =>
	DOCUMENT_ID.test(id) &&
	[name.kk, name.ru, name.en].every((text) => text.trim() !== '' && text.length <= NAME_MAX);

/** Refuses 'bad-input' naming what cannot be set of a service, or not so. */
export function settingWrong(definition: ServiceDefinition, setting: ServiceSetting): Refused | null {
	const may = settableOf(definition);
	const { fee, documents, visitAlways, hearing } = setting;
	const wrong = (field: keyof ServiceSetting) => refused('bad-input', { field });
	if (fee !== undefined && !(may.fee && Number.isInteger(fee) && fee >= 1 && fee <= FEE_MAX))
		return wrong('fee');
	if (visitAlways && !may.visitAlways) return wrong('visitAlways');
	if (hearing && !may.hearing) return wrong('hearing');
	if (!documents) return null;
	const ids = new Set(documents.map(({ id }) => id));
	const whole = documents.length <= DOCUMENTS_MAX && ids.size === documents.length;
	return whole && documents.every(isDocument) ? null : wrong('documents');
}
