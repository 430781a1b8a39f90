import type { Lang } from '$lib/domain/text';

export type TextSize = 1 | 2 | 3;

const KEPT = 'synaq-text-size';

/** What the candidate has set for the screen: language and size of text. Survives a reload, not the candidate. */
export class Settings {
	/** The language pressed on this page; null while the view's own rules. */
	chosen = $state<Lang | null>(null);
	size = $state<TextSize>(1);

	#kept: Storage | undefined;

	constructor(kept?: Storage) {
		this.#kept = kept;
	}

	/** Reads the size that was set before the reload. */
	restore(): void {
		try {
			const size = Number(this.#kept?.getItem(KEPT));
			if (size === 2 || size === 3) this.size = size;
		} catch {
			// A profile without storage starts with the ordinary size.
		}
	}

	resize(size: TextSize): void {
		this.size = size;
		try {
			this.#kept?.setItem(KEPT, String(size));
		} catch {
			// The size holds until the reload.
		}
	}

	/** Before the next candidate. */
	forget(): void {
		this.chosen = null;
		this.resize(1);
	}
}
