import type { SeatView } from '$lib/domain/exam/seat-protocol';

/** What the server said, or that it could not be heard. `unreachable` covers everything worth sending again. */
export type Reply<T> =
	| { kind: 'ok'; body: T }
	| { kind: 'refused'; code: string; details: Record<string, string | number> }
	| { kind: 'unreachable' };

/** The candidate's page speaks to the server through this. */
export interface ExamServer {
	post<T>(path: string, body: unknown): Promise<Reply<T>>;
	/** Where the seat stands. */
	view(): Promise<Reply<SeatView>>;
}

const PATIENCE_MS = 8_000;
/** Refusals that pass by themselves: the answer stays in the queue and goes again. */
const PASSING = new Set([408, 425, 429]);

/**
 * Speaks JSON under `base` (`/exam`). A reply that is not JSON, an error of the server itself (5xx) and silence for
 * eight seconds count as unreachable; a 4xx with `{refused, details?}` is a refusal.
 */
export function examServer(base: string, fetcher: typeof fetch = fetch): ExamServer {
	async function ask<T>(path: string, init: RequestInit): Promise<Reply<T>> {
		const patience = new AbortController();
		const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
		try {
			return await read<T>(await fetcher(`${base}${path}`, { ...init, signal: patience.signal }));
		} catch {
			return { kind: 'unreachable' };
		} finally {
			clearTimeout(timer);
		}
	}
	return {
		post: (path, body) =>
			ask(path, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body)
			}),
		view: () => ask<SeatView>('/view', { headers: { accept: 'application/json' }, cache: 'no-store' })
	};
}

async function read<T>(response: Response): Promise<Reply<T>> {
	if (response.status >= 500 || PASSING.has(response.status)) return { kind: 'unreachable' };
	const text = await response.text();
	const said: unknown = text ? JSON.parse(text) : {};
	// What has nothing to tell answers `true`.
	const body = typeof said === 'object' && said !== null ? (said as Record<string, unknown>) : {};
	if (response.ok && !('refused' in body)) return { kind: 'ok', body: said as T };
	const details = typeof body.details === 'object' && body.details !== null ? body.details : {};
	return { kind: 'refused', code: String(body.refused ?? response.status), details: { ...details } };
}
