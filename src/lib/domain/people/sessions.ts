/** SHA-256 of each open session's secret → when it expires, epoch ms. Whoever reads a record learns no secret. */
export type Sessions = Record<string, number>;

const without = (sessions: Sessions, gone: (id: string, until: number) => boolean): Sessions =>
	Object.fromEntries(Object.entries(sessions).filter(([id, until]) => !gone(id, until)));

/** One more session; those that are over at `at` are let go. */
export const withSession = (
	sessions: Sessions,
	{ session, until }: { session: string; until: number },
	at: number
): Sessions => ({ ...without(sessions, (_, ends) => ends <= at), [session]: until });

export const withoutSession = (sessions: Sessions, session: string): Sessions =>
	without(sessions, (id) => id === session);
