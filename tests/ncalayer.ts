import { createHash, webcrypto } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { certify } from '../src/lib/server/signatures/testing/certificates';

/** What the person does in NCALayer's window. */
export type Window =
	| { does: 'sign'; with: (bytes: Uint8Array) => Promise<Uint8Array> }
	| { does: 'cancel' }
	/** Something goes wrong in it: NCALayer says what. */
	| { does: 'fail'; message: string }
	/** What it answers is no JSON. */
	| { does: 'babble' };

/** NCALayer as pages see it: its protocol is stood in for, signatures are real. */
export interface Ncalayer {
	port: number;
	/** What was asked of it, newest last. */
	asked: Asked[];
	/** What the next window will see. */
	show(window: Window): void;
	stop(): Promise<void>;
}

interface Asked {
	module: string;
	method: string;
	args?: { format: string; data: string[]; signingParams: { encapsulate: boolean } };
}

const DAY = 24 * 60 * 60_000;
/** RFC 6455, 1.3. */
const HANDSHAKE = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** A certificate of nobody: what NCALayer has is trusted by the computer it was installed on. */
async function secrets(): Promise<{ key: string; cert: string }> {
	const now = new Date().getTime();
	const wanted = { subject: [{ CN: ['127.0.0.1'] }], serial: '01', extensions: [], kind: 'ecdsa' as const };
	const { certificate, keys } = await certify({ ...wanted, from: now - DAY, until: now + DAY }, null);
	const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
	return {
		key: `-----BEGIN PRIVATE KEY-----\n${pkcs8}\n-----END PRIVATE KEY-----\n`,
		cert: certificate.toString('pem')
	};
}

/** One text message to the page: RFC 6455, 5.2. */
function frame(text: string): Buffer {
	const body = Buffer.from(text);
	const head = Buffer.alloc(body.length < 126 ? 2 : body.length < 65_536 ? 4 : 10);
	head[0] = 0x81;
	head[1] = body.length < 126 ? body.length : body.length < 65_536 ? 126 : 127;
	if (head.length === 4) head.writeUInt16BE(body.length, 2);
	if (head.length === 10) head.writeBigUInt64BE(BigInt(body.length), 2);
	return Buffer.concat([head, body]);
}

interface Frame {
	opcode: number;
	last: boolean;
	body: Buffer;
	/** How many bytes it took. */
	length: number;
}

/** The first whole frame of what has come; a page masks each of its own. */
function unframe(bytes: Buffer): Frame | null {
	if (bytes.length < 6) return null;
	const short = (bytes[1] ?? 0) & 0x7f;
	const mask = short < 126 ? 2 : short === 126 ? 4 : 10;
	if (bytes.length < mask + 4) return null;
	const size = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
	const length = mask + 4 + size;
	if (bytes.length < length) return null;
	const body = Buffer.from(bytes.subarray(mask + 4, length));
	for (let i = 0; i < size; i++) body[i] = (body[i] ?? 0) ^ (bytes[mask + (i % 4)] ?? 0);
	return { opcode: (bytes[0] ?? 0) & 0x0f, last: ((bytes[0] ?? 0) & 0x80) !== 0, body, length };
}

/** Reads a page's messages; `close` ends the conversation. */
function listen(socket: Socket, heard: (message: string) => void): void {
	let waiting = Buffer.alloc(0);
	let parts: Buffer[] = [];
	socket.on('data', (chunk: Buffer) => {
		waiting = Buffer.concat([waiting, chunk]);
		for (let one = unframe(waiting); one; one = unframe(waiting)) {
			waiting = waiting.subarray(one.length);
			if (one.opcode === 8) return void socket.end();
			parts.push(one.body);
			if (!one.last) continue;
			heard(Buffer.concat(parts).toString('utf8'));
			parts = [];
		}
	});
	socket.on('error', () => socket.destroy());
}

const KEPT = '-----BEGIN CMS-----\n';

async function answerTo({ method, args }: Asked, window: Window): Promise<string> {
	if (method !== 'sign') return JSON.stringify({ status: false, code: 404, message: 'MODULE_NOT_FOUND' });
	if (window.does === 'babble') return '<html>';
	if (window.does === 'cancel') return JSON.stringify({ body: {}, status: true });
	if (window.does === 'fail') {
		return JSON.stringify({ status: false, code: 500, message: window.message, details: '' });
	}
	const result: string[] = [];
	for (const data of args?.data ?? []) {
		const cms = Buffer.from(await window.with(Buffer.from(data, 'base64'))).toString('base64');
		result.push(`${KEPT}${cms}\n${KEPT.replace('BEGIN', 'END')}`);
	}
	return JSON.stringify({ body: { result }, status: true });
}

/** Starts it on a free port of this computer. */
export async function startNcalayer(): Promise<Ncalayer> {
	const server: Server = createServer(await secrets());
	const asked: Asked[] = [];
	const sockets = new Set<Socket>();
	let window: Window = { does: 'cancel' };
	server.on('upgrade', (request, socket: Socket) => {
		sockets.add(socket);
		const key = `${request.headers['sec-websocket-key']}${HANDSHAKE}`;
		const accept = createHash('sha1').update(key).digest('base64');
		socket.write(
			`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`
		);
		socket.write(frame(JSON.stringify({ result: { version: '1.4' } })));
		listen(socket, (message) => {
			const question = JSON.parse(message) as Asked;
			asked.push(question);
			void answerTo(question, window).then((answer) => socket.write(frame(answer)));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		port: (server.address() as AddressInfo).port,
		asked,
		show: (next) => void (window = next),
		stop: () =>
			new Promise((resolve) => {
				sockets.forEach((socket) => socket.destroy());
				server.close(() => resolve());
			})
	};
}
