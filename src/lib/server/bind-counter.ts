import type { Context } from './usecases/context.ts';
import { askCounterFee } from './usecases/counter/counter-fee.ts';
import { handOutResult } from './usecases/counter/hand-out.ts';
import { printCounterRefusal, refuseRequest } from './usecases/counter/refuse-request.ts';
import { takeRequest } from './usecases/counter/take-request.ts';
import * as counter from './usecases/counter/view-counter.ts';
import * as journal from './usecases/counter/view-journal.ts';
import { viewTimedCase } from './usecases/counter/view-timed.ts';
import { bookSlot, cancelBooking } from './usecases/queue/book-slot.ts';
import { BookingBrake } from './usecases/queue/booking-brake.ts';
import * as queue from './usecases/queue/run-queue.ts';
import * as queueView from './usecases/queue/view-queue.ts';

/** The use cases of the State Corporation's counter and its electronic queue by their names. */
export function bindCounter(ctx: Context) {
	const brake = new BookingBrake(ctx.clock);
	return {
		viewBooking: queueView.viewBooking(ctx),
		bookSlot: bookSlot(ctx, brake),
		cancelBooking: cancelBooking(ctx, brake),
		viewHall: queueView.viewHall(ctx),
		viewQueue: queueView.viewQueue(ctx),
		takeTicket: queue.takeTicket(ctx),
		callTicket: queue.callTicket(ctx),
		settleTicket: queue.settleTicket(ctx),
		setQueue: queue.setQueue(ctx),
		takeRequest: takeRequest(ctx),
		refuseRequest: refuseRequest(ctx),
		askCounterFee: askCounterFee(ctx),
		printCounterRefusal: printCounterRefusal(ctx),
		handOutResult: handOutResult(ctx),
		viewHanding: counter.viewHanding(ctx),
		printAtCounter: counter.printAtCounter(ctx),
		listAtCounter: counter.listAtCounter(ctx),
		viewTimedCase: viewTimedCase(ctx),
		findAddressesAtCounter: counter.findAddresses(ctx),
		listJournal: journal.listJournal(ctx),
		viewEntry: journal.viewEntry(ctx)
	};
}
