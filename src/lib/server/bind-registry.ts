import type { Context } from './usecases/context.ts';
import { endLicence } from './usecases/registry/end-licence.ts';
import { enterAddress } from './usecases/registry/enter-address.ts';
import { listAddresses, viewAddress } from './usecases/registry/view-addresses.ts';
import { listLicences, viewLicence } from './usecases/registry/view-licences.ts';

/** The use cases of the registers of licences and addresses, by their names. */
export const bindRegistry = (ctx: Context) => ({
	listLicences: listLicences(ctx),
	viewLicence: viewLicence(ctx),
	endLicence: endLicence(ctx),
	listAddresses: listAddresses(ctx),
	viewAddress: viewAddress(ctx),
	enterAddress: enterAddress(ctx)
});
