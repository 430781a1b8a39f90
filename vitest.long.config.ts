import { defineConfig } from 'vitest/config';

/** The slow fault suites: real processes killed, every byte position of a crash. */
export default defineConfig({
	test: {
		include: ['src/**/*.long.spec.ts'],
		environment: 'node',
		testTimeout: 300_000,
		fileParallelism: false
	}
});
