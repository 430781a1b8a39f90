import type { Session } from '../../../domain/attestation/schedule.ts';
import { ALMATY_HOURS } from '../../../domain/calendar/kazakhstan.ts';
import type { Blueprint } from '../../../domain/exam/blueprint.ts';
import { madeUpIin } from '../../../domain/people/iin.ts';
import type { Bank } from '../../../domain/questions/bank.ts';
import { draftAdmissionOrder, sendOrder } from '../attestation/draft-admission-order.ts';
import { enrolSeat } from '../seat/enrol-seat.ts';
import { examineMaterials, listMaterials } from '../attestation/examine-materials.ts';
import { formApplicantsList } from '../attestation/form-applicants-list.ts';
import {
	approveBlueprint,
	draftBlueprint,
	freezeEdition,
	openRoom,
	setOffice
} from '../settings/manage-settings.ts';
import { processRequests } from '../attestation/process-request.ts';
import { registerApplication } from '../attestation/register-application.ts';
import { signAdmissionOrder } from '../attestation/sign-admission-order.ts';
import { signMemos } from '../attestation/sign-memo.ts';
import { writeMemo } from '../attestation/write-memo.ts';
import { claimIdentity, sitDown } from '../seat/sit-down.ts';
import { checkIn } from '../sitting/check-in.ts';
import { enterDigits, openSitting, startAttempts } from '../sitting/hold-sitting.ts';
import { MORNING, ok, type World } from './world.ts';

/** Given-clauses of the tests: the chain played up to a point, through the use cases and nothing else. */

const text = (s: string) => ({ kk: s, ru: s, en: s });

/** A bank of two sections; the key of every question is its option `b`. One question takes two options. */
export const BANK: Bank = {
	id: 'small',
	version: 1,
	demonstration: false,
	title: text('Шағын банк'),
	languages: ['kk', 'ru'],
	sources: { act: { kk: 'акт', ru: 'акт' } },
	sections: [
		{ id: 'one', title: text('Бірінші') },
		{ id: 'two', title: text('Екінші') }
	],
	questions: Array.from({ length: 12 }, (_, i) => ({
		id: `q${String(i + 1).padStart(2, '0')}`,
		version: 1,
		section: i < 6 ? 'one' : 'two',
		kind: i === 11 ? ('multiple' as const) : ('single' as const),
		source: { act: 'act', paragraph: '7.1' },
		stem: { kk: `Сұрақ ${i + 1}`, ru: `Вопрос ${i + 1}` },
		options: ['a', 'b', 'c', 'd'].map((id) => ({ id, kk: `${id} нұсқа ${i}`, ru: `вариант ${id} ${i}` })),
		key: i === 11 ? ['b', 'c'] : ['b']
	}))
};

export const BLUEPRINT: Blueprint = {
	title: text('Сынақ жоспары'),
	bank: 'small',
	sections: [
		{ id: 'one', questions: 4, passMark: null },
		{ id: 'two', questions: 4, passMark: 1 }
	],
	minutes: 30,
	reserveMinutes: 10,
	passMark: 5,
	languages: ['kk', 'ru'],
	multiple: 'all-or-nothing',
	attempts: null,
	retakeDelayDays: null,
	certificateYears: null,
	demonstration: false
};

export interface OfficeAtWork {
	room: { id: string; code: string };
	edition: string;
	blueprint: string;
}

const SYSTEM = { id: 'system' } as const;

export async function anOffice(w: World, blueprint = BLUEPRINT): Promise<OfficeAtWork> {
	const letterhead = {
		name: { kk: 'Басқарма', ru: 'Управление' },
		address: { kk: 'Достық, 85', ru: 'Достык, 85' },
		city: { kk: 'Алматы', ru: 'Алматы' },
		phone: '1',
		utcOffsetMinutes: 300
	};
	const specialities = { architecture: text('Сәулет'), networks: text('Желілер') };
	ok(
		await setOffice(w.ctx)(SYSTEM, { letterhead, hours: ALMATY_HOURS, specialities, numberPrefix: '04-12' })
	);
	const address = { kk: 'Достық, 85', ru: 'Достык, 85' };
	const room = ok(await openRoom(w.ctx)(SYSTEM, { name: '214', address, capacity: 12, spare: 2 }));
	const edition = ok(await freezeEdition(w.ctx)(SYSTEM, BANK));
	const id = ok(await draftBlueprint(w.ctx)(SYSTEM, blueprint));
	ok(await approveBlueprint(w.ctx)(SYSTEM, id, 'бұйрық'));
	return { room, edition, blueprint: id };
}

export const iinOf = (n: number): string => {
	for (let serial = 1000 + n * 10; ; serial += 1) {
		const iin = madeUpIin({ birthDate: `19${70 + (n % 30)}-03-0${1 + (n % 9)}`, sex: 'f', serial });
		if (iin) return iin;
	}
};

export interface Applicant {
	id: string;
	iin: string;
	channel: 'paper' | 'portal';
}

export async function applicants(
	w: World,
	count: number,
	channel: 'paper' | 'portal' = 'portal'
): Promise<Applicant[]> {
	const chancellery = await w.person('chancellery');
	const all: Applicant[] = [];
	for (let n = 0; n < count; n += 1) {
		const name = { surname: `Тегі${n}`, given: 'Аты', patronymic: 'Әкесінің аты' };
		const input = {
			iin: iinOf(n),
			name,
			speciality: 'architecture',
			language: 'kk' as const,
			channel,
			files: []
		};
		all.push({ id: ok(await registerApplication(w.ctx)(chancellery, input)).id, iin: input.iin, channel });
	}
	return all;
}

