import type { Lang } from '$lib/domain/text';
import type { PageStore } from './kept-page';

export type TextSize = 1 | 2 | 3;

/** What the candidate has set for the screen. Survives a reload, not the candidate. */
export class Settings {
	/** The language pressed on this page; null while the view's own rules. */
	chosen = $state<Lang | null>(null);
	size = $state<TextSize>(1);
	/** High contrast, beside what the system asks for. */
	contrast = $state(false);
	/** Single keys work: who dictates or trembles can turn them off (WCAG 2.1.4). */
	keys = $state(true);

	#store: PageStore | undefined;

	constructor(store?: PageStore) {
		this.#store = store;
	}

	/** Reads what was set before the reload. */
	async restore(): Promise<void> {
		const kept = await this.#store?.read('settings');
		if (!kept) return;
		this.chosen = kept.lang;
		this.size = kept.size;
		this.contrast = kept.contrast;
		this.keys = kept.keys;
	}

	set(next: { lang?: Lang; size?: TextSize; contrast?: boolean; keys?: boolean }): void {
		this.chosen = next.lang ?? this.chosen;
		this.size = next.size ?? this.size;
		this.contrast = next.contrast ?? this.contrast;
		this.keys = next.keys ?? this.keys;
		const { chosen: lang, size, contrast, keys } = this;
		void this.#store?.keep('settings', { lang, size, contrast, keys });
	}

	/** The application's language rules until the candidate chooses another one. */
	followView(): void {
		this.chosen = null;
	}

	/** Before the next candidate. */
	forget(): void {
		this.chosen = null;
		this.size = 1;
		this.contrast = false;
		this.keys = true;
		void this.#store?.forget('settings');
	}
}
