import { createHmac, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { refused, type Refused } from '../../domain/refusal.ts';
import type { GatewayWord, Payments } from '../ports.ts';

/** How far the gateway's clock may stand from ours, and how long its word is good, ms. */
const FRESH_MS = 5 * 60_000;

const Word = v.object({
	reference: v.pipe(v.string(), v.regex(/^\d{1,20}$/)),
	transaction: v.pipe(v.string(), v.regex(/^[\w.:-]{1,100}$/)),
	amount: v.pipe(v.number(), v.integer(), v.minValue(1)),
	outcome: v.picklist(['paid', 'declined']),
	/** When it was sent, epoch ms. */
	sentAt: v.pipe(v.number(), v.integer())
});

/** HMAC-SHA-256 over the very bytes of a body, as `sha256=<hex>`. */
export const signatureOver = (secret: string, body: Uint8Array): string =>
	`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/** Digests are compared, both of one length: how long it takes says nothing of where they differ. */
function same(secret: string, given: string, expected: string): boolean {
	const digest = (text: string) => createHmac('sha256', secret).update(text).digest();
	return timingSafeEqual(digest(given), digest(expected));
}

function wordIn(body: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
	} catch {
		return null;
	}
}

/** A gateway that shares a secret with us. Nothing is said of why its word is not taken. */
export const gateway = (secret: string): Payments => ({
	gateway: true,
	read(body, signature, now): GatewayWord | Refused {
		if (!same(secret, signature, signatureOver(secret, body))) return refused('callback-refused');
		const word = v.safeParse(Word, wordIn(body));
		if (!word.success) return refused('callback-refused');
		const { sentAt, ...said } = word.output;
		return Math.abs(now - sentAt) > FRESH_MS ? refused('callback-refused') : said;
	}
});
