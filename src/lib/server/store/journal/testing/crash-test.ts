import { TEST_KINDS, type TestKinds } from '../../contract/test-kinds.ts';
import type { JournalStore } from '../journal-store.ts';
import { openJournalStore } from '../open-journal-store.ts';
import { Diary } from './diary.ts';
import { FailingDisk, type Chance, type Fate } from './failing-disk.ts';

/** A life of a store on a disk that fails somewhere, and what is found afterwards. */
export interface CrashTest {
	/** Fixes everything that happens. */
	seed: number;
	fate: Fate;
	/** How many times a few things happen at once. */
	rounds?: number;
	/** Only the process dies: what it wrote stays. */
	keepsEverything?: boolean;
}

/** A repeatable source of chance (mulberry32). */
export function seeded(seed: number): Chance {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Documents and the index are written when the diary says so, not when a timer does: that makes a life repeatable. */
const PACE = { documentEveryMs: 1e9, checkpointEveryMs: 1e9, segmentBytes: 1500, cacheRecords: 2 };

const openOn = (disk: FailingDisk, onFatal: () => void) =>
	openJournalStore({ folder: '/data', kinds: TEST_KINDS, io: disk, onFatal, ...PACE });

/** Lives, crashes, opens what survived, compares; goes on living and compares again. Returns how often the disk was used. */
export async function crashAndCompare({ seed, fate, rounds = 8, keepsEverything = false }: CrashTest): Promise<number> {
	const chance = seeded(seed);
	const disk = new FailingDisk(fate, chance);
	let dead = false;
	const diary = new Diary(chance, () => dead || disk.isOff);
	const die = () => (dead = true);
	let store: JournalStore<TestKinds> | undefined;
	for (let round = 0; round < rounds && !dead && !disk.isOff; round += 1) {
		// One error at the start is not the end: a person starts it again.
		store ??= await openOn(disk, die).catch(() => undefined);
		if (store) await diary.liveThrough(store);
		if (chance() < 0.25) {
			await store?.close();
			store = undefined;
		}
	}
	const survivor = disk.survivor({ everything: keepsEverything });
	await compare(survivor, diary, chance);
	await store?.close();
	return disk.count;
}

async function compare(disk: FailingDisk, diary: Diary, chance: Chance): Promise<void> {
	const store = await openOn(disk, () => undefined);
	await diary.expectKept(store);
	diary.expectErased(disk.text());
	const next = new Diary(chance, () => false);
	await next.liveThrough(store);
	await store.close();
	const again = await openOn(disk, () => undefined);
	await diary.expectKept(again, next);
	await again.close();
}
