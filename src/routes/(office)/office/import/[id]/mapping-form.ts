import * as v from 'valibot';
import type { ImportMapping, ImportTarget } from '$lib/domain/services/request-import';
import { CHANNELS, PROCEDURE_IDS, SERVICE_IDS } from '$lib/domain/services/service';
import { many, text } from '$lib/server/door';

const orNull = <const T extends readonly string[]>(ids: T) =>
	v.pipe(
		v.optional(v.picklist(['', ...ids] as const), ''),
		v.transform((id) => (id === '' ? null : (id as T[number])))
	);

/** How columns are understood: two columns of equal length say what is held and under which heading. */
export const MappingForm = v.object({
	source: text(60),
	/** `service/procedure`, or empty where rows name their own. */
	of: text(120),
	channel: v.picklist(CHANNELS),
	target: many(text(80)),
	heading: many(text(120))
});

const Of = v.object({ service: orNull(SERVICE_IDS), procedure: orNull(PROCEDURE_IDS) });

export function mappingOf(form: v.InferOutput<typeof MappingForm>): ImportMapping | null {
	const [service = '', procedure = ''] = form.of.split('/');
	const of = v.safeParse(Of, { service, procedure });
	if (!of.success) return null;
	const chosen = form.target.flatMap((target, i) => {
		const heading = form.heading[i];
		return heading ? [[target as ImportTarget, heading] as const] : [];
	});
	return { source: form.source, ...of.output, channel: form.channel, columns: Object.fromEntries(chosen) };
}
