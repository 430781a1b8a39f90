import { describe, expect, it } from 'vitest';
import { isRefused } from '../../../domain/refusal.ts';
import { MORNING, turnedClock } from '../testing/world.ts';
import { CheckBrake, networkOf } from './check-brake.ts';

const HERE = '203.0.113.7';

describe('checks from one address', () => {
	it('are thirty in a minute, then they wait as long as it says', () => {
		const clock = turnedClock(MORNING);
		const brake = new CheckBrake(clock);
		for (let n = 0; n < 30; n += 1) {
			expect(brake.check(HERE)).toBeNull();
			clock.pass(1_000);
		}
		const slow = brake.check(HERE);
		expect(slow).toEqual({ refused: 'too-many-checks', details: { seconds: 30 } });
		clock.pass(29_999);
		expect(brake.check(HERE)).not.toBeNull();
		clock.pass(1);
		expect(brake.check(HERE)).toBeNull();
	});

	it('never make others wait', () => {
		const brake = new CheckBrake(turnedClock(MORNING));
		for (let n = 0; n < 40; n += 1) brake.check(HERE);
		expect(brake.check('203.0.113.8')).toBeNull();
	});

	it('count as one for all addresses one subscriber of IPv6 has', () => {
		expect(networkOf('2001:db8:1:2:aaaa::1')).toBe(networkOf('2001:0db8:1:2::ffff'.replace('0db8', 'db8')));
		expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0');
		expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0');
		expect(networkOf('::ffff:203.0.113.7')).toBe(HERE);
		expect(networkOf(HERE)).toBe(HERE);
	});
});

describe('files from one address', () => {
	const done = async () => 'done';

	it('are ten in a minute and refused before they are read', async () => {
		const clock = turnedClock(MORNING);
		const brake = new CheckBrake(clock);
		for (let n = 0; n < 10; n += 1) expect(await brake.file(HERE, done)).toBe('done');
		let read = 0;
		expect(await brake.file(HERE, async () => void (read += 1))).toMatchObject({
			refused: 'too-many-checks',
			details: { seconds: 60 }
		});
		expect(read).toBe(0);
		clock.pass(60_000);
		expect(await brake.file(HERE, done)).toBe('done');
	});

	it('come two at once, and six from everybody; a failed one gives its place back', async () => {
		const brake = new CheckBrake(turnedClock(MORNING));
		const open: (() => void)[] = [];
		const slow = () => new Promise<string>((resolve) => open.push(() => resolve('done')));
		const coming = ['1', '1', '2', '2', '3', '3'].map((who) => brake.file(who, slow));
		expect(isRefused(await brake.file('1', done))).toBe(true);
		expect(isRefused(await brake.file('4', done))).toBe(true);
		for (const finish of open) finish();
		expect(await Promise.all(coming)).toEqual(Array(6).fill('done'));
		await expect(brake.file('5', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
		expect(await brake.file('4', done)).toBe('done');
	});

	it('are looked into one after another, also after one that failed', async () => {
		const brake = new CheckBrake(turnedClock(MORNING));
		const course: string[] = [];
		const work = (name: string) => async () => {
			course.push(`${name} begins`);
			await Promise.resolve();
			course.push(`${name} ends`);
			if (name === 'a') throw new Error('broken');
		};
		const all = [brake.alone(work('a')).catch(() => undefined), brake.alone(work('b'))];
		await Promise.all(all);
		expect(course).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
	});
});
