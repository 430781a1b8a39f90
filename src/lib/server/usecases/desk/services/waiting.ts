import type { AttestationTask } from '../../../../domain/attestation/tasks.ts';
import { localDate, type OfficeHours } from '../../../../domain/calendar/working-time.ts';
import { definitionOf, procedureIn } from '../../../../domain/services/registry.ts';
import type { DefinitionKey } from '../../../../domain/services/service.ts';
import { byTimeLeft, type CaseRow } from '../view-cases.ts';
import type { CaseWords, ServiceCaseRow } from './service-case-row.ts';
import type { ServiceCaseList } from './view-service-cases.ts';

/** A case that waits for somebody, whichever service it is of. */
export interface WaitingRow extends Pick<
	ServiceCaseRow,
	'id' | 'says' | 'receivedAt' | 'dueAt' | 'left' | 'suspended'
> {
	kind: 'application' | 'service-case';
	number: string | null;
	name: string;
	/** Of attestation. */
	speciality: string | null;
}

/** Cases of attestation that wait for the same step of one round: they are worked on together. */
export interface WaitingGroup {
	key: string;
	task: AttestationTask;
	says: string;
	/** Id of the round; null where all rounds are worked on at once. */
	round: string | null;
	/** Where all of them are worked on. */
	place: string;
	count: number;
	dueAt: number | null;
	left: number | null;
}

/** What waits by case: the first rows of all services by the time left, and how many there are. */
export interface Waiting {
	rows: WaitingRow[];
	words: Record<string, CaseWords>;
	groups: WaitingGroup[];
	total: number;
	overdue: number;
	today: number;
}

const PLACES: Partial<Record<AttestationTask, string>> = {
	assign: '/office/rounds',
	'form-list': '/office/rounds',
	'sign-schedule': '/office/signatures',
	'sign-paper-refusals': '/office/signatures',
	'sign-results': '/office/signatures'
};

const saysOf = ({ definition, step }: CaseRow): string => `${definition}/attest/${step}`;

function wordsOf(cases: readonly CaseRow[]): Record<string, CaseWords> {
	const words: Record<string, CaseWords> = {};
	for (const one of cases) {
		const says = saysOf(one);
		if (words[says]) continue;
		const definition = definitionOf(one.definition as DefinitionKey);
		const procedure = procedureIn(definition, 'attest');
		const step = procedure?.steps.find(({ n }) => n === one.step);
		if (!procedure || !step) continue;
		words[says] = {
			service: definition.name,
			procedure: procedure.name,
			step: step.what,
			label: step.label ?? String(step.n),
			agrees: false,
			returns: false
		};
	}
	return words;
}

/** By the step they wait for and their round; the group with the least time left comes first. */
function groupsOf(cases: readonly CaseRow[]): WaitingGroup[] {
	const groups = new Map<string, WaitingGroup>();
	for (const one of cases) {
		const { task } = one;
		const own = task && PLACES[task];
		// What is signed is signed on one page, whatever the round.
		const round = own ? null : one.round;
		const toGather = task === 'schedule' ? '/office/rounds' : null;
		const place = own ?? (round ? `/office/rounds/${round}` : toGather);
		if (!task || !place) continue;
		const says = saysOf(one);
		const key = `${says}/${round ?? ''}`;
		const group = groups.get(key);
		if (group) group.count += 1;
		else {
			const { dueAt, left } = one;
			groups.set(key, { key, task, says, round, place, count: 1, dueAt, left });
		}
	}
	return [...groups.values()];
}

const ofAttestation = (one: CaseRow): WaitingRow => ({
	kind: 'application',
	id: one.id,
	number: one.incoming,
	name: one.name,
	says: saysOf(one),
	speciality: one.speciality,
	receivedAt: one.receivedAt,
	dueAt: one.dueAt,
	left: one.left,
	suspended: false
});

const ofService = ({ incoming, applicant, ...one }: ServiceCaseRow): WaitingRow => ({
	kind: 'service-case',
	id: one.id,
	number: incoming,
	name: applicant,
	says: one.says,
	speciality: null,
	receivedAt: one.receivedAt,
	dueAt: one.dueAt,
	left: one.left,
	suspended: one.suspended
});

interface Day {
	now: number;
	hours: OfficeHours;
}

function due(cases: readonly CaseRow[], { now, hours }: Day) {
	const dues = cases.flatMap(({ dueAt }) => dueAt ?? []);
	const ahead = dues.filter((at) => at >= now);
	const today = localDate(now, hours);
	return {
		overdue: dues.length - ahead.length,
		today: ahead.filter((at) => localDate(at, hours) === today).length
	};
}

/** Attestation's cases and those of the other services in one list, by the time left. */
export function mergedWaiting(
	attestation: readonly CaseRow[],
	services: ServiceCaseList,
	day: Day,
	shown: number
): Waiting {
	const cases = [...attestation].sort(byTimeLeft);
	const attested = cases.slice(0, shown);
	const { overdue, today } = due(cases, day);
	return {
		rows: [...attested.map(ofAttestation), ...services.rows.map(ofService)].sort(byTimeLeft).slice(0, shown),
		words: { ...wordsOf(cases), ...services.words },
		groups: groupsOf(cases),
		total: cases.length + services.total,
		overdue: overdue + services.overdue,
		today: today + services.today
	};
}
