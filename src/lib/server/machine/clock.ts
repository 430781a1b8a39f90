import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import type { Clock, MachineTime } from '../ports.ts';

/** Linux tells both; elsewhere only the wall clock is left. */
const BOOT_ID = '/proc/sys/kernel/random/boot_id';
const UPTIME = '/proc/uptime';

/** The time since the machine was started, sleep included; undefined where it cannot be told. */
export function machineTime(read = (file: string) => readFileSync(file, 'utf8')): MachineTime | undefined {
	try {
		const boot = read(BOOT_ID).trim();
		const up = Math.round(Number.parseFloat(read(UPTIME)) * 1000);
		return boot && Number.isFinite(up) ? { boot, up } : undefined;
	} catch {
		return undefined;
	}
}

/** The machine's clocks. */
export const systemClock: Clock = {
	now: () => Date.now(),
	monotonic: () => performance.now(),
	machine: () => machineTime()
};

/** A wall clock that can be set forward, for demonstration and rehearsal only: a whole case in ten minutes. */
export interface MovableClock extends Clock {
	/** How far it is ahead of the machine's, ms; negative when it began in the past. */
	ahead(): number;
	/** Sets it forward to a moment, epoch ms; never back. */
	moveTo(at: number): void;
}

/** A demonstration needs weeks, not centuries: calendars and dates must still make sense. */
const FURTHEST_MS = 120 * 24 * 60 * 60_000;

export function movableClock(ahead = 0): MovableClock {
	let offset = ahead;
	return {
		now: () => Date.now() + offset,
		monotonic: () => performance.now(),
		ahead: () => offset,
		moveTo: (at) => {
			offset = Math.min(FURTHEST_MS, Math.max(offset, at - Date.now()));
		}
	};
}
