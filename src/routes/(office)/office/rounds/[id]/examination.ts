import * as v from 'valibot';
import { many, recordId, text } from '$lib/server/door';

const reasonsOf = (raw: string): string[] =>
	raw
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean);

/** The head's examination as the round's form sends it: a finding and reasons for each case, «later» leaves a case out. */
export const Examination = v.pipe(
	v.object({
		application: many(recordId),
		finding: many(v.picklist(['complies', 'does-not-comply', 'later'])),
		reasons: many(text(4000))
	}),
	v.check(
		({ application, finding, reasons }) =>
			application.length === finding.length && finding.length === reasons.length
	),
	v.transform(({ application, finding, reasons }) =>
		application.flatMap((id, i) => {
			const found = finding[i];
			if (!found || found === 'later') return [];
			return [{ application: id, finding: found, reasons: reasonsOf(reasons[i] ?? '') }];
		})
	)
);
