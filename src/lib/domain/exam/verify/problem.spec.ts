import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROBLEMS, problemText } from './problem.ts';

describe('problems', () => {
	it('each have their meaning in docs/verify.md, and no other has', () => {
		const text = readFileSync(new URL('../../../../../docs/verify.md', import.meta.url), 'utf8');
		const rows = text.slice(text.indexOf('| code')).split('\n').slice(2);
		const told = rows.flatMap((row) =>
			[...(row.split('|')[1] ?? '').matchAll(/`([a-z-]+)`/g)].map(([, code]) => code)
		);
		expect(told.sort()).toEqual(Object.keys(PROBLEMS).sort());
	});

	it('say where they are', () => {
		expect(problemText({ code: 'chain-broken', fact: 17, attempt: 'r12' })).toMatch(
			/^chain-broken at fact 17 of attempt r12: /
		);
		expect(problemText({ code: 'file-changed', file: 'act.pdf' })).toMatch(/^file-changed in act\.pdf: /);
	});
});
