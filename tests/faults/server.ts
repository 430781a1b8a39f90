import type { ChildProcess } from 'node:child_process';
import { freePort, startServer, untilUp } from '../../src/cli/serve';
import { openLine, type Line } from '../../src/cli/rehearse/faults/line';

/** The real server as a process of its own, reached over a line that can be cut. */
export interface Server {
	/** What everybody calls it by: the line's address. */
	origin: string;
	line: Line;
	/** One more line to it, for a computer that is cut off alone. */
	lineOfItsOwn(): Promise<Line>;
	pid(): number;
	/** Resolves when it answers. */
	start(): Promise<void>;
	/** SIGKILL: no time to put anything away. */
	kill(): Promise<void>;
	stop(): Promise<void>;
}

export async function serverAt(env: (origin: string) => Record<string, string>): Promise<Server> {
	const port = await freePort();
	const lines: Line[] = [await openLine(port)];
	const [line] = lines as [Line];
	let child: ChildProcess | undefined;
	const end = (signal: NodeJS.Signals) =>
		new Promise<void>((resolve) => {
			if (!child || child.exitCode !== null || child.signalCode) return resolve();
			child.once('exit', () => resolve());
			child.kill(signal);
		});
	return {
		origin: line.origin,
		line,
		pid: () => child?.pid ?? 0,
		async lineOfItsOwn() {
			const own = await openLine(port);
			lines.push(own);
			return own;
		},
		async start() {
			child = startServer({ ...env(line.origin), PORT: String(port) }, 'pipe');
			child.stdout?.resume();
			child.stderr?.pipe(process.stderr);
			await untilUp(`http://localhost:${port}`);
		},
		kill: () => end('SIGKILL'),
		async stop() {
			await end('SIGTERM');
			for (const one of lines) await one.close();
		}
	};
}
