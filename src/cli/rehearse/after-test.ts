import { PORTION, signOrder } from './before-test.ts';
import { portions } from './keys.ts';
import type { Staff } from './staff.ts';

const each = (ids: readonly string[]): [string, string][] => ids.map((id) => ['application', id]);

interface RoundPage {
	round: {
		cases: { id: string; step: number | null; result: string | null }[];
		acts: { id: string; order: string | null }[];
		documents: { id: string; type: string }[];
	};
}

const waitingFor = async ({ specialist }: Staff, round: string, step: number): Promise<string[]> =>
	(await specialist.page<RoundPage>(`/office/rounds/${round}`)).round.cases
		.filter((one) => one.step === step)
		.map(({ id }) => id);

/** Steps 11 to 13: the act and the certificate order of each sitting. */
export async function settle(staff: Staff, round: string, sittings: string[]): Promise<void> {
	for (const sitting of sittings) await staff.specialist.must(`/proctor/sittings/${sitting}?/drawUpAct`);
	const { acts, documents } = (await staff.specialist.page<RoundPage>(`/office/rounds/${round}`)).round;
	for (const { id, type } of documents) if (type === 'test-act') await signAct(staff, id);
	for (const { id } of acts) {
		const order = await staff.specialist.must(`/office/acts/${id}?/draftOrder`);
		await signOrder(staff, order);
	}
}

/** Three sign the act, one after another. */
async function signAct(staff: Staff, document: string): Promise<void> {
	for (const who of ['proctor', 'specialist', 'head'] as const)
		await staff.sign(who, { act: 'countersign', document }, async () => undefined);
}

/** Steps 14 to 17: paper refusals, results, signatures. */
export async function issueResults(staff: Staff, round: string): Promise<void> {
	const path = `/office/rounds/${round}`;
	const steps: [number, 'specialist' | 'head', string][] = [
		[14, 'specialist', 'sendRefusals'],
		[15, 'head', 'signRefusals'],
		[16, 'specialist', 'formResults']
	];
	for (const [step, who, action] of steps) {
		const ids = await waitingFor(staff, round, step);
		if (ids.length) await staff[who].must(`${path}?/${action}`, each(ids));
	}
	for (const applications of portions(await waitingFor(staff, round, 17), PORTION))
		await staff.sign('head', { act: 'sign-results', applications }, () =>
			staff.head.must(`${path}?/signResults`, each(applications))
		);
}

/** How the cases of a round ended. */
export async function results(
	{ specialist }: Staff,
	round: string
): Promise<{ certificates: number; refusals: number; open: number }> {
	const { cases } = (await specialist.page<RoundPage>(`/office/rounds/${round}`)).round;
	const count = (kind: string | null) => cases.filter(({ result }) => result === kind).length;
	return { certificates: count('certificate'), refusals: count('refusal'), open: count(null) };
}
