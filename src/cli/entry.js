// What `node build/index.js` runs: HTTPS when TLS_CERT and TLS_KEY name files, HTTP otherwise.
// svelte.config.js puts it in the place of the adapter's own entry, which knows HTTP only.
import { readFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';

const env = process.env;
const HOST = env.HOST || '0.0.0.0';
const PORT = Number(env.PORT || 3000);
const SHUTDOWN_MS = Number(env.SHUTDOWN_TIMEOUT || 30) * 1000;

/** @param {string} name @param {string} path */
function read(name, path) {
	try {
		return readFileSync(path);
	} catch (failure) {
		throw new Error(`${name} cannot be read: ${failure instanceof Error ? failure.message : failure}`, {
			cause: failure
		});
	}
}

function makeServer() {
	const { TLS_CERT, TLS_KEY } = env;
	if (!TLS_CERT && !TLS_KEY) return createHttp();
	if (!TLS_CERT || !TLS_KEY) throw new Error('TLS takes both files: TLS_CERT and TLS_KEY.');
	return createHttps({
		cert: read('TLS_CERT', TLS_CERT),
		key: read('TLS_KEY', TLS_KEY),
		minVersion: 'TLSv1.2'
	});
}

/** @param {string} reason */
function stop(reason) {
	if (stopping) return;
	stopping = true;
	const late = setTimeout(() => server.closeAllConnections(), SHUTDOWN_MS);
	server.close(() => {
		clearTimeout(late);
		// @ts-expect-error SvelteKit's own event, not one of node's
		process.emit('sveltekit:shutdown', reason);
	});
	server.closeIdleConnections();
}

/** @param {unknown} failure @returns {never} */
function giveUp(failure) {
	process.stderr.write(`Synaq cannot start: ${failure instanceof Error ? failure.message : failure}\n`);
	process.exit(1);
}

let stopping = false;
/** @type {import('node:http').Server | import('node:https').Server} */
let server;
try {
	server = makeServer();
} catch (failure) {
	giveUp(failure);
}
if (env.KEEP_ALIVE_TIMEOUT) server.keepAliveTimeout = Number(env.KEEP_ALIVE_TIMEOUT) * 1000;
if (env.HEADERS_TIMEOUT) server.headersTimeout = Number(env.HEADERS_TIMEOUT) * 1000;

// Built beside this file, not there beside its source.
const { handler } = await import(new URL('./handler.js', import.meta.url).href);

server.on('request', (request, response) => {
	// Connections end as soon as they are idle, so that they bring nothing new.
	response.once('close', () => stopping && server.closeIdleConnections());
	handler(request, response, () => {
		response.statusCode = 404;
		response.end('Not found');
	});
});
server.once('error', giveUp);
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
server.listen(PORT, HOST, () => {
	// @ts-expect-error an event of ours: the product looks how it is reached (src/hooks.server.ts)
	process.emit('synaq:listening', server.address());
});
