import { parse, unflatten } from 'devalue';

/** So long a candidate's page waits for an answer. */
const PATIENCE_MS = 8_000;

/** What a form action answered. */
export type Answered =
	| { type: 'success' | 'redirect'; location: string | undefined; data: unknown }
	| { type: 'failure'; status: number; refused: string; details: Record<string, unknown> };

export class Refusal extends Error {
	override name = 'Refusal';
	constructor(
		readonly path: string,
		readonly code: string,
		details: unknown
	) {
		super(`${path} was refused: ${code} ${JSON.stringify(details)}`);
	}
}

/**
 * A person at a browser, as far as the server can tell: cookies, forms, pages' data, JSON calls — over real HTTP, as the
 * real pages do. `login` names whose it is in errors.
 */
export class Browser {
	#cookies = new Map<string, string>();

	/** `via`: the line its requests take to the server, where that is not the address itself. */
	constructor(
		readonly origin: string,
		readonly who: string,
		readonly via = origin
	) {}

	/** Cookies it was given before, as a computer keeps them. */
	keep(cookies: Record<string, string>): this {
		for (const [name, value] of Object.entries(cookies)) this.#cookies.set(name, value);
		return this;
	}

	async #fetch(path: string, init: RequestInit = {}): Promise<Response> {
		const headers = new Headers(init.headers);
		headers.set('cookie', [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '));
		headers.set('origin', this.origin);
		const response = await fetch(this.via + path, { ...init, headers, redirect: 'manual' });
		for (const cookie of response.headers.getSetCookie()) {
			const [pair = ''] = cookie.split(';');
			const at = pair.indexOf('=');
			const value = pair.slice(at + 1);
			if (value && !/max-age=0/i.test(cookie)) this.#cookies.set(pair.slice(0, at), value);
			else this.#cookies.delete(pair.slice(0, at));
		}
		return response;
	}

	/** Sends a form to an action. */
	async submit(path: string, fields: [string, string | Blob, string?][]): Promise<Answered> {
		const body = new FormData();
		for (const [name, value, file] of fields) {
			if (typeof value === 'string') body.append(name, value);
			else body.append(name, value, file);
		}
		const headers = { accept: 'application/json', 'x-sveltekit-action': 'true' };
		const response = await this.#fetch(path, { method: 'POST', body, headers });
		const answer = (await response.json()) as {
			type: string;
			status: number;
			location?: string;
			data?: string;
			error?: unknown;
		};
		if (answer.type === 'error') throw new Refusal(path, 'error', answer.error);
		const data = answer.data ? parse(answer.data) : undefined;
		if (answer.type === 'failure') {
			const { refused = 'unknown', details = {} } = (data ?? {}) as {
				refused?: string;
				details?: Record<string, unknown>;
			};
			return { type: 'failure', status: answer.status, refused, details };
		}
		return { type: answer.type as 'success' | 'redirect', location: answer.location, data };
	}

	/** Sends a form that must be taken; returns where it leads. */
	async must(path: string, fields: [string, string | Blob, string?][] = []): Promise<string> {
		const answer = await this.submit(path, fields);
		if (answer.type === 'failure') throw new Refusal(`${this.who}: ${path}`, answer.refused, answer.details);
		return answer.location ?? '';
	}

	/** The data of a page and its layouts, merged. */
	async page<T>(path: string): Promise<T> {
		const [pathname, search = ''] = path.split('?');
		const response = await this.#fetch(`${pathname}/__data.json${search ? `?${search}` : ''}`);
		if (!response.ok)
			throw new Refusal(`${this.who}: ${path}`, String(response.status), await response.text());
		const { type, location, nodes } = (await response.json()) as {
			type: string;
			location?: string;
			nodes?: { type: string; data?: unknown[] }[];
		};
		if (type === 'redirect') throw new Refusal(`${this.who}: ${path}`, 'redirect', location);
		const parts = (nodes ?? [])
			.filter((node) => node?.type === 'data' && node.data)
			.map((node) => unflatten(node.data as number[]));
		return Object.assign({}, ...(parts as object[])) as T;
	}

	/** Posts JSON as a page's script does. */
	async json<T>(path: string, body: unknown, patience = PATIENCE_MS): Promise<{ status: number; body: T }> {
		const headers = { 'content-type': 'application/json' };
		const signal = AbortSignal.timeout(patience);
		const response = await this.#fetch(path, { method: 'POST', body: JSON.stringify(body), headers, signal });
		return { status: response.status, body: (await response.json()) as T };
	}

	/** The text of an answer that never ends, as it comes. Throws when it is refused. */
	async stream(path: string, until: AbortSignal): Promise<AsyncIterable<string>> {
		const response = await this.#fetch(path, { signal: until });
		if (!response.ok || !response.body)
			throw new Refusal(`${this.who}: ${path}`, String(response.status), '');
		return response.body.pipeThrough(new TextDecoderStream()) as unknown as AsyncIterable<string>;
	}

	/** A file. */
	async bytes(path: string): Promise<Uint8Array> {
		const response = await this.#fetch(path);
		if (!response.ok) throw new Refusal(`${this.who}: ${path}`, String(response.status), '');
		return new Uint8Array(await response.arrayBuffer());
	}

	/** Signs a person in. */
	async signIn(login: string, password: string): Promise<this> {
		await this.must('/sign-in', [
			['login', login],
			['password', password]
		]);
		return this;
	}
}
