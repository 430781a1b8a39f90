import { taskOf } from '../../../domain/attestation/application.ts';
import { isAdmission, type AdmissionContent } from '../../../domain/attestation/order.ts';
import { foundFor, schedulingOf } from '../../../domain/attestation/scheduling.ts';
import { suggestSessions } from '../../../domain/attestation/suggest-sessions.ts';
import { questionsIn } from '../../../domain/exam/blueprint.ts';
import { calendarOf } from '../../../domain/office.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { readCases, registerRow, type Case } from './case-rows.ts';
import { takenBy } from '../attestation/draft-admission-order.ts';
import { listBlueprints, listEditions, listRooms } from '../settings/view-settings.ts';
import type { Context } from '../context.ts';
import { Work } from '../work.ts';

/** The draft that is changed, and the cases an admission order decides about. */
interface Subject {
	order: { id: string; remarks: { at: number; text: string }[]; content: AdmissionContent } | null;
	cases: Case[];
}

async function subjectOf(
	work: Work,
	applications: string[],
	orderId: string | null
): Promise<Subject | Refused> {
	if (!orderId) {
		const cases = await readCases(work, applications);
		if (isRefused(cases)) return cases;
		return { order: null, cases: cases.filter(({ state }) => taskOf(state) === schedulingOf(state).draft) };
	}
	const order = await work.read('order', orderId);
	if (isRefused(order)) return order;
	const { content, remarks, status, signed } = order.state;
	if (!isAdmission(content)) return refused('not-found', { kind: 'order' });
	if (status === 'signed') return refused('order-signed', { number: signed?.number ?? '' });
	const cases = await readCases(work, [
		...content.admitted,
		...content.notAdmitted.map(({ application }) => application)
	]);
	return isRefused(cases) ? cases : { order: { id: orderId, remarks, content }, cases };
}

/** What an admission order is drafted from: the cases as the head examined them, what may be chosen, a schedule to start from. */
export const viewAdmissionDraft =
	(ctx: Context) =>
	async (actor: Actor, roundId: string, orderId: string | null = null) => {
		const work = new Work(ctx, actor);
		const round = await work.read('round', roundId);
		if (isRefused(round)) return round;
		const subject = await subjectOf(work, round.state.applications, orderId);
		if (isRefused(subject)) return subject;
		const { order, cases } = subject;
		const complies = ({ state }: Case) => foundFor(state) === 'complies';
		const person = async (one: Case) => ({
			id: one.id,
			...(await registerRow(work, one)),
			language: one.state.language
		});
		const rooms = (await listRooms(ctx)()).map(({ id, name, address, capacity, spare }) => ({
			id,
			name,
			address,
			capacity,
			spare
		}));
		const blueprints = await approvedBlueprints(ctx);
		const admitted = await Promise.all(cases.filter(complies).map(person));
		const [first] = blueprints;
		const suggested = suggestSessions({
			applications: admitted.map(({ id }) => id),
			rooms,
			blueprint: first ?? { minutes: 60, reserveMinutes: 0 },
			calendar: calendarOf(await work.office()),
			now: work.now,
			taken: await takenBy(work, orderId)
		});
		return {
			round: { id: roundId, number: round.state.number },
			order: order && { id: order.id, remarks: order.remarks },
			kind: order?.content.kind ?? (cases[0] ? schedulingOf(cases[0].state).kind : 'admission'),
			admitted,
			notAdmitted: await Promise.all(
				cases
					.filter((one) => !complies(one))
					.map(async (one) => ({ ...(await person(one)), reasons: one.state.examined?.reasons ?? [] }))
			),
			rooms,
			blueprints,
			editions: await editionsToChoose(ctx),
			sessions: order?.content.sessions ?? suggested,
			blueprint: order?.content.blueprint ?? first?.id ?? '',
			edition: order?.content.edition ?? ''
		};
	};

async function approvedBlueprints(ctx: Context) {
	const all = await listBlueprints(ctx)();
	return all
		.filter(({ status }) => status === 'approved')
		.map(({ id, blueprint }) => {
			const { title, bank, minutes, reserveMinutes, passMark, demonstration } = blueprint;
			return {
				id,
				title,
				bank,
				minutes,
				reserveMinutes,
				passMark,
				demonstration,
				questions: questionsIn(blueprint)
			};
		});
}

/** Newest first: the one a draft takes unless another is chosen. */
async function editionsToChoose(ctx: Context) {
	const all = await listEditions(ctx)();
	return all.map(({ id, bank, version, title, frozenAt }) => ({ id, bank, version, title, frozenAt }));
}
