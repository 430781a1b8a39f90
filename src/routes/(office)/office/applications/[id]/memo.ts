import * as v from 'valibot';
import { many, required, text } from '$lib/server/door';

const lines = (raw: string): string[] =>
	raw
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean);

const part = many(text(300));

/** The memo and the service record as the form of step 3 sends them; rows of jobs left empty are dropped. */
export const Memo = v.pipe(
	v.object({
		documents: v.pipe(v.optional(text(4000), ''), v.transform(lines)),
		analysis: required(8000),
		finding: v.picklist(['complies', 'does-not-comply']),
		education: v.optional(text(2000), ''),
		from: part,
		to: part,
		employer: part,
		position: part
	}),
	v.transform(({ from, to, employer, position, ...memo }) => ({
		...memo,
		jobs: from
			.map((begin, i) => ({
				from: begin,
				to: to[i] ?? '',
				employer: employer[i] ?? '',
				position: position[i] ?? ''
			}))
			.filter((job) => Object.values(job).some(Boolean))
	}))
);
