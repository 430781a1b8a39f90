import { refused } from '../../domain/refusal.ts';
import type { Payments } from '../ports.ts';

/** No gateway: the cashier confirms what was paid, by the number of the receipt. */
export const cashierOnly: Payments = {
	gateway: false,
	read: () => refused('callback-refused')
};
