import type { Cookies } from '@sveltejs/kit';
import type { Session } from './usecases/people/sign-in.ts';

/** Gives the browser the cookie of a visit to the cabinet. */
export function openVisit(
	cookies: Cookies,
	{ token, until }: Session,
	{ url, now }: { url: URL; now: number }
): void {
	cookies.set('applicant', token, {
		path: '/cabinet',
		httpOnly: true,
		sameSite: 'strict',
		secure: url.protocol === 'https:',
		// By the server's clock, which may stand ahead of the browser's.
		maxAge: Math.floor((until - now) / 1000)
	});
}

/** The cookie that ties a challenge to the browser it was given to. */
export const CHALLENGE = { name: 'challenge', path: '/cabinet/sign-in' } as const;

/** The secret of the challenge this browser was given; once only. */
export function takeChallenge(cookies: Cookies): string {
	const token = cookies.get(CHALLENGE.name) ?? '';
	cookies.delete(CHALLENGE.name, { path: CHALLENGE.path });
	return token;
}
