import { m } from '$i18n/paraglide/messages';
import type { Lang } from '$lib/domain/text';

/** The languages of the test, each in its own words. */
export const LANGUAGES = [
	{ value: 'kk', text: 'ҚАЗ', title: 'Қазақша', lang: 'kk' },
	{ value: 'ru', text: 'РУС', title: 'Русский', lang: 'ru' }
] as const;

/** The sizes of the text, named in the language of the screen. */
export const sizesIn = (locale: Lang) =>
	[
		{ value: 1, text: 'A', title: m.kiosk_text_size_1({}, { locale }) },
		{ value: 2, text: 'A', title: m.kiosk_text_size_2({}, { locale }) },
		{ value: 3, text: 'A', title: m.kiosk_text_size_3({}, { locale }) }
	] as const;
