import { describe, expect, it } from 'vitest';
import { seatAddress } from '../../../domain/seat-address.ts';
import { checkIn } from '../sitting/check-in.ts';
import { opened, CARD } from '../testing/opened.ts';
import { refusalOf } from '../testing/sat.ts';
import { ok } from '../testing/world.ts';
import { enrolSeat, seatOf } from './enrol-seat.ts';
import { pulseSeat } from './pulse-seat.ts';
import { sitDown } from './sit-down.ts';
import { enrolByAddress, seatAddresses } from './start-address.ts';
import { viewSeat } from './view-seat.ts';

const NOTHING = { seat: undefined, attempt: undefined };

async function addressed() {
	const given = await opened();
	const { w, office } = given;
	const administrator = await w.person('administrator');
	const addresses = ok(await seatAddresses(w.ctx)(administrator, office.room.id));
	const of = (seat: number) => addresses[seat - 1]!.path.replace('/exam?seat=', '');
	return { ...given, administrator, addresses, of };
}

/** Somebody signed in at the first seat. */
async function occupied() {
	const given = await addressed();
	const { w, proctor, one } = given;
	ok(await checkIn(w.ctx)(proctor, one.attempt, CARD));
	const { token } = ok(await sitDown(w.ctx)(one.seatToken, one.iin, one.code));
	return { ...given, token };
}

describe('the start address of a seat', () => {
	it('makes a PC that seat without any typing', async () => {
		const { w, office, addresses, of } = await addressed();
		expect(addresses.map(({ seat }) => seat)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
		const { token } = ok(await enrolByAddress(w.ctx)(of(7), NOTHING));
		expect(await seatOf(w.ctx)(token)).toEqual({ room: office.room.id, roomName: '214', seat: 7 });
	});

	it('stays the same when it is listed again, and the code of the room stays good', async () => {
		const { w, office, administrator, addresses } = await addressed();
		expect(await seatAddresses(w.ctx)(administrator, office.room.id)).toEqual(addresses);
		ok(await enrolSeat(w.ctx)(office.room.code, 8));
	});

	it('opens no other seat and no other room, and nothing before it was ever listed', async () => {
		const { w, office, of } = await addressed();
		const [room, , mac] = of(7).split('.');
		for (const address of [
			`${room}.8.${mac}`,
			`other.7.${mac}`,
			`${room}.7.${'0'.repeat(64)}`,
			seatAddress('00'.repeat(32), office.room.id, 7),
			`${room}.07.${mac}`,
			`${of(7)}.x`,
			'',
			'..',
			'__proto__.1.x'
		])
			expect(await refusalOf(enrolByAddress(w.ctx)(address, NOTHING))).toBe('start-address-wrong');
		const fresh = await opened();
		expect(await refusalOf(enrolByAddress(fresh.w.ctx)(of(7), NOTHING))).toBe('start-address-wrong');
	});

	it('leaves a PC that is this seat already as it is', async () => {
		const { w, one, of } = await addressed();
		const cursor = w.ctx.store.cursor();
		const held = { seat: one.seatToken, attempt: undefined };
		expect(await enrolByAddress(w.ctx)(of(one.seat), held)).toEqual({ token: one.seatToken });
		expect(w.ctx.store.cursor()).toBe(cursor);
	});

	it('brings a seat back at once whose own cookie alone was wiped', async () => {
		const { w, one, token, of } = await occupied();
		expect(await viewSeat(w.ctx)(undefined, token)).toMatchObject({ stage: 'identity', seat: one.seat });
		const anew = ok(await enrolByAddress(w.ctx)(of(one.seat), { seat: undefined, attempt: token }));
		expect(await seatOf(w.ctx)(anew.token)).toMatchObject({ seat: one.seat });
		expect(ok(await pulseSeat(w.ctx)(token)).stage).toBe('identity');
	});
});

describe('a seat at which a candidate works', () => {
	it('is not taken away by another PC, neither by the code of the room nor by its address', async () => {
		const { w, office, one, token, of } = await occupied();
		for (const held of [NOTHING, { seat: undefined, attempt: `${one.attempt}.wrong` }]) {
			expect(await refusalOf(enrolSeat(w.ctx)(office.room.code, one.seat, held))).toBe('seat-in-use');
			expect(await refusalOf(enrolByAddress(w.ctx)(of(one.seat), held))).toBe('seat-in-use');
		}
		expect(await seatOf(w.ctx)(one.seatToken)).toMatchObject({ seat: one.seat });
		w.clock.pass(14_000);
		ok(await pulseSeat(w.ctx)(token));
		w.clock.pass(14_000);
		expect(await refusalOf(enrolSeat(w.ctx)(office.room.code, one.seat))).toBe('seat-in-use');
	});

	it('is free again after fifteen seconds of silence: the PC was replaced', async () => {
		const { w, office, one } = await occupied();
		w.clock.pass(15_000);
		const { token } = ok(await enrolSeat(w.ctx)(office.room.code, one.seat));
		ok(await sitDown(w.ctx)(token, one.iin, one.code));
	});
});

describe('guessing codes', () => {
	it('at another seat never makes the owner wait at his own', async () => {
		const { w, proctor, one, two } = await addressed();
		ok(await checkIn(w.ctx)(proctor, one.attempt, CARD));
		const guess = () => refusalOf(sitDown(w.ctx)(two.seatToken, one.iin, '1'));
		for (let i = 0; i < 5; i += 1) expect(await guess()).toBe('code-unknown');
		expect(await guess()).toBe('too-many-attempts');
		ok(await sitDown(w.ctx)(one.seatToken, one.iin, one.code));
	});

	it('of everybody slows down that seat alone, and it never waits longer than a minute', async () => {
		const { w, proctor, one, two } = await addressed();
		ok(await checkIn(w.ctx)(proctor, one.attempt, CARD));
		const said = new Set<string | undefined>();
		for (let i = 0; i < 400; i += 1) {
			said.add(await refusalOf(sitDown(w.ctx)(two.seatToken, String(100_000_000_000 + i), '1')));
			w.clock.pass(i < 350 ? 60_000 : 10);
		}
		expect([...said]).toEqual(['code-unknown', 'too-many-attempts']);
		ok(await sitDown(w.ctx)(one.seatToken, one.iin, one.code));
		w.clock.pass(60_000);
		expect(await refusalOf(sitDown(w.ctx)(two.seatToken, two.iin, two.code))).toBe('not-checked-in');
	});

	it('of one person from many seats is slowed down for all of them but his own', async () => {
		const { w, office, proctor, one } = await addressed();
		ok(await checkIn(w.ctx)(proctor, one.attempt, CARD));
		const others = [7, 8, 9, 10, 11, 12];
		const said = [];
		for (const seat of others) {
			const { token } = ok(await enrolSeat(w.ctx)(office.room.code, seat));
			said.push(await refusalOf(sitDown(w.ctx)(token, one.iin, '1')));
		}
		expect(said).toEqual([...Array<string>(5).fill('code-unknown'), 'too-many-attempts']);
		ok(await sitDown(w.ctx)(one.seatToken, one.iin, one.code));
	});
});
