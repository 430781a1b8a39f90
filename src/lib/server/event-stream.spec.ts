import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { refused } from '../domain/refusal.ts';
import { eventStream } from './event-stream.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const yes = () => Promise.resolve(true);
const SENT = { event: 'change', id: 1, data: {} };

/** A page, and a joining that takes until `join` is called. */
function page(may = yes) {
	const gone = new AbortController();
	const stop = vi.fn();
	let join: (how: (() => void) | ReturnType<typeof refused>) => void = () => undefined;
	let send: (sent: typeof SENT) => void = () => undefined;
	const response = eventStream(gone.signal, may, (line) => {
		send = line.send;
		return new Promise((resolve) => (join = resolve));
	});
	const begun = async () => {
		join(stop);
		return (await response).body!;
	};
	return { gone, stop, response, begun, join: () => join(refused('not-found')), send: () => send(SENT) };
}

describe('a page that listens', () => {
	it('is told what is sent, and is stopped once when it goes', async () => {
		const { gone, stop, begun, send } = page();
		const reader = (await begun()).getReader();
		send();
		await reader.read();
		expect(new TextDecoder().decode((await reader.read()).value)).toBe('event: change\nid: 1\ndata: {}\n\n');
		gone.abort();
		await reader.cancel();
		expect(stop).toHaveBeenCalledOnce();
		expect(vi.getTimerCount()).toBe(0);
	});

	it('and leaves while joining is stopped as soon as it has joined', async () => {
		const { gone, stop, begun, send } = page();
		gone.abort();
		expect(send).not.toThrow();
		await begun();
		expect(stop).toHaveBeenCalledOnce();
		expect(vi.getTimerCount()).toBe(0);
	});

	it('and had left before joining is stopped once', async () => {
		const gone = AbortSignal.abort();
		const stop = vi.fn();
		await eventStream(gone, yes, () => Promise.resolve(stop));
		expect(stop).toHaveBeenCalledOnce();
	});

	it('and takes its line away is stopped without a fault, and what is sent then is dropped', async () => {
		const { gone, stop, begun, send } = page();
		await expect((await begun()).cancel()).resolves.toBeUndefined();
		expect(send).not.toThrow();
		gone.abort();
		expect(stop).toHaveBeenCalledOnce();
	});

	it('and may not any more is let go at the next beat', async () => {
		const { stop, begun } = page(() => Promise.resolve(false));
		await begun();
		await vi.advanceTimersByTimeAsync(10_000);
		expect(stop).toHaveBeenCalledOnce();
	});

	it('and is refused, or whose joining fails, leaves nothing running', async () => {
		const { response, join } = page();
		join();
		expect((await response).status).toBe(404);
		await expect(
			eventStream(new AbortController().signal, yes, () => Promise.reject(new Error('disk')))
		).rejects.toThrow('disk');
		expect(vi.getTimerCount()).toBe(0);
	});
});
