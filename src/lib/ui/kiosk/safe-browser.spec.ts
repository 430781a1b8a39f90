import { describe, expect, it } from 'vitest';
import { shownHash } from './safe-browser.ts';

describe('what a page learns of Safe Exam Browser', () => {
	it('is nothing in any other browser', async () => {
		expect(await shownHash(undefined)).toBeUndefined();
		expect(await shownHash({})).toBeUndefined();
	});

	it('stands there when the page is loaded', async () => {
		expect(await shownHash({ security: { configKey: 'ab' } })).toBe('ab');
	});

	it('or comes when it is asked for', async () => {
		const security: { configKey: string; updateKeys(done: () => void): void } = {
			configKey: '',
			updateKeys(done) {
				security.configKey = 'cd';
				done();
			}
		};
		expect(await shownHash({ security })).toBe('cd');
	});
});
