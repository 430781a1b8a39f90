import { isRefused, type Refused } from '../domain/refusal.ts';
import { answer } from './door.ts';

/** How soon a page comes back after the line was cut, ms. */
const RETRY_MS = 1_000;
/** A line nothing comes over is taken for dead by what lies between: a comment keeps it. */
const BEAT_MS = 10_000;
/** Some snapshots of a full room. */
const QUEUE_BYTES = 4 * 1024 * 1024;

interface Sent {
	event: string;
	id: number;
	data: unknown;
}

interface Line {
	send(sent: Sent): void;
	end(): void;
}

const worded = ({ event, id, data }: Sent): string =>
	`event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;

/** A line to a page. Whoever goes is let go once, whichever way it is noticed, and nothing is written to it any more. */
function openLine() {
	const encoder = new TextEncoder();
	let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
	let closed = false;
	const stops: (() => void)[] = [];
	const letGo = () => {
		closed = true;
		for (const stop of stops.splice(0)) stop();
	};
	const close = () => {
		if (closed) return;
		letGo();
		controller?.close();
	};
	const write = (text: string) => {
		if (closed) return;
		// A page that takes nothing any more is let go before what waits for it fills the memory: it comes back.
		if ((controller?.desiredSize ?? 0) <= 0) close();
		else controller?.enqueue(encoder.encode(text));
	};
	/** Called when the page goes; at once for one that has gone already. */
	const onGone = (stop: () => void) => {
		if (closed) stop();
		else stops.push(stop);
	};
	// A stream that was cancelled is closed already: closing it again throws.
	const source = { start: (made: typeof controller) => void (controller = made), cancel: letGo };
	const body = new ReadableStream<Uint8Array>(
		source,
		new ByteLengthQueuingStrategy({ highWaterMark: QUEUE_BYTES })
	);
	return { body, write, close, onGone };
}

/**
 * Answers with server-sent events. `begin` is given the line and returns how to stop, or a refusal; it is stopped when the
 * page goes, when it does not take what is sent any more, when `may` says no at a beat (signed out, locked), and by `end`.
 * A page that goes while it begins is stopped as soon as it has begun.
 */
export async function eventStream(
	gone: AbortSignal,
	may: () => Promise<boolean>,
	begin: (line: Line) => Promise<(() => void) | Refused>
): Promise<Response> {
	const { body, write, close, onGone } = openLine();
	const beat = setInterval(() => {
		void may().then((yes) => (yes ? write(': \n\n') : close()), close);
	}, BEAT_MS);
	beat.unref();
	onGone(() => clearInterval(beat));
	gone.addEventListener('abort', close);
	if (gone.aborted) close();
	write(`retry: ${RETRY_MS}\n\n`);
	try {
		const begun = await begin({ send: (sent) => write(worded(sent)), end: close });
		if (!isRefused(begun)) {
			onGone(begun);
			return streamed(body);
		}
		close();
		return answer(begun);
	} catch (error) {
		close();
		throw error;
	}
}

const streamed = (body: ReadableStream<Uint8Array>): Response =>
	new Response(body, {
		headers: {
			'content-type': 'text/event-stream',
			'cache-control': 'no-store',
			'x-accel-buffering': 'no'
		}
	});
