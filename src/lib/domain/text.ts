/** The languages of documents and tests. */
export type Lang = 'kk' | 'ru';
/** The languages of screens. */
export type ScreenLang = Lang | 'en';
/** A text that exists in both languages of documents. */
export type Bilingual = Record<Lang, string>;
/** A text that exists in the three languages of screens. */
export type Trilingual = Record<ScreenLang, string>;

export const LANGS: readonly Lang[] = ['kk', 'ru'];
