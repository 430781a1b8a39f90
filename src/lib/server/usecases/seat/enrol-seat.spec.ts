import { describe, expect, it } from 'vitest';
import { enrolSeat, seatOf } from './enrol-seat.ts';
import { refusalOf } from '../testing/sat.ts';
import { ok } from '../testing/world.ts';
import { viewSeat } from './view-seat.ts';

import { opened } from '../testing/opened.ts';

describe('enrolling a seat', () => {
	it('takes the code of the room, however it is typed, and gives the PC its number', async () => {
		const { w, office } = await opened();
		const typed = office.room.code.replace(/(\d{4})/, '$1 - ');
		const { token } = ok(await enrolSeat(w.ctx)(typed, 3));
		expect(await seatOf(w.ctx)(token)).toEqual({ room: office.room.id, roomName: '214', seat: 3 });
	});

	it('again makes another PC the seat: the one before is not any more', async () => {
		const { w, office, one } = await opened();
		ok(await enrolSeat(w.ctx)(office.room.code, one.seat));
		expect(await seatOf(w.ctx)(one.seatToken)).toBeUndefined();
		expect(await viewSeat(w.ctx)(one.seatToken, undefined)).toEqual({ stage: 'unenrolled' });
	});

	it.each([0, -1, 13, 1.5])('as seat %d of a room of twelve is refused', async (seat) => {
		const { w, office } = await opened();
		expect(await refusalOf(enrolSeat(w.ctx)(office.room.code, seat))).toBe('seat-outside-room');
	});

	it('with a wrong code is refused, and slowed down after five tries, by the PC that tries', async () => {
		const { w, office } = await opened();
		const from = (address: string, code: string, seat: number) =>
			enrolSeat(w.ctx)(code, seat, undefined, address);
		for (let i = 0; i < 5; i += 1)
			expect(await refusalOf(from('10.0.0.66', '00000000', 1))).toBe('room-code-wrong');
		for (const seat of [1, 2, 2_000])
			expect(await from('10.0.0.66', office.room.code, seat)).toEqual({
				refused: 'too-many-attempts',
				details: { seconds: 15 }
			});
		expect(await seatOf(w.ctx)(ok(await from('10.0.0.7', office.room.code, 1)).token)).toBeDefined();
		w.clock.pass(15_000);
		ok(await from('10.0.0.66', office.room.code, 1));
	});

	it('with the right code is never stopped by wrong ones from elsewhere, however many', async () => {
		const { w, office } = await opened();
		for (let i = 0; i < 2_000; i += 1)
			await enrolSeat(w.ctx)('00000000', 1, undefined, `10.0.${i >> 8}.${i & 255}`);
		ok(await enrolSeat(w.ctx)(office.room.code, 1, undefined, '10.1.0.1'));
	});

	it.each([
		undefined,
		'',
		'.',
		'..',
		'x',
		'r.1',
		'r.1.',
		'../../etc.1.x',
		'r.1.x.y',
		'__proto__.1.x',
		`${'r'.repeat(500)}.1.x`
	])('the cookie %j is no seat', async (token) => {
		const { w } = await opened();
		expect(await seatOf(w.ctx)(token)).toBeUndefined();
	});

	it('the secret of one seat does not open another', async () => {
		const { w, one, two } = await opened();
		const [room, , secret] = one.seatToken.split('.');
		expect(await seatOf(w.ctx)(`${room}.${two.seat}.${secret}`)).toBeUndefined();
	});
});
