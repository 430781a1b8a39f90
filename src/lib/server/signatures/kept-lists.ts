import { sameBytes } from './der.ts';
import { type FetchBytes, isWebAddress } from './network.ts';
import { parseRevocationList, type RevocationList } from './revocation-list.ts';

/** Revocation lists by their addresses. */
export interface Lists {
	/** The newest that can be had; null where there is none. Whether it is in force is for the caller to see. */
	get(url: string): Promise<RevocationList | null>;
}

/** An authority may publish before the time it named: nobody works with an older list for longer. */
const FRESH_MS = 10 * 60_000;
/** One that cannot be reached is not asked at every signature: each would wait for the whole timeout. */
const RETRY_MS = 30_000;
const AT_MOST = 50;

interface Kept {
	bytes: Uint8Array | null;
	list: RevocationList | null;
	askedAt: number;
	reached: boolean;
}

/**
 * Lists that are kept: asked for again after ten minutes or when their time is over; while the authority cannot be
 * reached, the one at hand stays (in force until its `nextUpdate`).
 */
export function keptLists(fetchBytes: FetchBytes, now: () => number): Lists {
	const kept = new Map<string, Kept>();
	const underWay = new Map<string, Promise<RevocationList | null>>();

	const ask = async (url: string): Promise<RevocationList | null> => {
		const before = kept.get(url);
		const after = await fetched(url, fetchBytes, before, now());
		kept.delete(url);
		kept.set(url, after);
		if (kept.size > AT_MOST) kept.delete(kept.keys().next().value!);
		return after.list;
	};
	return {
		async get(url) {
			if (!isWebAddress(url)) return null;
			const own = kept.get(url);
			if (own && isFresh(own, now())) return own.list;
			const asked = underWay.get(url) ?? ask(url).finally(() => underWay.delete(url));
			underWay.set(url, asked);
			return asked;
		}
	};
}

function isFresh({ list, askedAt, reached }: Kept, now: number): boolean {
	const over = !list?.nextUpdate || list.nextUpdate <= now;
	return now - askedAt < (reached && !over ? FRESH_MS : RETRY_MS);
}

async function fetched(
	url: string,
	fetchBytes: FetchBytes,
	before: Kept | undefined,
	askedAt: number
): Promise<Kept> {
	try {
		const bytes = await fetchBytes(url);
		if (before?.bytes && sameBytes(before.bytes, bytes)) return { ...before, askedAt, reached: true };
		return { bytes, list: parseRevocationList(bytes), askedAt, reached: true };
	} catch {
		return { bytes: before?.bytes ?? null, list: before?.list ?? null, askedAt, reached: false };
	}
}
