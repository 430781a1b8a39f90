import type { Session } from '../../lib/domain/attestation/schedule.ts';
import { SAMPLE_PDF } from '../demonstration/seed.ts';
import type { DemonstrationApplicant } from '../demonstration/people.ts';
import { portions } from './keys.ts';
import type { Staff } from './staff.ts';

/** Documents signed at one go. */
export const PORTION = 10;

type Fields = [string, string | Blob, string?][];

const each = (ids: readonly string[]): Fields => ids.map((id) => ['application', id]);

/** Step 1: the chancellery registers everybody. Returns the ids of the cases. */
export async function register({ chancellery }: Staff, people: DemonstrationApplicant[]): Promise<string[]> {
	const ids: string[] = [];
	const file = new Blob([SAMPLE_PDF], { type: 'application/pdf' });
	for (const { iin, name, speciality, language, channel } of people) {
		const to = await chancellery.must('/office/applications/new', [
			['iin', iin],
			['surname', name.surname],
			['given', name.given],
			['patronymic', name.patronymic ?? ''],
			['speciality', speciality],
			['language', language],
			['channel', channel],
			['rehearsal', 'on'],
			['files', file, 'diplom.pdf']
		]);
		ids.push(/applications\/([\w-]+)/.exec(to)?.[1] ?? '');
	}
	return ids;
}

const memo = (complies: boolean): Fields => [
	['documents', 'Диплом\nЕңбек кітапшасы'],
	['analysis', 'Жаттығу: құжаттар қаралды. / Репетиция: документы рассмотрены.'],
	['finding', complies ? 'complies' : 'does-not-comply'],
	['education', 'Жаттығу / Репетиция'],
	['from', '2015'],
	['to', '2026'],
	['employer', 'Жаттығу / Репетиция'],
	['position', 'инженер']
];

/** Steps 2 to 7: list, memos, signatures, processing, materials, examination. Returns the round. */
export async function examine(staff: Staff, ids: string[], refusing: ReadonlySet<string>): Promise<string> {
	const { specialist, head } = staff;
	const to = await specialist.must('/office/rounds?/formList', each(ids));
	const round = /rounds\/([\w-]+)/.exec(to)?.[1] ?? '';
	for (const id of ids)
		await specialist.must(`/office/applications/${id}?/writeMemo`, memo(!refusing.has(id)));
	const path = `/office/rounds/${round}`;
	for (const applications of portions(ids, PORTION))
		await staff.sign('department-head', { act: 'sign-memos', applications }, () =>
			staff['department-head'].must(`${path}?/signMemos`, each(applications))
		);
	await specialist.must(`${path}?/process`, each(ids));
	await specialist.must(`${path}?/listMaterials`, each(ids));
	const findings = ids.flatMap<[string, string]>((id) => [
		['application', id],
		['finding', refusing.has(id) ? 'does-not-comply' : 'complies'],
		[
			'reasons',
			refusing.has(id) ? 'Жаттығу: талаптарға сай емес / Репетиция: не соответствует требованиям' : ''
		]
	]);
	await head.must(`${path}?/examine`, findings);
	return round;
}

interface DraftPage {
	draft: {
		admitted: { id: string }[];
		notAdmitted: { id: string }[];
		sessions: Session[];
		blueprint: string;
		edition: string;
		editions: { id: string; bank: string }[];
		blueprints: { id: string; bank: string }[];
	};
}

const ALMATY_MS = 5 * 60 * 60_000;

/** The head reads the order he signs, and signs the very sending he has read. */
export async function signOrder(staff: Staff, path: string): Promise<void> {
	const { order } = await staff.head.page<{ order: { id: string; state: { sentAt: number } } }>(path);
	const orders = [{ id: order.id, seen: order.state.sentAt }];
	await staff.sign('head', { act: 'sign-orders', orders }, () => staff.head.must(`${path}?/sign`));
}

/** Step 8 and the signature: the order with the schedule the page itself suggests. Returns the order's page. */
export async function order(staff: Staff, round: string): Promise<string> {
	const { specialist } = staff;
	const path = `/office/rounds/${round}/order`;
	const { draft } = await specialist.page<DraftPage>(path);
	const bank = draft.blueprints.find(({ id }) => id === draft.blueprint)?.bank;
	const fields: Fields = [
		['blueprint', draft.blueprint],
		['edition', draft.edition || (draft.editions.find((edition) => edition.bank === bank)?.id ?? '')],
		...each([...draft.admitted, ...draft.notAdmitted].map(({ id }) => id))
	];
	draft.sessions.forEach(({ room, startsAt, places }, index) => {
		const local = new Date(startsAt + ALMATY_MS).toISOString();
		fields.push(['room', room], ['date', local.slice(0, 10)], ['time', local.slice(11, 16)]);
		for (const { application, seat } of places)
			fields.push(['person', application], ['session', String(index)], ['seat', String(seat)]);
	});
	const to = await specialist.must(`${path}?/draft`, fields);
	await specialist.must(`${to}?/send`);
	await signOrder(staff, to);
	return to;
}
