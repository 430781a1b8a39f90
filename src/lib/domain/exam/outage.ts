import type { AttemptState } from './attempt.ts';

/**
 * Since when everybody who was writing stands because of the server's outage (wall clock of the last pause); null while
 * anybody writes, has written since, or stands by the proctor's word: then the room is in somebody's hands.
 */
export function unresumedSince(attempts: readonly AttemptState[]): number | null {
	let since: number | null = null;
	for (const { course } of attempts) {
		if (course.status === 'running') return null;
		if (course.status !== 'paused' || course.cause === 'left-room') continue;
		if (course.cause !== 'server-down') return null;
		since = Math.max(since ?? 0, course.since);
	}
	const writtenSince = attempts.some(
		({ course }) => since !== null && course.status === 'ended' && course.at > since
	);
	return writtenSince ? null : since;
}

/** Why such a sitting is closed, in the two languages of the act. */
export const disruptedByOutage = (minutes: number): string =>
	`Сервер тоқтағаннан кейін тестілеу ${minutes} минут ішінде жалғастырылмады / ` +
	`После остановки сервера тестирование не возобновлено в течение ${minutes} мин`;
