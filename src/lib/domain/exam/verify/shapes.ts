import * as v from 'valibot';

/**
 * What must be there for a file to be judged at all. More may stand in it: that it says nothing else than the product
 * wrote is what hashes are for.
 */
const whole = v.pipe(v.number(), v.safeInteger());
const texts = v.looseObject({ kk: v.string(), ru: v.string() });
const nullable = <S extends v.GenericSchema>(schema: S) => v.nullable(schema);

export const ManifestShape = v.looseObject({ files: v.looseObject({}) });

export const FactShape = v.looseObject({
	seq: whole,
	at: v.number(),
	by: v.string(),
	type: v.string(),
	v: v.number(),
	data: v.looseObject({}),
	prev: v.string(),
	hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
});

export const BlueprintShape = v.looseObject({
	sections: v.array(v.looseObject({ id: v.string(), questions: whole, passMark: nullable(v.number()) })),
	minutes: v.number(),
	passMark: v.number(),
	multiple: v.picklist(['all-or-nothing', 'partial']),
	demonstration: v.boolean()
});

const QuestionShape = v.looseObject({
	id: v.string(),
	version: whole,
	section: v.string(),
	kind: v.picklist(['single', 'multiple']),
	stem: texts,
	options: v.array(v.looseObject({ id: v.string(), kk: v.string(), ru: v.string() })),
	key: v.array(v.string())
});

export const BankShape = v.looseObject({
	contents: v.looseObject({
		sections: v.array(v.looseObject({ id: v.string(), title: texts })),
		questions: v.array(
			v.looseObject({ id: v.string(), version: whole, section: v.string(), hash: v.string() })
		)
	}),
	used: v.array(QuestionShape)
});

const place = nullable(v.number());

export const ActShape = v.looseObject({
	draw: v.looseObject({}),
	session: v.looseObject({}),
	blueprint: v.looseObject({}),
	rows: v.array(v.looseObject({ seat: v.number(), head: v.string() })),
	incidents: v.array(v.looseObject({ at: v.number(), seat: place, text: texts })),
	remarks: v.array(v.looseObject({ at: v.number(), seat: place, text: v.string() })),
	root: v.string(),
	press: v.looseObject({ software: v.string(), verifyBase: v.string() })
});

/** Where a value has not this shape, as `sections.0.id`; undefined when it has. */
export function misshapen(schema: v.GenericSchema, value: unknown): string | undefined {
	const result = v.safeParse(schema, value, { abortEarly: true });
	if (result.success) return undefined;
	return v.getDotPath(result.issues[0]) ?? 'not an object';
}

export const CaseShape = v.looseObject({
	form: v.string(),
	attempt: v.string(),
	sitting: v.looseObject({
		id: v.string(),
		seed: v.string(),
		digits: v.nullable(v.string()),
		rules: v.looseObject({ graceSeconds: v.number(), minutesAlone: v.number() }),
		blueprintHash: v.string(),
		editionHash: v.string()
	}),
	act: v.looseObject({ root: v.string() }),
	blueprint: BlueprintShape,
	bank: BankShape,
	facts: v.array(FactShape),
	proof: v.looseObject({ index: whole, size: whole, path: v.array(v.string()) }),
	view: v.looseObject({})
});
