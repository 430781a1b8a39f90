import { beforeEach, describe, expect, it } from 'vitest';
import { ALMATY_HOURS } from '../../../domain/calendar/kazakhstan.ts';
import { BLANK_OFFICE, OFFICE_ID } from '../../../domain/office.ts';
import { isRefused } from '../../../domain/refusal.ts';
import { ok, testWorld, type World } from '../testing/world.ts';
import { bookSlot, cancelBooking } from './book-slot.ts';
import { BookingBrake } from './booking-brake.ts';
import { callTicket, setQueue, settleTicket, takeTicket } from './run-queue.ts';
import { viewBooking, viewHall, viewQueue } from './view-queue.ts';

let world: World;
let brake: BookingBrake;
const HERE = '203.0.113.7';

beforeEach(async () => {
	world = testWorld();
	brake = new BookingBrake(world.clock);
	const office = { ...BLANK_OFFICE.office, hours: ALMATY_HOURS };
	await world.ctx.store.commit(
		[
			{
				kind: 'office',
				id: OFFICE_ID,
				expectedVersion: 0,
				facts: [{ type: 'office-set', v: 1, data: { office } }]
			}
		],
		{ at: world.clock.now(), by: 'system' }
	);
});

const book = (time: string, from = HERE) => bookSlot(world.ctx, brake)(from, '2026-11-24', time);

describe('booking from the public page', () => {
	it('gives a ticket and the secret to cancel it, and keeps neither name nor address nor secret', async () => {
		const booking = ok(await book('10:00'));
		expect(booking).toMatchObject({ ticket: 'Б-001', time: '10:00', date: '2026-11-24' });
		const facts = JSON.stringify(await world.ctx.store.facts('queue-day', '2026-11-24'));
		expect(facts).not.toContain(HERE);
		expect(facts).not.toContain(booking.secret);
	});

	it('gives the last free time to one of two who ask at once', async () => {
		ok(await book('10:00'));
		const both = await Promise.all([book('10:00', '203.0.113.8'), book('10:00', '203.0.113.9')]);
		expect(both.filter((one) => !isRefused(one))).toHaveLength(1);
		expect(both.find(isRefused)).toEqual({ refused: 'slot-taken' });
	});

	it('holds a few bookings of one network, until one is cancelled', async () => {
		const first = ok(await book('10:00'));
		for (const time of ['10:15', '10:30', '10:45']) ok(await book(time));
		expect(await book('11:00')).toMatchObject({ refused: 'too-many-bookings' });
		ok(await book('11:00', '203.0.113.8'));
		ok(await cancelBooking(world.ctx, brake)(HERE, first));
		ok(await book('11:15'));
	});

	it('lets nobody book and cancel without end', async () => {
		for (let i = 0; i < 10; i += 1) ok(await cancelBooking(world.ctx, brake)(HERE, ok(await book('10:00'))));
		expect(await book('10:00')).toMatchObject({ refused: 'too-many-attempts' });
		ok(await book('10:00', '203.0.113.8'));
		world.clock.pass(60 * 60_000);
		ok(await book('11:45'));
	});

	it('counts whoever has a whole network of IPv6 as one', async () => {
		for (const [i, time] of ['10:00', '10:15', '10:30', '10:45'].entries())
			ok(await book(time, `2001:db8::${i}`));
		expect(await book('11:00', '2001:db8::5')).toMatchObject({ refused: 'too-many-bookings' });
	});

	it('takes a refused booking for none', async () => {
		for (let i = 0; i < 12; i += 1) expect(await book('09:00')).toEqual({ refused: 'slot-past' });
		ok(await book('10:00'));
	});

	it('slows down who guesses secrets', async () => {
		const { ticket, date } = ok(await book('10:00'));
		const cancel = cancelBooking(world.ctx, brake);
		for (let i = 0; i < 5; i += 1)
			expect(await cancel(HERE, { date, ticket, secret: String(i) })).toEqual({ refused: 'booking-unknown' });
		expect(await cancel(HERE, { date, ticket, secret: '6' })).toMatchObject({ refused: 'too-many-attempts' });
	});

	it('forgets no wrong guess for a right one', async () => {
		const first = ok(await book('10:00'));
		const own = ok(await book('10:15'));
		const cancel = cancelBooking(world.ctx, brake);
		const { date, ticket } = first;
		for (let i = 0; i < 4; i += 1) await cancel(HERE, { date, ticket, secret: String(i) });
		ok(await cancel(HERE, own));
		await cancel(HERE, { date, ticket, secret: '4' });
		expect(await cancel(HERE, { date, ticket, secret: '5' })).toMatchObject({ refused: 'too-many-attempts' });
	});

	it('slows down guessing one ticket from many networks', async () => {
		const { ticket, date } = ok(await book('10:00'));
		const cancel = cancelBooking(world.ctx, brake);
		for (let i = 0; i < 10; i += 1) await cancel(`198.51.100.${i}`, { date, ticket, secret: String(i) });
		const guess = { date, ticket, secret: '10' };
		expect(await cancel('198.51.100.99', guess)).toMatchObject({ refused: 'too-many-attempts' });
	});

	it.each([
		['2026-13-45', '10:00'],
		['tomorrow', '10:00'],
		['2026-11-24', 'noon']
	])('refuses %s %s as no date or time', async (date, time) => {
		expect(await bookSlot(world.ctx, brake)(HERE, date, time)).toMatchObject({ refused: 'bad-input' });
	});

	it('shows fewer free times after a booking', async () => {
		const before = await viewBooking(world.ctx)('2026-11-24');
		ok(await book('10:00'));
		const after = await viewBooking(world.ctx)('2026-11-24');
		expect(after.days[0]!.free).toBe(before.days[0]!.free - 1);
		expect(after.days).toHaveLength(5);
	});
});

describe('the queue at the counter', () => {
	it('goes from the ticket to the hall display and off it when served', async () => {
		const actor = await world.person('state-corporation');
		ok(await takeTicket(world.ctx)(actor));
		expect((await viewHall(world.ctx)()).waiting).toBe(1);
		const { ticket } = ok(await callTicket(world.ctx)(actor, 1));
		expect((await viewHall(world.ctx)()).called).toMatchObject([{ ticket, window: 1, status: 'called' }]);
		ok(await settleTicket(world.ctx)(actor, ticket, 'serving'));
		ok(await settleTicket(world.ctx)(actor, ticket, 'served'));
		expect((await viewHall(world.ctx)()).called).toEqual([]);
	});

	it('calls one ticket to one of two counters that ask at once', async () => {
		const actor = await world.person('state-corporation');
		ok(await takeTicket(world.ctx)(actor));
		const both = await Promise.all([callTicket(world.ctx)(actor, 1), callTicket(world.ctx)(actor, 2)]);
		expect(both.find(isRefused)).toEqual({ refused: 'queue-empty' });
	});

	it('has as many counters as the administrator sets', async () => {
		const admin = await world.person('administrator');
		expect(await setQueue(world.ctx)(admin, { windows: 0, days: 5 })).toMatchObject({
			refused: 'bad-input',
			details: { field: 'windows' }
		});
		ok(await setQueue(world.ctx)(admin, { windows: 3, days: 2 }));
		expect((await viewQueue(world.ctx)()).setting).toEqual({ windows: 3, days: 2 });
	});
});
