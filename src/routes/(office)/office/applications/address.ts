/** Parameters of an address to set; an empty text takes one away. */
export type Change = Record<string, string>;

/** A list's address with some parameters changed, on its first page; `base` is another path with the same parameters. */
export function changed(url: URL, change: Change, base = url.pathname): string {
	const params = new URLSearchParams(url.searchParams);
	params.delete('after');
	for (const [name, value] of Object.entries(change)) {
		if (value) params.set(name, value);
		else params.delete(name);
	}
	const query = params.toString();
	return query ? `${base}?${query}` : base;
}
