import { TEST_KINDS, type TestKinds } from '../../contract/test-kinds.ts';
import type { JournalStore } from '../journal-store.ts';
import { openJournalStore } from '../open-journal-store.ts';
import { Diary } from './diary.ts';
import { FailingDisk, type Fate } from './failing-disk.ts';
import type { Chance } from './inode.ts';

/** A life of a store on a disk that fails somewhere, and what is found afterwards. */
export interface CrashTest {
	/** Fixes everything that happens. */
	seed: number;
	fate: Fate;
	/** Only the process dies, not the power: what it wrote can be read, though not all of it is durable yet. */
	onlyProcessDies?: boolean;
}

const ROUNDS = 8;

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

/**
 * Lives, crashes, opens what is left and compares; goes on living, loses the power, and compares again.
 * Returns how often the disk was changed in the first life.
 */
export async function crashAndCompare({ seed, fate, onlyProcessDies = false }: CrashTest): Promise<number> {
	const chance = seeded(seed);
	const disk = new FailingDisk(fate, chance);
	const diary = new Diary(chance);
	const stop = await live(disk, diary, chance);
	const left = onlyProcessDies ? disk.afterKill() : disk.afterPowerCut();
	diary.expectErased(left.text());
	const store = await openOn(left, () => undefined);
	await diary.expectKept(store);
	await diary.settle(store);
	diary.expectErased(left.text());
	await diary.liveThrough(store, () => false);
	await compareAfterPowerCut(left, diary);
	await store.close();
	await stop();
	return disk.count;
}

/** Returns what ends the store that was left behind, for a process that goes on testing. */
async function live(disk: FailingDisk, diary: Diary, chance: Chance): Promise<() => Promise<void>> {
	let dead = false;
	const isOver = () => dead || disk.isOff;
	let store: JournalStore<TestKinds> | undefined;
	for (let round = 0; round < ROUNDS && !isOver(); round += 1) {
		// One error at the start is not the end: a person starts it again.
		store ??= await openOn(disk, () => (dead = true)).catch(() => undefined);
		if (store) await diary.liveThrough(store, isOver);
		if (chance() < 0.25) {
			await store?.close();
			store = undefined;
		}
	}
	disk.cutPower();
	return async () => store?.close();
}

async function compareAfterPowerCut(disk: FailingDisk, diary: Diary): Promise<void> {
	const left = disk.afterPowerCut();
	const store = await openOn(left, () => undefined);
	await diary.expectKept(store);
	diary.expectErased(left.text());
	await store.close();
}
