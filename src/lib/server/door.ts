import { error, fail, type ActionFailure } from '@sveltejs/kit';
import * as v from 'valibot';
import { LANGS, type Lang } from '../domain/text.ts';
import { isRefused, refused, REFUSALS, type Refused, type RefusalCode } from '../domain/refusal.ts';

/** A refusal on its way to a page: `form.refused` and what its text needs. */
export interface FormRefusal {
	refused: RefusalCode;
	details: Record<string, string | number>;
	/** Name of the action that was refused, so that the page can put the words in the right place. */
	action?: string;
	/** What was typed, for a form whose fields must not be lost without scripting. */
	values?: Record<string, unknown>;
}

/** What every page of the staff shows around itself. The address is read so that each page comes with fresh counts. */
export async function desk({ locals, url }: { locals: App.Locals; url: URL }) {
	const user = signedIn(locals);
	const around = await locals.app.viewDesk(user);
	return { path: url.pathname, user: { id: user.id, name: user.name, roles: user.roles }, ...around };
}

/** Answers a form: a refusal with its own status, or what was done. */
export function reply<T>(
	result: T | Refused,
	action?: string,
	values?: Record<string, unknown>
): T | ActionFailure<FormRefusal> {
	if (!isRefused(result)) return result;
	const { refused: code, details = {} } = result;
	return fail(REFUSALS[code].status, {
		refused: code,
		details,
		...(action ? { action } : {}),
		...(values ? { values } : {})
	});
}

/** Answers a form whose page stays where it is: which action was done, or its refusal. */
export const settle = (result: unknown, action: string): { done: string } | ActionFailure<FormRefusal> =>
	reply(isRefused(result) ? result : { done: action }, action);

/** The signed-in person of a route nobody else reaches: `hooks.server.ts` has let him in. */
export function signedIn({ user }: App.Locals): NonNullable<App.Locals['user']> {
	if (!user) error(401, { message: 'not-signed-in', refused: 'not-signed-in', details: {} });
	return user;
}

/** The applicant of a page of the cabinet, let in like everybody. */
export function applicantIn({ applicant }: App.Locals): NonNullable<App.Locals['applicant']> {
	if (!applicant) error(401, { message: 'not-signed-in', refused: 'not-signed-in', details: {} });
	return applicant;
}

/** Answers a page that cannot be shown. */
export function need<T>(result: T | Refused): T {
	if (!isRefused(result)) return result;
	error(REFUSALS[result.refused].status, {
		message: result.refused,
		refused: result.refused,
		details: result.details ?? {}
	});
}

/** Answers with a document in one of the languages of documents, to be read in the browser or saved. */
export async function pdf(
	asked: string,
	print: (lang: Lang) => Promise<{ bytes: Uint8Array; content: { type: string } } | Refused>
): Promise<Response> {
	const lang = LANGS.find((one) => one === asked);
	const { bytes, content } = need(lang ? await print(lang) : refused('not-found', { kind: 'document' }));
	return pdfResponse(bytes, `${content.type}-${asked}.pdf`);
}

/** A PDF for whoever asked for it alone, to be read in the browser or saved under this name. */
export const pdfResponse = (bytes: Uint8Array, name: string): Response =>
	new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `inline; filename="${name}"`,
			'cache-control': 'private, no-store'
		}
	});

/** Answers an endpoint. */
export function answer(result: unknown): Response {
	if (!isRefused(result)) return Response.json(result);
	return Response.json(result, { status: REFUSALS[result.refused].status });
}

/** Parses once, at the door: refuses 'bad-input' naming the first field that is wrong, and looks no further. */
export function parse<S extends v.GenericSchema>(schema: S, input: unknown): v.InferOutput<S> | Refused {
	const parsed = v.safeParse(schema, input, { abortEarly: true, abortPipeEarly: true });
	if (parsed.success) return parsed.output;
	return refused('bad-input', { field: v.getDotPath(parsed.issues[0]) ?? '' });
}

/** A form as a plain object; fields that come more than once become arrays, empty files are left out. */
export async function formOf(request: Request): Promise<Record<string, unknown>> {
	const fields = new Map<string, unknown[]>();
	for (const [key, value] of await request.formData()) {
		if (typeof value !== 'string' && value.size === 0) continue;
		const values = fields.get(key);
		if (values) values.push(value);
		else fields.set(key, [value]);
	}
	return Object.fromEntries(
		[...fields].map(([key, values]) => [key, values.length > 1 ? values : values[0]])
	);
}

/** An array of so many items at most: one that is longer is refused by its length, before any item is looked at. */
export const atMost = <S extends v.GenericSchema>(max: number, item: S) =>
	v.pipe(v.array(v.unknown()), v.maxLength(max), v.array(item));

/** One or many values of a field, as an array. */
export const many = <S extends v.GenericSchema>(item: S) =>
	v.pipe(
		v.optional(v.union([v.array(v.unknown()), v.unknown()]), () => []),
		v.transform((value): unknown[] => (Array.isArray(value) ? value : [value])),
		v.array(item)
	);

export const text = (max = 2000) => v.pipe(v.string(), v.trim(), v.normalize(), v.maxLength(max));
/** Papers named one a line; lines without a word are left out. */
export const papers = v.pipe(
	text(20_000),
	v.transform((typed) => typed.split('\n').map((line) => line.trim())),
	v.transform((lines) => lines.filter(Boolean)),
	v.maxLength(50),
	v.check((lines) => lines.every(({ length }) => length <= 200))
);
/** An address of this product to go to after an action; anything that leads elsewhere becomes the first page. */
export function inside(to: string | null | undefined): string {
	if (!to || /[^\x20-\x7e]|\\/.test(to) || !to.startsWith('/')) return '/';
	const url = new URL(to, 'http://inside.invalid');
	// Dots are gone from the path by now: what follows them may begin it with a second slash, which names a host.
	if (url.host !== 'inside.invalid' || /^\/[/\\]/.test(url.pathname)) return '/';
	return url.pathname + url.search;
}

export const required = (max = 2000) => v.pipe(text(max), v.minLength(1));
export const whole = v.pipe(v.string(), v.trim(), v.regex(/^-?\d{1,9}$/), v.transform(Number));
/** A moment, epoch ms. */
export const moment = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));
export const recordId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
