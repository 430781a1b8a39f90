import { performance } from 'node:perf_hooks';
import type { Browser } from '../rehearse/browser.ts';

/** A row as far as it is measured. */
export interface WallRow {
	attempt: string;
	answered: number;
}

/** A proctor's console that follows a sitting. */
export interface Wall {
	/** How many events have come. */
	events(): number;
	close(): void;
}

/** Opens the stream of a sitting; `row` is told of each changed seat the moment it comes. */
export async function openWall(
	proctor: Browser,
	sitting: string,
	row: (row: WallRow, at: number) => void = () => undefined
): Promise<Wall> {
	const leaving = new AbortController();
	const body = await proctor.stream(`/proctor/sittings/${sitting}/stream`, leaving.signal);
	let events = 0;
	let rest = '';
	const read = async () => {
		for await (const part of body) {
			const at = performance.now();
			const blocks = (rest + part).split('\n\n');
			rest = blocks.pop() ?? '';
			for (const block of blocks) {
				const data = /^data: (.*)$/m.exec(block)?.[1];
				if (!data) continue;
				events += 1;
				for (const one of (JSON.parse(data) as { rows?: WallRow[] }).rows ?? []) row(one, at);
			}
		}
	};
	read().catch(() => undefined);
	return { events: () => events, close: () => leaving.abort() };
}
