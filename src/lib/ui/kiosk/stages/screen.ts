import type { SeatStage, SeatView } from '$lib/domain/exam/seat-protocol';
import type { Lang } from '$lib/domain/text';
import type { Settings, TextSize } from '../settings.svelte';

/** What every stage's screen is given. */
export interface Screen {
	lang: Lang;
	settings: Settings;
	/** Asks the server where the seat stands; the screen changes by itself. */
	refresh: () => Promise<boolean>;
}

interface Framed {
	lang: Lang;
	size: TextSize;
	onlang: (lang: Lang) => void;
	onsize: (size: TextSize) => void;
}

/** What the frame around a stage needs of it. */
export const framed = ({ lang, settings }: Screen): Framed => ({
	lang,
	size: settings.size,
	onlang: (next) => settings.set({ lang: next }),
	onsize: (size) => settings.set({ size })
});

/** The view of one stage. */
export type ViewOf<S extends SeatStage> = Extract<SeatView, { stage: S }>;
