import type { Field, Summary } from '../../../domain/facts.ts';
import { Smallest } from '../../../domain/smallest.ts';
import type { Listed, ListQuery, Page } from '../../ports.ts';

type Compare = (a: Listed, b: Listed) => number;

const collator = new Intl.Collator('kk');
const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;

/**
 * One page of `items`. The place where a page ends is kept as the sort value and the id of its last item, so the next
 * page starts right after it even when records were added or removed meanwhile.
 */
export function pageOf(items: Iterable<Listed>, query: ListQuery = {}): Page {
	const limit = Math.min(Math.max(Math.trunc(query.limit ?? DEFAULT_LIMIT), 1), MAX_LIMIT);
	const compare = comparing(query.sort);
	const marker = query.after === undefined ? undefined : decodeMarker(query.after, query.sort);
	const matches = matching(query);
	const first = new Smallest(limit + 1, compare);
	let total = 0;
	for (const item of items) {
		if (!matches(item.summary)) continue;
		total += 1;
		if (!marker || compare(item, marker) > 0) first.add(item);
	}
	const shown = first.sorted.slice(0, limit).map(({ id, version, summary }) => ({ id, version, summary }));
	const last = shown.at(-1);
	const next = first.sorted.length > limit && last ? encodeMarker(last, query.sort) : undefined;
	return { items: shown, total, next };
}

/** Every item that matches, as it stands: whoever has many of them sorts by what only he can work out. */
export function matchesOf(
	items: Iterable<Listed>,
	query: Pick<ListQuery, 'where' | 'search'> = {}
): Listed[] {
	const matches = matching(query);
	const found: Listed[] = [];
	for (const item of items) if (matches(item.summary)) found.push(item);
	return found;
}

const fieldOf = (sort: string) => (sort.startsWith('-') ? sort.slice(1) : sort);

function comparing(sort: string | undefined): Compare {
	const byId: Compare = (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
	if (!sort) return byId;
	const field = fieldOf(sort);
	const sign = sort.startsWith('-') ? -1 : 1;
	return (a, b) => sign * compareFields(a.summary[field], b.summary[field]) || byId(a, b);
}

/** Absent values first, then no before yes, then numbers, then texts in Kazakh alphabetical order. */
function compareFields(a: Field | undefined, b: Field | undefined): number {
	if (typeof a === 'string' && typeof b === 'string') return collator.compare(a, b);
	const byType = rank(a) - rank(b);
	return byType !== 0 ? byType : Number(a) - Number(b);
}

const RANKS = { undefined: 0, object: 0, boolean: 1, number: 2, string: 3 } as const;
const rank = (value: Field | undefined) => RANKS[typeof value as keyof typeof RANKS];

function matching({ where = {}, search }: ListQuery): (summary: Summary) => boolean {
	const wanted = Object.entries(where)
		.filter(([, value]) => value !== undefined)
		.map(([field, value]) => [field, new Set(Array.isArray(value) ? value : [value])] as const);
	const words = search === undefined ? [] : searchable(search).split(/\s+/u).filter(Boolean);
	return (summary) =>
		wanted.every(([field, values]) => values.has(summary[field] ?? null)) &&
		(words.length === 0 || words.every((word) => textOf(summary).includes(word)));
}

/** Summaries are never changed in place, so their searchable text is made once. */
const texts = new WeakMap<Summary, string>();

function textOf(summary: Summary): string {
	let text = texts.get(summary);
	if (text === undefined) {
		const fields = Object.values(summary).filter((value) => typeof value === 'string');
		text = searchable(fields.join('\n'));
		texts.set(summary, text);
	}
	return text;
}

/** People type «ё» and «е» for the same letter. */
const searchable = (text: string) => text.normalize('NFC').toLowerCase().replaceAll('ё', 'е');

function encodeMarker({ id, summary }: Listed, sort: string | undefined): string {
	const value = sort ? (summary[fieldOf(sort)] ?? null) : null;
	return Buffer.from(JSON.stringify([value, id])).toString('base64url');
}

/** A marker comes back through an address, so a mangled one only means the first page. */
function decodeMarker(after: string, sort: string | undefined): Listed | undefined {
	try {
		const [value, id] = JSON.parse(Buffer.from(after, 'base64url').toString()) as [Field, string];
		return { id, version: 0, summary: sort ? { [fieldOf(sort)]: value } : {} };
	} catch {
		return undefined;
	}
}
