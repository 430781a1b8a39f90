import type { Refused } from '../../../domain/refusal.ts';
import { draftCertificateOrder, signCertificateOrder } from '../attestation/certificate-order.ts';
import { closeSitting } from '../sitting/close-sitting.ts';
import { draftAdmissionOrder, sendOrder } from '../attestation/draft-admission-order.ts';
import { drawUpAct } from '../sitting/draw-up-act.ts';
import { examineMaterials, listMaterials } from '../attestation/examine-materials.ts';
import { formApplicantsList } from '../attestation/form-applicants-list.ts';
import { enterDigits, startAttempts } from '../sitting/hold-sitting.ts';
import {
	formResults,
	sendPaperRefusals,
	signPaperRefusals,
	signResults
} from '../attestation/issue-results.ts';
import { processRequests } from '../attestation/process-request.ts';
import { signAdmissionOrder } from '../attestation/sign-admission-order.ts';
import { signMemos } from '../attestation/sign-memo.ts';
import { writeMemo } from '../attestation/write-memo.ts';
import { anOffice, applicants, seated, session, TEN, type Candidate, type OfficeAtWork } from './attested.ts';
import { caseState, MINUTE, writeTest } from './sat.ts';
import { MORNING, ok, testWorld, type World } from './world.ts';

/** How a case goes: what the tests walk through from its registration to its end. */
export interface Way {
	channel: 'paper' | 'portal';
	end: 'passed' | 'not-passed' | 'not-admitted';
}

/** A case on its way, with the records that have come to be. */
export interface Walk extends Way {
	w: World;
	office: OfficeAtWork;
	id: string;
	round: string;
	order: string;
	sitting: string;
	act: string;
	certificates: string;
	candidate: Candidate | null;
}

const NOT_YET = 'not-yet';
const MEMO = {
	documents: ['Диплом'],
	analysis: 'Толық.',
	finding: 'complies' as const,
	education: 'ҚазБСҚА',
	jobs: []
};

export async function registered(way: Way): Promise<Walk> {
	const w = testWorld();
	const office = await anOffice(w);
	for (const role of ['specialist', 'department-head', 'head', 'proctor'] as const) await w.person(role);
	const [applicant] = await applicants(w, 1, way.channel);
	const none = {
		round: NOT_YET,
		order: NOT_YET,
		sitting: NOT_YET,
		act: NOT_YET,
		certificates: NOT_YET,
		candidate: null
	};
	return { w, office, ...way, id: applicant!.id, ...none };
}

type Act = (walk: Walk) => Promise<unknown | Refused>;

const specialist = (walk: Walk) => walk.w.person('specialist');
const head = (walk: Walk) => walk.w.person('head');
const proctor = (walk: Walk) => walk.w.person('proctor');

/** Each step's own use case, as somebody may call it at any time. */
export const ACTS: Record<number, Act> = {
	2: async (walk) => formApplicantsList(walk.w.ctx)(await specialist(walk), [walk.id]),
	3: async (walk) => writeMemo(walk.w.ctx)(await specialist(walk), walk.id, MEMO),
	4: async (walk) => signMemos(walk.w.ctx)(await walk.w.person('department-head'), [walk.id]),
	5: async (walk) => processRequests(walk.w.ctx)(await specialist(walk), [walk.id]),
	6: async (walk) => listMaterials(walk.w.ctx)(await specialist(walk), walk.round, [walk.id]),
	7: async (walk) => {
		const finding = walk.end === 'not-admitted' ? ('does-not-comply' as const) : ('complies' as const);
		return examineMaterials(walk.w.ctx)(await head(walk), [
			{ application: walk.id, finding, reasons: ['Өтілі'] }
		]);
	},
	8: async (walk) => {
		const admitted = walk.end === 'not-admitted' ? [] : [walk.id];
		const sessions = admitted.length ? [session(walk.office, admitted)] : [];
		const draft = {
			applications: [walk.id],
			sessions,
			blueprint: walk.office.blueprint,
			edition: walk.office.edition
		};
		return draftAdmissionOrder(walk.w.ctx)(await specialist(walk), walk.round, draft);
	},
	9: async (walk) => signAdmissionOrder(walk.w.ctx)(await head(walk), walk.order),
	10: async (walk) => startAttempts(walk.w.ctx)(await proctor(walk), walk.sitting),
	11: async (walk) => drawUpAct(walk.w.ctx)(await specialist(walk), walk.sitting),
	12: async (walk) => draftCertificateOrder(walk.w.ctx)(await specialist(walk), walk.act),
	13: async (walk) => signCertificateOrder(walk.w.ctx)(await head(walk), walk.certificates),
	14: async (walk) => sendPaperRefusals(walk.w.ctx)(await specialist(walk), [walk.id]),
	15: async (walk) => signPaperRefusals(walk.w.ctx)(await head(walk), [walk.id]),
	16: async (walk) => formResults(walk.w.ctx)(await specialist(walk), [walk.id]),
	17: async (walk) => signResults(walk.w.ctx)(await head(walk), [walk.id])
};

/** What has to happen besides, before a step can be done. */
const BEFORE: Record<number, (walk: Walk) => Promise<void>> = {
	9: async (walk) => void ok(await sendOrder(walk.w.ctx)(await specialist(walk), walk.order)),
	10: async (walk) => {
		walk.w.clock.set(MORNING + 30 * MINUTE);
		walk.candidate = (await seated(walk.w, walk.office, walk.sitting))[0]!;
		ok(await enterDigits(walk.w.ctx)(await proctor(walk), walk.sitting, '4812'));
		walk.w.clock.set(TEN);
	},
	11: async (walk) => {
		await writeTest(walk.w, walk.candidate!, walk.end === 'passed');
		ok(await closeSitting(walk.w.ctx)(await proctor(walk), walk.sitting));
	}
};

/** Does the step the case waits for. */
export async function walkOn(walk: Walk, step: number): Promise<void> {
	await BEFORE[step]?.(walk);
	const result = ok((await ACTS[step]!(walk)) as never) as unknown;
	if (step === 2) walk.round = (result as { id: string }).id;
	if (step === 8) walk.order = result as string;
	if (step === 9) {
		const { admission } = await caseState(walk.w, walk.id);
		walk.sitting = admission.status === 'admitted' ? admission.sitting : NOT_YET;
	}
	if (step === 11) walk.act = (result as { id: string }).id;
	if (step === 12) walk.certificates = result as string;
}
