const LOCK = 'synaq-exam-window';

/**
 * Lets one window of this browser answer at a time: two would give the same numbers to different choices.
 * `held` when this window may go on, `elsewhere` while another one has it. Returns how to let go.
 * A browser without locks (plain HTTP) goes on at once; the server's lease still parts seats.
 */
export function oneWindow(
	on: { held: () => void; elsewhere: () => void },
	locks: LockManager | null = globalThis.navigator?.locks ?? null
): () => void {
	if (!locks) {
		on.held();
		return () => {};
	}
	const leaving = new AbortController();
	let letGo = () => {};
	const keep = () => {
		if (leaving.signal.aborted) return;
		on.held();
		return new Promise<void>((resolve) => (letGo = resolve));
	};
	void locks
		.request(LOCK, { ifAvailable: true }, (lock) => (lock ? keep() : 'taken'))
		.then((answer) => {
			if (answer !== 'taken' || leaving.signal.aborted) return;
			on.elsewhere();
			return locks.request(LOCK, { signal: leaving.signal }, keep);
		})
		.catch(() => {});
	return () => {
		leaving.abort();
		letGo();
	};
}
