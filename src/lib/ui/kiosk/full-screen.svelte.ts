/** Whether the page fills the screen. Asked for, never forced: leaving it carries no penalty. */
export class FullScreen {
	full = $state(false);
	/** The browser can do it. */
	possible = $state(false);

	/** Watches; `left` when the candidate has gone out of it. Returns how to stop. */
	watch(left: () => void = () => {}): () => void {
		this.possible = Boolean(document.fullscreenEnabled);
		const query = matchMedia('(display-mode: fullscreen)');
		const look = () => {
			const before = this.full;
			// By the page's own button, by F11, or by a lock-down browser that knows nothing else.
			this.full = document.fullscreenElement !== null || query.matches;
			if (before && !this.full) left();
		};
		look();
		document.addEventListener('fullscreenchange', look);
		query.addEventListener('change', look);
		return () => {
			document.removeEventListener('fullscreenchange', look);
			query.removeEventListener('change', look);
		};
	}

	async enter(): Promise<void> {
		await document.documentElement.requestFullscreen({ navigationUI: 'hide' }).catch(() => {});
	}
}
