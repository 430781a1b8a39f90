import * as apply from './usecases/cabinet/apply.ts';
import * as drafts from './usecases/cabinet/draft-application.ts';
import * as signIn from './usecases/cabinet/sign-in.ts';
import * as view from './usecases/cabinet/view-cabinet.ts';
import type { Context } from './usecases/context.ts';

/** The use cases of the personal cabinet by their names. */
export function bindCabinet(ctx: Context) {
	const door = new signIn.CabinetDoor(ctx);
	return {
		challengeApplicant: signIn.challengeApplicant(ctx, door),
		signInWithKey: signIn.signInWithKey(ctx, door),
		whoApplies: signIn.whoApplies(ctx),
		leaveCabinet: signIn.leaveCabinet(ctx),
		viewCabinetDesk: view.viewCabinetDesk(ctx),
		viewCabinetDoor: view.viewCabinetDoor(ctx),
		viewCabinet: view.viewCabinet(ctx),
		viewOwnApplication: view.viewOwnApplication(ctx),
		readOwnDocument: view.readOwnDocument(ctx),
		beginApplication: view.beginApplication(ctx),
		draftApplication: drafts.draftApplication(ctx),
		viewDraft: drafts.viewDraft(ctx),
		dropDraft: drafts.dropDraft(ctx),
		prepareApplication: apply.prepareApplication(ctx),
		completeApplication: apply.completeApplication(ctx),
		cancelApplication: apply.cancelApplication(ctx),
		readApplication: apply.readApplication(ctx)
	};
}
