import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { answer, USAGE } from './answer.ts';

const due = (...args: string[]): string[] =>
	(JSON.parse(answer([...args, '--json'])) as { due: string }[]).map((one) => one.due);

describe('the command line tells when a limit is over', () => {
	it('of thirty working days from 9 November 2026: 22 December at closing', () => {
		expect(answer(['--start', '2026-11-09T10:14', '--limit', '30:working-days', '--json'])).toBe(
			'[{"due":"2026-12-22T18:00"}]'
		);
	});

	it.each([
		['15:minutes', '2026-11-09T10:29'],
		['2:hours', '2026-11-09T12:14'],
		['3:days', '2026-11-12T18:00'],
		['same-day', '2026-11-09T18:00'],
		['1:working-days', '2026-11-10T18:00']
	])('of %s', (limit, end) => {
		expect(due('--start', '2026-11-09T10:14', '--limit', limit)).toEqual([end]);
	});

	it('of several pairs in their order', () => {
		const pairs = ['--start', '2026-11-09T12:50', '--limit', '15:minutes'];
		const more = ['--start', '2025-01-02T10:00', '--limit', '1:working-days'];
		expect(due(...pairs, ...more)).toEqual(['2026-11-09T14:05', '2025-01-06T18:00']);
	});

	it('with the day of receipt counted in every pair', () => {
		const one = ['--start', '2026-11-09T10:14', '--limit', '30:working-days'];
		expect(due(...one, '--count-start-day', ...one)).toEqual(['2026-12-21T18:00', '2026-12-21T18:00']);
	});

	it('in a readable line, with a word of caution where days off are projected or not entered', () => {
		expect(answer(['--start', '2026-11-09T10:14', '--limit', '2:hours'])).toBe(
			'2026-11-09T10:14 + 2:hours: due 2026-11-09T12:14'
		);
		expect(answer(['--start', '2026-12-30T10:14', '--limit', '9:days'])).toContain('2027 are projected');
		expect(answer(['--start', '2031-12-30T10:14', '--limit', '1:days'])).toContain('weekends only');
	});

	it('how it is asked', () => {
		expect(answer(['--help'])).toBe(USAGE);
	});
});

describe('wrong input is answered with a sentence', () => {
	it.each([
		[[], 'Every --start needs its --limit'],
		[['--start', '2026-11-09T10:14'], '1 of --start and 0 of --limit'],
		[['--start', '2026-02-30T10:14', '--limit', 'same-day'], 'is no moment'],
		[['--start', '2026-11-09', '--limit', 'same-day'], 'is no moment'],
		[['--start', '2026-11-09T24:00', '--limit', 'same-day'], 'is no moment'],
		[['--start', '2026-11-09T10:14', '--limit', '0:days'], 'is no limit'],
		[['--start', '2026-11-09T10:14', '--limit=-3:days'], 'is no limit'],
		[['--start', '2026-11-09T10:14', '--limit', '1.5:hours'], 'is no limit'],
		[['--start', '2026-11-09T10:14', '--limit', '30:weeks'], 'is no limit'],
		[['--start', '2026-11-09T10:14', '--limit', '30'], 'is no limit'],
		[['--begin', '2026-11-09T10:14'], "Unknown option '--begin'"]
	])('%j', (args, sentence) => {
		expect(() => answer(args)).toThrow(sentence);
	});

	it('on stderr, with exit status 2 and nothing on stdout', async () => {
		const run = promisify(execFile)(process.execPath, [
			'--import',
			'tsx',
			'src/cli/deadline.ts',
			'--limit',
			'-30'
		]);
		await expect(run).rejects.toMatchObject({ code: 2, stdout: '' });
		await expect(run).rejects.toMatchObject({ stderr: expect.stringMatching(/^[^\n]+\n$/) as string });
	}, 30_000);
});
