import type { Lang } from '$lib/domain/text';

/** Tells the server in which language the test is to start: the page's own action `?/language`, field `lang`. */
export async function chooseLanguage(lang: Lang): Promise<void> {
	const body = new FormData();
	body.set('lang', lang);
	// Without a connection the screen speaks the chosen language already, and the test can switch at any moment.
	await fetch('?/language', {
		method: 'POST',
		headers: { 'x-sveltekit-action': 'true' },
		body
	}).catch(() => {});
}
