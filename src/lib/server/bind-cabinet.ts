import * as account from './usecases/cabinet/account.ts';
import * as apply from './usecases/cabinet/apply.ts';
import { completeByApplicant } from './usecases/cabinet/complete-own.ts';
import { confirmIdentity } from './usecases/cabinet/confirm-identity.ts';
import * as drafts from './usecases/cabinet/draft-application.ts';
import { readOwnDocument } from './usecases/cabinet/own-documents.ts';
import { askFee } from './usecases/cabinet/requests/ask-fee.ts';
import * as request from './usecases/cabinet/requests/draft-request.ts';
import { viewOwnCase, withdrawRequest } from './usecases/cabinet/requests/own-case.ts';
import * as send from './usecases/cabinet/requests/send-request.ts';
import * as viewDraft from './usecases/cabinet/requests/view-draft.ts';
import * as services from './usecases/cabinet/requests/view-services.ts';
import * as session from './usecases/cabinet/session.ts';
import * as signIn from './usecases/cabinet/sign-in.ts';
import * as view from './usecases/cabinet/view-cabinet.ts';
import type { Context } from './usecases/context.ts';

/** The use cases of the personal cabinet by their names. */
export function bindCabinet(ctx: Context) {
	const door = new signIn.CabinetDoor(ctx);
	return {
		...bindDoor(ctx, door),
		...bindRequests(ctx),
		viewCabinetDesk: view.viewCabinetDesk(ctx),
		viewCabinet: view.viewCabinet(ctx),
		viewOwnApplication: view.viewOwnApplication(ctx),
		readOwnDocument: readOwnDocument(ctx),
		beginApplication: view.beginApplication(ctx),
		draftApplication: drafts.draftApplication(ctx),
		viewDraft: drafts.viewDraft(ctx),
		dropDraft: drafts.dropDraft(ctx),
		prepareApplication: apply.prepareApplication(ctx),
		completeByApplicant: completeByApplicant(ctx),
		cancelApplication: apply.cancelApplication(ctx),
		readApplication: apply.readApplication(ctx)
	};
}

const bindDoor = (ctx: Context, door: signIn.CabinetDoor) => ({
	viewCabinetDoor: view.viewCabinetDoor(ctx),
	challengeApplicant: signIn.challengeApplicant(ctx, door),
	signInWithKey: signIn.signInWithKey(ctx, door),
	openCabinetAccount: account.openAccount(ctx, door),
	signInWithPassword: account.signInWithPassword(ctx, door),
	setCabinetPassword: account.setCabinetPassword(ctx, door),
	confirmIdentity: confirmIdentity(ctx, door),
	whoApplies: session.whoApplies(ctx),
	leaveCabinet: session.leaveCabinet(ctx)
});

const bindRequests = (ctx: Context) => ({
	viewServices: services.viewServices(ctx),
	viewService: services.viewService(ctx),
	beginRequest: request.beginRequest(ctx),
	saveRequest: request.saveRequest(ctx),
	dropRequest: request.dropRequest(ctx),
	viewRequestDraft: viewDraft.viewRequestDraft(ctx),
	findAddresses: viewDraft.findAddresses(ctx),
	askFee: askFee(ctx),
	tryRequest: send.tryRequest(ctx),
	prepareRequest: send.prepareRequest(ctx),
	viewOwnCase: viewOwnCase(ctx),
	withdrawRequest: withdrawRequest(ctx)
});
