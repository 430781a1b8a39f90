import { defineConfig } from 'playwright/test';
import { findBrowser } from './browser';

export default defineConfig({
	testDir: '.',
	testMatch: '**/*.e2e.ts',
	outputDir: '../test-results/runs',
	workers: 2,
	// A machine under load may lose a race once; the report names such a test as flaky, it is never silent.
	retries: process.env.CI ? 1 : 0,
	timeout: 120_000,
	expect: { timeout: 10_000 },
	reporter: [['list']],
	forbidOnly: Boolean(process.env.CI),
	use: {
		locale: 'kk-KZ',
		timezoneId: 'Asia/Almaty',
		viewport: { width: 1366, height: 768 },
		// A recording of every step costs a third of the time: `TRACE=1` asks for it.
		trace: process.env.TRACE ? 'retain-on-failure' : 'off',
		launchOptions: {
			executablePath: findBrowser()?.path,
			args: [
				'--no-sandbox',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--no-first-run'
			]
		}
	}
});
