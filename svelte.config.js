import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

const node = adapter({ precompress: true });

/** Node's adapter with an entry of ours, which speaks HTTPS too (src/cli/entry.js). */
const withEntry = {
	...node,
	/** @param {import('@sveltejs/kit').Builder} builder */
	async adapt(builder) {
		await node.adapt(builder);
		builder.rimraf('build/index.js.map');
		builder.copy('src/cli/entry.js', 'build/index.js');
	}
};

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		adapter: withEntry,
		// Checked in src/hooks.server.ts just as strictly, with an answer that says which address is right.
		csrf: { trustedOrigins: ['*'] },
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				// The one style attribute there is: SvelteKit's announcer of a new page, else visible under every page.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				// NCALayer, the national signing program of the signer's own computer.
				'connect-src': ['self', 'wss://127.0.0.1:13579'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		},
		// Only the exam room works without a network: its page registers the worker itself, for itself.
		serviceWorker: { register: false },
		alias: { $i18n: 'src/i18n' }
	}
};
