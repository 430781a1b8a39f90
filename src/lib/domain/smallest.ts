/** Keeps the `count` smallest of all that is added: one page out of many records without sorting them all. */
export class Smallest<T> {
	/** In ascending order. */
	readonly sorted: T[] = [];

	constructor(
		private readonly count: number,
		private readonly compare: (a: T, b: T) => number
	) {}

	add(item: T): void {
		const { sorted, count, compare } = this;
		if (sorted.length === count && compare(item, sorted[count - 1] as T) >= 0) return;
		let low = 0;
		let high = sorted.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (compare(item, sorted[middle] as T) < 0) high = middle;
			else low = middle + 1;
		}
		sorted.splice(low, 0, item);
		if (sorted.length > count) sorted.pop();
	}
}
