import type { Pulse, SignOfLife } from '$lib/domain/exam/seat-protocol';
import type { ExamServer, Reply } from './exam-server';

interface PulseOptions {
	/** Milliseconds from one reply to the next sign of life. */
	every: number;
	/** How many choices are only on this computer now. */
	unsaved?: () => number;
	/** What this page's own clock of the attempt shows, ms; undefined when it has none. */
	elapsed?: () => number;
	/** After each reply, or its absence. The next sign of life waits until this is done. */
	heard: (reply: Reply<Pulse>) => unknown;
}

/** Gives the server a sign of life again and again; returns how to stop. The first one goes at once. */
export function pulse(
	server: ExamServer,
	{ every, unsaved = () => 0, elapsed, heard }: PulseOptions
): () => void {
	let stopped = false;
	let timer: ReturnType<typeof setTimeout> | undefined;
	async function beat() {
		const said: SignOfLife = { unsaved: unsaved(), ...(elapsed && { elapsed: elapsed() }) };
		const reply = await server.post<Pulse>('/pulse', said);
		if (stopped) return;
		await heard(reply);
		if (!stopped) timer = setTimeout(beat, every);
	}
	void beat();
	return () => {
		stopped = true;
		clearTimeout(timer);
	};
}
