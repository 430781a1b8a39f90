import type { State } from './revocation.ts';

/** So long an answer about a certificate is good, and a responder that did not answer is left alone, ms. */
const GOOD_MS = 60_000;
const SILENT_MS = 30_000;
const MOST = 1_000;

/**
 * Asks about one certificate once, however many files it signed; 'unknown' while the responder is silent: nobody waits for
 * it with every file.
 */
export function askedOnce(now: () => number = () => performance.now()) {
	const answers = new Map<string, { state: State; until: number }>();
	let silentUntil = -Infinity;
	return async (certificate: string, ask: () => Promise<State>): Promise<State> => {
		const known = answers.get(certificate);
		if (known && known.until > now()) return known.state;
		if (silentUntil > now()) return 'unknown';
		try {
			const state = await ask();
			if (answers.size >= MOST) answers.clear();
			answers.set(certificate, { state, until: now() + GOOD_MS });
			return state;
		} catch {
			silentUntil = now() + SILENT_MS;
			return 'unknown';
		}
	};
}
