import * as v from 'valibot';
import { many, recordId, required, text, whole } from '$lib/server/door';
import { DOCUMENT_TYPES } from './document-types';

/** The forms of the proctor's page of a sitting, as they come through the door. */

const reason = text(1000);
const ticked = v.pipe(
	v.optional(v.literal('on'), () => undefined),
	v.transform((value): boolean => value === 'on')
);
/** A field that may stay empty: null then. */
const orNothing = (pattern: RegExp) =>
	v.pipe(
		v.optional(
			v.pipe(v.string(), v.trim(), v.union([v.literal(''), v.pipe(v.string(), v.regex(pattern))])),
			''
		),
		v.transform((value) => value || null)
	);
/** A date of the calendar, not the 31st of June. */
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const yes = v.pipe(
	v.picklist(['yes', 'no']),
	v.transform((value) => value === 'yes')
);

export const Nothing = v.object({});
export const One = v.object({ attempt: recordId });
export const Reason = v.object({ attempt: recordId, reason });
export const Several = v.object({ attempt: many(recordId), reason });
export const All = v.object({ reason });
export const Minutes = v.object({ ...Reason.entries, minutes: whole });
export const MinutesToSeveral = v.object({ ...Several.entries, minutes: whole });
export const MinutesToAll = v.object({ reason, minutes: whole });
export const Ruling = v.object({ ...Reason.entries, accept: yes });

export const CheckIn = v.object({
	attempt: recordId,
	type: v.picklist(DOCUMENT_TYPES),
	number: required(40),
	photo: ticked,
	expires: orNothing(DATE)
});
export const Seat = v.object({ ...Reason.entries, seat: whole });
export const ExtraTime = v.object({ attempt: recordId, minutes: whole, ground: reason });
export const Message = v.object({ attempt: many(recordId), text: text(2000) });
export const Illness = v.object({ ...Reason.entries, witness: text(200), noticedAt: orNothing(TIME) });
export const Removal = v.object({ ...Reason.entries, decision: v.picklist(['remove', 'keep']) });
export const Digits = v.object({ digits: text(40) });
export const Start = v.object({ attempt: v.optional(recordId) });
export const SafeBrowser = v.object({ required: ticked });
export const Remark = v.object({ from: v.picklist(['proctor', 'observer']), text: text(2000) });
export const Disruption = v.object({ reason, accept: yes });
export const Close = v.object({
	cause: v.picklist(['ended', 'disrupted']),
	reason: v.optional(text(1000), '')
});
