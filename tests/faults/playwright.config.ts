import { defineConfig } from 'playwright/test';
import everyday from '../playwright.config';

/** Faults a room can have, one after another: each wants the machine for itself. */
export default defineConfig(everyday, {
	testDir: '.',
	testMatch: '**/*.fault.ts',
	outputDir: '../../test-results/faults',
	workers: 1,
	timeout: 300_000
});
