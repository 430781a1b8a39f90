import { describe, expect, it } from 'vitest';
import { nextBooking } from './queue';

describe('the queue at the counter', () => {
	it('says when the next of those who booked comes, where nobody waits', () => {
		const at = (begins: number, status: 'waiting' | 'served', slot: string | null) => ({
			begins,
			status,
			slot
		});
		expect(
			nextBooking([at(3, 'waiting', '11:00'), at(2, 'waiting', '10:00'), at(1, 'served', '09:00')])
		).toBe(2);
		expect(nextBooking([at(1, 'waiting', null), at(2, 'served', '10:00')])).toBeNull();
	});
});
