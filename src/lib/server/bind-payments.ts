import type { Context } from './usecases/context.ts';
import * as settle from './usecases/payments/settle-payment.ts';
import { listPayments } from './usecases/payments/view-payments.ts';

/** The use cases of fees by their names. */
export const bindPayments = (ctx: Context) => ({
	listPayments: listPayments(ctx),
	confirmPayment: settle.confirmByCashier(ctx),
	declinePayment: settle.declineByCashier(ctx),
	takeCallback: settle.takeCallback(ctx)
});
