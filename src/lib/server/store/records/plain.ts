import type { Json } from '../../../domain/facts.ts';

/**
 * A copy that is exactly what JSON will give back: members that are `undefined` are left out.
 * Refuses (throws) what JSON would change silently — a date, NaN, a hole in an array. Such a value would be hashed as
 * one thing and read back as another, and its chain would be broken for ever. The copy also cuts the tie to the caller.
 */
export function plain(value: unknown): Json {
	if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
	if (typeof value === 'number' && Number.isFinite(value)) return value;
	if (Array.isArray(value)) return Array.from(value, plain);
	if (!isPlainObject(value))
		throw new TypeError(`${describe(value)} cannot be kept: it is not plain JSON data.`);
	const members = Object.entries(value).filter(([, member]) => member !== undefined);
	// Not by assignment, which would take a member "__proto__" for something else.
	return Object.fromEntries(members.map(([key, member]) => [key, plain(member)]));
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
	if (typeof value !== 'object' || value === null) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === Object.prototype || prototype === null;
}

function describe(value: unknown): string {
	if (typeof value !== 'object' || value === null) return String(value);
	return value.constructor?.name ?? typeof value;
}
