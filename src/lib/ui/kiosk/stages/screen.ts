import type { SeatStage, SeatView } from '$lib/domain/exam/seat-protocol';
import type { Lang } from '$lib/domain/text';
import type { TextSize } from '../settings.svelte';

/** What every stage's screen is given. */
export interface Screen {
	lang: Lang;
	size: TextSize;
	onlang: (lang: Lang) => void;
	onsize: (size: TextSize) => void;
}

/** The view of one stage. */
export type ViewOf<S extends SeatStage> = Extract<SeatView, { stage: S }>;
