/** How the words of the screens are compiled, for the build and for everything that runs without one. */
export const paraglide: {
	project: string;
	outdir: string;
	strategy: ['cookie', 'baseLocale'];
	cookieName: string;
} = {
	project: './src/i18n/project.inlang',
	outdir: './src/i18n/paraglide',
	strategy: ['cookie', 'baseLocale'],
	cookieName: 'lang'
};
