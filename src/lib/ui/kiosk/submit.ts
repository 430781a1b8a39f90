import type { SubmitFunction } from '@sveltejs/kit';
import type { RefusalCode } from '$lib/domain/refusal';

export interface Sending {
	busy: boolean;
	/** The last post did not reach the server. */
	lost: boolean;
	/** What is wrong before anything is posted: the browser's own bubbles speak its language, not the candidate's. */
	wrong: RefusalCode | null;
}

export const idle = (): Sending => ({ busy: false, lost: false, wrong: null });

/** For `use:enhance`: a lost connection keeps the page (and what was typed) instead of showing an error page. */
export function keepPage(sending: Sending, check: () => RefusalCode | null = () => null): SubmitFunction {
	return ({ cancel }) => {
		sending.wrong = check();
		if (sending.wrong) return cancel();
		sending.busy = true;
		return async ({ result, update }) => {
			sending.lost = result.type === 'error';
			if (!sending.lost) await update({ reset: false });
			sending.busy = false;
		};
	};
}
