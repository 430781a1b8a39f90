import type { SeatedCandidate } from '../src/cli/demonstration/sitting';

/** What the page of a seat tells the server, without its screen. */
export async function tell(
	origin: string,
	{ seatToken, token }: SeatedCandidate,
	path: string,
	body: unknown
): Promise<Response> {
	return fetch(`${origin}/exam/${path}`, {
		method: 'POST',
		headers: {
			cookie: `seat=${seatToken}; attempt=${token}`,
			origin,
			'content-type': 'application/json'
		},
		body: JSON.stringify(body)
	});
}

/** Answers the questions from `from` to `to` with their first option. */
export const answer = (
	origin: string,
	candidate: SeatedCandidate,
	from: number,
	to: number
): Promise<Response> =>
	tell(
		origin,
		candidate,
		'answers',
		Array.from({ length: to - from + 1 }, (_, i) => ({
			lease: 1,
			seq: from + i,
			question: from + i,
			choice: [1],
			elapsed: (from + i) * 1000
		}))
	);

/** The pages of a room give their signs of life, as real ones do, until they are stopped; a server that is away is no matter. */
export function breathe(
	origin: string,
	candidates: readonly SeatedCandidate[]
): { stop(): void; silent: Set<string> } {
	const silent = new Set<string>();
	const breath = () => {
		for (const one of candidates) {
			if (silent.has(one.attempt)) continue;
			tell(origin, one, 'pulse', { unsaved: 0 }).catch(() => null);
		}
	};
	breath();
	const beat = setInterval(breath, 2000);
	return { stop: () => clearInterval(beat), silent };
}
