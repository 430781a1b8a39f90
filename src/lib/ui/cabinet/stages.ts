import type { Stage } from '$lib/domain/attestation/stages';
import { m } from '$i18n/paraglide/messages';
import { formatDate, type Step } from '..';
import { messageOf, nameOf } from '../refusal';

/** The few stages of an application as a timeline. */
export const stepsOf = (stages: readonly Stage[]): Step[] =>
	stages.map(({ key, status, at }) => ({
		key,
		title:
			(status === 'refused' && messageOf('cabinet_stage', `${key}-refused`)) || nameOf('cabinet_stage', key),
		state: status,
		...(at === null ? {} : { when: formatDate(at) })
	}));

interface Course {
	stages: readonly Stage[];
	leadsTo: 'certificate' | 'refusal' | 'new-date' | null;
}

/** What happens now and what is to be done, in the words of whom it is about; null when it is over. */
export function nowOf({ stages, leadsTo }: Course): { title: string; text: string } | null {
	const now = stages.find(({ status }) => status === 'now')?.key;
	if (!now) return null;
	if (now === 'admission') return { title: m.cabinet_now_admission(), text: m.cabinet_now_admission_text() };
	if (now === 'test') return { title: m.cabinet_now_test(), text: m.cabinet_now_test_text() };
	if (now !== 'result') return { title: m.cabinet_now_examination(), text: m.cabinet_now_examination_text() };
	if (leadsTo === 'new-date')
		return { title: m.cabinet_now_result_new_date(), text: m.cabinet_now_admission_text() };
	const title =
		leadsTo === 'certificate' ? m.cabinet_now_result_certificate() : m.cabinet_now_result_refusal();
	return { title, text: m.cabinet_now_result_text() };
}
