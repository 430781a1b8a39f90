import type { Limit } from '$lib/domain/calendar/working-time';
import { STEPS, type StepNumber } from '$lib/domain/attestation/steps';
import { m } from '$i18n/paraglide/messages';
import { nameOf } from '../refusal';
import { stretch } from '../words';

const WORKING_DAY = 480;
const DAY = 1440;

/** What a step of ¶7 is, in the words of the regulation. */
export const stepTitle = (step: StepNumber): string => nameOf('step', step);

/** «Сейчас: подготовка справки…»: the heading of what is to be done. */
export const stepNow = (step: StepNumber): string => {
	const [first = '', ...rest] = stepTitle(step);
	return m.office_now({ what: first.toLowerCase() + rest.join('') });
};

/** «3. Справка и послужной список». */
export const stepNumbered = (step: StepNumber): string => `${step}. ${stepTitle(step)}`;

/** A limit in words: «в день поступления», «3 раб. дня». */
export function limitWords(limit: Limit): string {
	if (!limit) return m.ui_no_limit();
	if (limit.unit === 'same-day') return m.office_limit_same_day();
	if (limit.unit === 'working-days') return stretch(limit.value * WORKING_DAY);
	if (limit.unit === 'days') return stretch(limit.value * DAY, 'calendar');
	return stretch(limit.value * (limit.unit === 'hours' ? 60 : 1));
}

/** The limit of a step for a case that came by this channel. */
export const stepLimit = (step: StepNumber, channel: 'paper' | 'portal'): Limit =>
	(channel === 'paper' && STEPS[step].paperLimit) || STEPS[step].limit;