const MEMO = {
	documents: ['Диплом'],
	analysis: 'Құжаттар толық.',
	finding: 'complies' as const,
	education: 'ҚазБСҚА',
	jobs: []
};

/** Steps 2 to 7; `refusing` are found not to comply. Returns the round. */
export async function examined(w: World, people: Applicant[], refusing: string[] = []): Promise<string> {
	const specialist = await w.person('specialist');
	const ids = people.map(({ id }) => id);
	const round = ok(await formApplicantsList(w.ctx)(specialist, ids)).id;
	for (const id of ids) ok(await writeMemo(w.ctx)(specialist, id, MEMO));
	ok(await signMemos(w.ctx)(await w.person('department-head'), ids));
	ok(await processRequests(w.ctx)(specialist, ids));
	ok(await listMaterials(w.ctx)(specialist, round, ids));
	const findings = ids.map((application) => {
		const no = refusing.includes(application);
		return {
			application,
			finding: no ? ('does-not-comply' as const) : ('complies' as const),
			reasons: no ? ['Өтілі жеткіліксіз'] : []
		};
	});
	ok(await examineMaterials(w.ctx)(await w.person('head'), findings));
	return round;
}

/** Tuesday, 24 November 2026, 10:00 in Almaty. */
export const TEN = Date.parse('2026-11-24T10:00:00+05:00');

export function session(office: OfficeAtWork, admitted: string[], startsAt = TEN): Session {
	return {
		room: office.room.id,
		startsAt,
		places: admitted.map((application, i) => ({ application, seat: i + 1 }))
	};
}

/** Step 8 and the head's signature; returns the order and its sitting. */
export async function ordered(
	w: World,
	office: OfficeAtWork,
	round: string,
	people: string[],
	refusing: string[] = [],
	startsAt = TEN
) {
	const specialist = await w.person('specialist');
	const admitted = people.filter((id) => !refusing.includes(id));
	const draft = {
		applications: people,
		sessions: admitted.length ? [session(office, admitted, startsAt)] : [],
		blueprint: office.blueprint,
		edition: office.edition
	};
	const order = ok(await draftAdmissionOrder(w.ctx)(specialist, round, draft));
	ok(await sendOrder(w.ctx)(specialist, order));
	ok(await signAdmissionOrder(w.ctx)(await w.person('head'), order));
	const signed = await w.ctx.store.read('order', order);
	return { order, sitting: signed?.state.signed?.sittings[0] ?? '' };
}

export interface Candidate {
	attempt: string;
	application: string;
	seat: number;
	/** Cookie of the seat's PC. */
	seatToken: string;
	/** Cookie of the candidate. */
	token: string;
	iin: string;
	code: string;
}

/** The document a candidate shows at check-in. */
export const SHOWN = { type: 'id-card', number: '0123', photoCompared: true, expires: null };

/** Everybody of a sitting checked in, signed in at an enrolled seat, and confirmed. */
export async function seated(
	w: World,
	office: OfficeAtWork,
	sitting: string,
	only?: number[]
): Promise<Candidate[]> {
	const proctor = await w.person('proctor');
	ok(await openSitting(w.ctx)(proctor, sitting));
	const record = await w.ctx.store.read('sitting', sitting);
	const candidates: Candidate[] = [];
	for (const attempt of record?.state.attempts ?? []) {
		const { state, confidential } = (await w.ctx.store.read('attempt', attempt))!;
		const seatToken = ok(await enrolSeat(w.ctx)(office.room.code, state.seat)).token;
		if (only && !only.includes(state.seat)) continue;
		ok(await checkIn(w.ctx)(proctor, attempt, SHOWN));
		const iin = (await w.ctx.store.read('application', state.application))?.confidential?.iin ?? '';
		const { token } = ok(await sitDown(w.ctx)(seatToken, iin, confidential?.code ?? ''));
		ok(await claimIdentity(w.ctx)(token));
		const { application, seat } = state;
		candidates.push({ attempt, application, seat, seatToken, token, iin, code: confidential?.code ?? '' });
	}
	return candidates;
}

/** A running sitting with `count` candidates. */
export async function running(w: World, count = 3, blueprint = BLUEPRINT) {
	const office = await anOffice(w, blueprint);
	const people = await applicants(w, count);
	const ids = people.map(({ id }) => id);
	const round = await examined(w, people);
	const { order, sitting } = await ordered(w, office, round, ids);
	w.clock.set(MORNING + 30 * 60_000);
	const candidates = await seated(w, office, sitting);
	const proctor = await w.person('proctor');
	ok(await enterDigits(w.ctx)(proctor, sitting, '48 1207'));
	w.clock.set(TEN);
	ok(await startAttempts(w.ctx)(proctor, sitting));
	return { office, people, round, order, sitting, candidates, proctor };
}

/** The option positions that make each question of a paper right, by question position. */
export async function rightChoices(w: World, attempt: string): Promise<number[][]> {
	const record = await w.ctx.store.read('attempt', attempt);
	return (record?.state.paper ?? []).map(({ id, options }) => {
		const key = BANK.questions.find((question) => question.id === id)?.key ?? [];
		return key.map((option) => options.indexOf(option) + 1).sort((a, b) => a - b);
	});
}
