import type { Stray } from '$lib/domain/exam/attempt-facts';
import { takesText } from '../../keys';

/**
 * Keeps texts of the paper from being copied or printed, and notes what the candidate did instead of answering. What he
 * writes himself (a remark) stays his own. Returns how to stop.
 */
export function watchStrays(note: (what: Stray) => void): () => void {
	const leaving = new AbortController();
	const on = { signal: leaving.signal };
	const refuse = (event: Event) => {
		if (takesText(event.target)) return;
		event.preventDefault();
		if (event.type !== 'contextmenu' && event.type !== 'dragstart') note('copied');
	};
	for (const type of ['copy', 'cut', 'contextmenu', 'dragstart']) document.addEventListener(type, refuse, on);
	document.addEventListener(
		'visibilitychange',
		() => document.visibilityState === 'hidden' && note('page-left'),
		on
	);
	let printed = 0;
	const print = () => {
		// One press may come as a key and as the browser's own event.
		if (performance.now() - printed > 1_000) note('printed');
		printed = performance.now();
	};
	window.addEventListener('beforeprint', print, on);
	window.addEventListener(
		'keydown',
		(event) => {
			if (event.code !== 'KeyP' || !(event.ctrlKey || event.metaKey)) return;
			event.preventDefault();
			print();
		},
		on
	);
	return () => leaving.abort();
}
