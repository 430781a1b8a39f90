import { getLocale } from '$i18n/paraglide/runtime';

/** Addresses are kept in the languages of documents: an English screen shows the Russian one. */
export const addressLang = (): 'kk' | 'ru' => (getLocale() === 'kk' ? 'kk' : 'ru');
