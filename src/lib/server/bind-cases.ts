import type { Context } from './usecases/context.ts';
import * as direct from './usecases/cases/direct-case.ts';
import { doCaseStep } from './usecases/cases/do-step.ts';
import { receiveAtOffice } from './usecases/cases/receive-at-office.ts';
import { previewCase, signCases } from './usecases/cases/sign-cases.ts';
import { listExecutors, viewServiceCase } from './usecases/cases/view-case.ts';

/** The use cases of cases of services, by their names. */
export const bindCases = (ctx: Context) => ({
	receiveAtOffice: receiveAtOffice(ctx),
	doCaseStep: doCaseStep(ctx),
	signCases: signCases(ctx),
	previewCase: previewCase(ctx),
	returnServiceCase: direct.returnServiceCase(ctx),
	suspendServiceCase: direct.suspendServiceCase(ctx),
	resumeServiceCase: direct.resumeServiceCase(ctx),
	withdrawServiceCase: direct.withdrawServiceCase(ctx),
	reassignServiceCase: direct.reassignServiceCase(ctx),
	callHearing: direct.callHearing(ctx),
	holdHearing: direct.holdHearing(ctx),
	viewServiceCase: viewServiceCase(ctx),
	listExecutors: listExecutors(ctx)
});
