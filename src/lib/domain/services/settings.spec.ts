import { describe, expect, it } from 'vitest';
import { DEFINITIONS } from './definitions/index.ts';
import type { DocumentAsked, ServiceId } from './service.ts';
import { settableOf, settingWrong, type ServiceSetting } from './settings.ts';

const definition = (id: ServiceId) => DEFINITIONS.find((one) => one.id === id)!;
const LICENCE = definition('almaty-design-licence');
const PERMIT = definition('almaty-mineral-area-building-permit');
const ATTESTATION = definition('almaty-expert-attestation');
const asked = (id: string, change: Partial<DocumentAsked> = {}): DocumentAsked => ({
	id,
	name: { kk: 'Жоспар', ru: 'План', en: 'Plan' },
	required: true,
	...change
});
const field = (of: typeof LICENCE, setting: ServiceSetting) => settingWrong(of, setting)?.details?.field;

describe('what an office sets of a service', () => {
	it('is a fee in whole tenge where the service has one, and nowhere else', () => {
		expect(field(LICENCE, { fee: 36_920 })).toBeUndefined();
		for (const fee of [0, -5, 10.5, Number.NaN, 10_000_001]) expect(field(LICENCE, { fee })).toBe('fee');
		expect(field(PERMIT, { fee: 100 })).toBe('fee');
	});

	it('is a visit always made where the regulation leaves it open', () => {
		expect(settableOf(LICENCE).visitAlways).toBe(true);
		expect(field(LICENCE, { visitAlways: true })).toBeUndefined();
		expect(field(PERMIT, { visitAlways: true })).toBe('visitAlways');
	});

	it('is a hearing before a refusal, but not of attestation', () => {
		expect(field(PERMIT, { hearing: true })).toBeUndefined();
		expect(field(ATTESTATION, { hearing: true })).toBe('hearing');
	});

	it('is a list of documents, each once, named in three languages', () => {
		expect(field(PERMIT, { documents: [] })).toBeUndefined();
		expect(field(PERMIT, { documents: [asked('plan'), asked('title')] })).toBeUndefined();
		expect(field(PERMIT, { documents: [asked('plan'), asked('plan')] })).toBe('documents');
		expect(field(PERMIT, { documents: [asked('Plan!')] })).toBe('documents');
		expect(field(PERMIT, { documents: [asked('plan', { name: { kk: 'x', ru: ' ', en: 'x' } })] })).toBe(
			'documents'
		);
		const many = Array.from({ length: 31 }, (_, i) => asked(`d${i}`));
		expect(field(PERMIT, { documents: many })).toBe('documents');
	});

	it.each(DEFINITIONS)('of $id: its own list of documents is one it may set', (of) => {
		expect(field(of, { documents: [...of.documents] })).toBeUndefined();
	});
});
