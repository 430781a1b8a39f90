import type { Limit } from '$lib/domain/calendar/working-time';
import { stepAt, type Step } from '$lib/domain/attestation/steps';
import { m } from '$i18n/paraglide/messages';
import { getLocale } from '$i18n/paraglide/runtime';
import { stretch } from '../words';

const WORKING_DAY = 480;
const DAY = 1440;

/** The step a case waits for, by the definition it runs under; undefined when it is over. */
export const stepOf = ({
	definition,
	step
}: {
	definition: string;
	step: number | null;
}): Step | undefined => (step === null ? undefined : stepAt(definition, step));

/** What a step is, in the words of the regulation. */
export const stepTitle = ({ what }: Pick<Step, 'what'>): string => what[getLocale()];

/** «Сейчас: подготовка справки…»: the heading of what is to be done. */
export const stepNow = (step: Pick<Step, 'what'>): string => {
	const [first = '', ...rest] = stepTitle(step);
	return m.office_now({ what: first.toLowerCase() + rest.join('') });
};

/** «3. Справка и послужной список». */
export const stepNumbered = (step: Pick<Step, 'n' | 'what'>): string => `${step.n}. ${stepTitle(step)}`;

/** «п. 7.3 регламента». */
export const paragraphOf = ({ paragraph }: Pick<Step, 'paragraph'>): string =>
	m.office_paragraph({ paragraph });

/** A limit in words: «в день поступления», «3 раб. дня». */
export function limitWords(limit: Limit): string {
	if (!limit) return m.ui_no_limit();
	if (limit.unit === 'same-day') return m.office_limit_same_day();
	if (limit.unit === 'working-days') {
		const most = stretch(limit.value * WORKING_DAY);
		return limit.min === undefined ? most : `${limit.min}–${most}`;
	}
	if (limit.unit === 'days') return stretch(limit.value * DAY, 'calendar');
	return stretch(limit.value * (limit.unit === 'hours' ? 60 : 1));
}
