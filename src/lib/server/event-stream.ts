import { isRefused, type Refused } from '../domain/refusal.ts';
import { answer } from './door.ts';

/** How soon a page comes back after the line was cut, ms. */
const RETRY_MS = 1_000;
/** A line nothing comes over is taken for dead by what lies between: a comment keeps it. */
const BEAT_MS = 10_000;

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

/**
 * Answers with server-sent events. `begin` is given the line and returns how to stop, or a refusal; it is stopped when the
 * page goes, when it does not take what is sent any more, when `may` says no at a beat (signed out, locked), and by `end`.
 */
export async function eventStream(
	gone: AbortSignal,
	may: () => Promise<boolean>,
	begin: (line: Line) => Promise<(() => void) | Refused>
): Promise<Response> {
	const encoder = new TextEncoder();
	let stop: () => void = () => undefined;
	let close: () => void = () => undefined;
	let write: (text: string) => void = () => undefined;
	const body = new ReadableStream<Uint8Array>(
		{
			start(controller) {
				write = (text) => {
					// A page that takes nothing any more is let go before what waits for it fills the memory: it comes back.
					if ((controller.desiredSize ?? 0) <= 0) close();
					else controller.enqueue(encoder.encode(text));
				};
				close = once(() => {
					stop();
					clearInterval(beat);
					controller.close();
				});
				const beat = setInterval(() => {
					void may().then(
						(yes) => (yes ? write(': \n\n') : close()),
						() => close()
					);
				}, BEAT_MS);
				beat.unref();
				write(`retry: ${RETRY_MS}\n\n`);
			},
			cancel: () => close()
		},
		new ByteLengthQueuingStrategy({ highWaterMark: QUEUE_BYTES })
	);
	gone.addEventListener('abort', () => close());
	const begun = await begin({ send: (sent) => write(worded(sent)), end: () => close() });
	if (isRefused(begun)) {
		close();
		return answer(begun);
	}
	stop = begun;
	if (gone.aborted) close();
	return new Response(body, {
		headers: {
			'content-type': 'text/event-stream',
			'cache-control': 'no-store',
			'x-accel-buffering': 'no'
		}
	});
}

/** Some snapshots of a full room. */
const QUEUE_BYTES = 4 * 1024 * 1024;

function once(act: () => void): () => void {
	let done = false;
	return () => {
		if (done) return;
		done = true;
		act();
	};
}
