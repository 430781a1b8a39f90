import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The value below which a share of sorted values lies; 0 of nothing. */
export function percentile(values: readonly number[], share: number): number {
	if (!values.length) return 0;
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

export const rounded = (value: number, digits = 1): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** CPU seconds a process has used, user and system together; NaN where the system does not tell. */
export function cpuSeconds(pid: number): number {
	try {
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
		return (
			(Number(fields[11]) + Number(fields[12])) /
			Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
		);
	} catch {
		return Number.NaN;
	}
}

/** Resident memory of a process, MB; NaN where the system does not tell. */
export function residentMb(pid: number): number {
	try {
		return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? NaN) / 1024;
	} catch {
		return Number.NaN;
	}
}
