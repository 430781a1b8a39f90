import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** The table of imports of the design (docs/architecture.md), as `no-restricted-imports` patterns. */
const only = (message, ...regexes) => ({
	'no-restricted-imports': ['error', { patterns: regexes.map((regex) => ({ regex, message })) }]
});

const noClock = {
	'no-restricted-syntax': [
		'error',
		{
			selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
			message: 'Time is an argument in the domain.'
		},
		{
			selector: "NewExpression[callee.name='Date'][arguments.length=0]",
			message: 'Time is an argument in the domain.'
		},
		{
			selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
			message: 'Chance is an argument in the domain.'
		}
	]
};

export default ts.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'node_modules/',
			'src/i18n/paraglide/',
			'exports/',
			'test-results/',
			'static/'
		]
	},
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'svelte/no-navigation-without-resolve': 'off',
			'svelte/require-each-key': 'error',
			eqeqeq: 'error'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } }
	},
	{
		files: ['src/lib/domain/**/*.ts'],
		ignores: ['**/*.spec.ts'],
		rules: {
			...noClock,
			...only(
				'The domain imports the domain, @noble/hashes and valibot only.',
				'^\\$',
				'^node:',
				'^(?!\\.|@noble/hashes|valibot)',
				'/server/',
				'/ui/',
				'/routes/'
			)
		}
	},
	{
		files: ['src/lib/server/usecases/**/*.ts'],
		ignores: ['**/*.spec.ts', '**/testing/**'],
		rules: only(
			'A use case imports the domain, other use-case helpers and types from ports.',
			'^\\$(?!lib/domain)',
			'^node:',
			'^(?!\\.|\\$lib)',
			'/(store|documents|interchange|signatures)/',
			'/compose',
			'/ui/'
		)
	},
	{
		files: ['src/lib/server/{store,documents,interchange,signatures}/**/*.ts'],
		ignores: ['**/*.spec.ts'],
		rules: only(
			'An adapter imports ports, the domain and its own vendor library.',
			'^\\$app',
			'/usecases/',
			'/compose',
			'/ui/',
			'/routes/'
		)
	},
	{
		files: ['src/**/*.svelte', 'src/lib/ui/**/*.ts'],
		ignores: ['**/*.spec.ts'],
		rules: only('A screen imports ui, the domain and messages.', '/server/', '^\\$lib/server', '^node:')
	},
	{
		files: ['src/routes/**/*server.ts', 'src/hooks.server.ts'],
		rules: only(
			'A route authorises, parses, calls and replies through event.locals.app.',
			'/server/(store|documents|interchange|signatures|usecases)/'
		)
	}
);
