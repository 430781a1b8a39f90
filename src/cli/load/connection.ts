import { connect, type Socket } from 'node:net';

export interface Reply {
	status: number;
	body: string;
}

const END_OF_HEAD = '\r\n\r\n';

/**
 * One keep-alive HTTP/1.1 connection, one request at a time: as cheap as a load generator on the same two cores has to
 * be. It reads `content-length` and chunked replies.
 */
export class Connection {
	#socket: Socket;
	#buffer = '';
	#waiting: { resolve(reply: Reply): void; reject(error: Error): void } | undefined;

	private constructor(
		socket: Socket,
		private readonly host: string
	) {
		this.#socket = socket;
		socket.setNoDelay(true).setEncoding('latin1');
		socket.on('data', (chunk: string) => this.#read(chunk));
		const gone = (error?: Error) => {
			this.#waiting?.reject(error ?? new Error('The server closed the connection.'));
			this.#waiting = undefined;
		};
		socket.on('error', gone).on('close', () => gone());
	}

	static open(port: number, host = '127.0.0.1'): Promise<Connection> {
		return new Promise((resolve, reject) => {
			const socket = connect(port, host, () => resolve(new Connection(socket, `localhost:${port}`)));
			socket.once('error', reject);
		});
	}

	/** Posts JSON (ASCII) and waits for the whole reply. */
	post(path: string, cookie: string, body: string): Promise<Reply> {
		const head = `POST ${path} HTTP/1.1\r\nhost: ${this.host}\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\n`;
		this.#socket.write(`${head}content-length: ${body.length}\r\n\r\n${body}`);
		return new Promise((resolve, reject) => (this.#waiting = { resolve, reject }));
	}

	close(): void {
		this.#socket.destroy();
	}

	#read(chunk: string): void {
		this.#buffer += chunk;
		const end = this.#buffer.indexOf(END_OF_HEAD);
		if (end < 0) return;
		const head = this.#buffer.slice(0, end).toLowerCase();
		const rest = this.#buffer.slice(end + END_OF_HEAD.length);
		const body = head.includes('transfer-encoding: chunked') ? chunked(rest) : sized(rest, head);
		if (body === undefined) return;
		this.#buffer = '';
		const waiting = this.#waiting;
		this.#waiting = undefined;
		waiting?.resolve({ status: Number(head.slice(9, 12)), body });
	}
}

function sized(rest: string, head: string): string | undefined {
	const length = Number(/content-length: (\d+)/.exec(head)?.[1] ?? 0);
	return rest.length >= length ? rest.slice(0, length) : undefined;
}

function chunked(rest: string): string | undefined {
	let body = '';
	for (let at = 0; ;) {
		const line = rest.indexOf('\r\n', at);
		if (line < 0) return undefined;
		const size = parseInt(rest.slice(at, line), 16);
		if (size === 0) return rest.length >= line + 4 ? body : undefined;
		if (rest.length < line + 2 + size + 2) return undefined;
		body += rest.slice(line + 2, line + 2 + size);
		at = line + 2 + size + 2;
	}
}
