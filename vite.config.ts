import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { paraglide } from './paraglide.config.ts';

// With the Paraglide plugin on, vitest hangs at close: `npm run i18n` compiles the messages instead.
const messages = process.env.VITEST ? [] : [paraglideVitePlugin(paraglide)];

export default defineConfig({
	plugins: [...messages, sveltekit()],
	test: {
		// A property is tried a hundred times, on a machine that may do other things as well.
		testTimeout: 20_000,
		include: ['src/**/*.spec.ts'],
		exclude: ['src/**/*.long.spec.ts'],
		environment: 'node'
	}
});
