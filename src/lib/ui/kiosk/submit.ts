import type { SubmitFunction } from '@sveltejs/kit';

export interface Sending {
	busy: boolean;
	/** The last post did not reach the server. */
	lost: boolean;
}

/** For `use:enhance`: a lost connection keeps the page (and what was typed) instead of showing an error page. */
export function keepPage(sending: Sending): SubmitFunction {
	return () => {
		sending.busy = true;
		return async ({ result, update }) => {
			sending.lost = result.type === 'error';
			if (!sending.lost) await update({ reset: false });
			sending.busy = false;
		};
	};
}
