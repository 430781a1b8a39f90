import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from '../../serve.ts';

/**
 * How a line can be. `cut`: every connection is reset and none is made. `silent`: connections stay and nothing passes,
 * as when a cable is pulled. `deaf`: what is asked reaches the server, what it answers does not come back.
 */
export type LineState = 'whole' | 'cut' | 'silent' | 'deaf';

/** A line of its own between clients and the server: what passes through `origin` can be cut. */
export interface Line {
	origin: string;
	state(): LineState;
	/** Connections that were open while it was silent or deaf stay lost: their ends have to find that out. */
	turn(to: LineState): void;
	close(): Promise<void>;
}

/** Opens a line to a port of this machine, that need not listen yet. */
export async function openLine(to: number, port?: number): Promise<Line> {
	let state: LineState = 'whole';
	const open = new Set<Socket>();
	const server: Server = createServer((client) => {
		if (state === 'cut') return client.destroy();
		const behind = connect(to, '127.0.0.1').setNoDelay(true);
		client.setNoDelay(true);
		const line = { lost: false };
		for (const socket of [client, behind]) open.add(socket);
		const pass = (from: Socket, into: Socket, answers: boolean) => {
			from.on('data', (bytes) => {
				if (state === 'silent' || (state === 'deaf' && answers)) line.lost = true;
				if (state === 'silent' || (line.lost && answers)) return;
				into.write(bytes);
			});
			from.on('error', () => undefined);
			from.on('close', () => {
				open.delete(from);
				// Of a lost line the other end hears nothing, not even that it was closed.
				if (!(answers && (line.lost || state === 'silent' || state === 'deaf'))) into.destroy();
			});
		};
		pass(client, behind, false);
		pass(behind, client, true);
	});
	const at = port ?? (await freePort());
	await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
	return {
		origin: `http://localhost:${at}`,
		state: () => state,
		turn(to) {
			state = to;
			if (to === 'cut') for (const socket of open) socket.resetAndDestroy();
		},
		close: () =>
			new Promise((resolve) => {
				for (const socket of open) socket.destroy();
				server.close(() => resolve());
			})
	};
}
