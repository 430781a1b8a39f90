/** Asks again and again where the seat stands, only while somebody can see the page. Returns how to stop. */
export function lookAgain(refresh: () => Promise<unknown>, every: number): () => void {
	let stopped = false;
	let timer: ReturnType<typeof setTimeout>;
	const next = () => (timer = setTimeout(look, every));
	async function look() {
		if (document.visibilityState === 'visible') await refresh();
		if (!stopped) next();
	}
	next();
	return () => {
		stopped = true;
		clearTimeout(timer);
	};
}
