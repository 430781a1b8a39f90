import type { NewFact } from '../../lib/domain/facts.ts';
import { caseFact, type ServiceCaseConfidential } from '../../lib/domain/services/case-facts.ts';
import { DEFINITIONS } from '../../lib/domain/services/definitions/index.ts';
import {
	keyOf,
	type Procedure,
	type ServiceDefinition,
	type StepDefinition
} from '../../lib/domain/services/service.ts';
import type { App } from '../../lib/server/compose.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Cases of one commit: they came at the same minute. */
const AT_ONCE = 500;
/** The last so many days brought them. */
const DAYS = 45;
/** One in so many is over; what has not been touched for a while stands open. */
const OVER = 5;

const SURNAMES = [
	'Әбдірахманов',
	'Қасымова',
	'Сейітқали',
	'Тілеуберді',
	'Иванова',
	'Ким',
	'Нұрғали',
	'Өмірзақ'
];
const GIVEN = ['Айбек', 'Гүлнәр', 'Дархан', 'Жанар', 'Ирина', 'Мәди', 'Сәуле', 'Тимур', 'Ұлан', 'Ясмин'];

const COURSES = DEFINITIONS.flatMap((definition) =>
	definition.procedures
		.filter(({ steps }) => steps.every(({ deed }) => deed !== 'attest'))
		.map((procedure) => ({ definition, procedure }))
);

const of = <T>(items: readonly T[], n: number): T => items[n % items.length] as T;

function beside(n: number, { applicants }: ServiceDefinition): ServiceCaseConfidential {
	const name = { surname: of(SURNAMES, n), given: of(GIVEN, Math.floor(n / 8)), patronymic: 'Серікұлы' };
	const iin = String(100_000_000_000 + n);
	const firm = n % 2 === 0 && applicants.includes('legal-entity');
	const bin = String(200_000_000_000 + n);
	return {
		applicant: firm
			? { kind: 'legal-entity', organisation: `«Құрылыс-${n}» ЖШС`, bin, name, iin }
			: { kind: 'individual', name, iin },
		contact: { phone: '+7 700 000 00 00', email: `k${n}@example.kz`, address: 'Алматы' },
		answers: {},
		fileNames: [],
		papers: [],
		written: {}
	};
}

const received = (n: number, definition: ServiceDefinition, procedure: Procedure, at: number): NewFact =>
	caseFact('received', {
		service: definition.id,
		procedure: procedure.id,
		definition: keyOf(definition),
		channel: of(definition.channels, n),
		person: `load-${n}`,
		language: n % 3 ? 'kk' : 'ru',
		receivedAt: at,
		files: [],
		about: {},
		payment: null,
		journal: null,
		imported: null,
		flow: [],
		mark: 'rehearsal'
	});

/** What doing a step leaves, as far as a list shows it. */
function done(
	n: number,
	{ results }: Procedure,
	step: StepDefinition,
	executors: readonly string[]
): NewFact[] {
	const outcome = { kind: 'granted', result: results[0]?.id ?? '' } as const;
	const facts = {
		register: [caseFact('registered', { incoming: `Ж-${n}` })],
		assign: [caseFact('assigned', { to: of(executors, n), reason: '' })],
		query: [caseFact('record-queried', { step: step.n, found: true })],
		conclude: [caseFact('concluded', { step: step.n, outcome, reasons: [] })],
		sign: [caseFact('decided', { outcome, document: '', number: `KZ${n}` })]
	};
	const said = (facts as Partial<Record<StepDefinition['deed'], NewFact[]>>)[step.deed] ?? [];
	return [...said, caseFact('step-done', { step: step.n, documents: [] })];
}

/** How far a case has come: some are over, the rest stand at any of their steps. */
const stepsDone = (n: number, { steps }: Procedure): number =>
	n % OVER === 0 ? steps.length : Math.floor(n / COURSES.length) % steps.length;

/** Fills a folder with cases of every service, written as decisions would write them, and as fast as the journal takes them. */
export async function fillWithCases(
	app: Pick<App, 'store' | 'clock'>,
	count: number,
	executors: readonly string[]
): Promise<void> {
	const now = app.clock.now();
	for (let begin = 0; begin < count; begin += AT_ONCE) {
		// The oldest first, the last ones just now.
		const at = Math.round(now - DAYS * DAY * (1 - begin / count) - 30 * MINUTE);
		const changes = [];
		for (let n = begin; n < Math.min(count, begin + AT_ONCE); n += 1) {
			const { definition, procedure } = of(COURSES, n);
			const steps = procedure.steps.slice(0, stepsDone(n, procedure));
			changes.push({
				kind: 'service-case',
				id: `load-${n}`,
				expectedVersion: 0,
				facts: [
					received(n, definition, procedure, at),
					...steps.flatMap((step) => done(n, procedure, step, executors))
				],
				confidential: beside(n, definition)
			});
		}
		await app.store.commit(changes, { at: at + 5 * MINUTE, by: 'system' });
	}
}
