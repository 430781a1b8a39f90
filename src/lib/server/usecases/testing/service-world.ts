import { checkDigit } from '../../../domain/people/check-digit.ts';
import { madeUpIin } from '../../../domain/people/iin.ts';
import type { Applicant } from '../../../domain/services/applicant.ts';
import { addressObject } from '../../../domain/services/address-words.ts';
import { applicantRecord } from '../people/applicant-record.ts';
import { ALMATY_HOURS } from '../../../domain/calendar/kazakhstan.ts';
import { SIGNING_TERMS, type SigningTerms } from '../../../domain/signing/e-signature.ts';
import { BLANK_OFFICE } from '../../../domain/office.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import type { Refused } from '../../../domain/refusal.ts';
import { actorOf, stepOfCase } from '../../../domain/services/course.ts';
import {
	fieldsOf,
	definitionAt,
	procedureIn,
	procedureOf,
	resultsFor
} from '../../../domain/services/registry.ts';
import {
	SERVICE_IDS,
	type FieldDefinition,
	type ServiceId,
	type StepDefinition
} from '../../../domain/services/service.ts';
import type { ServiceSetting } from '../../../domain/services/settings.ts';
import { enterObject } from '../../../domain/services/address.ts';
import { issueLicence } from '../../../domain/services/licence.ts';
import { doCaseStep, type StepInput } from '../cases/do-step.ts';
import { decideReceipt, type NewRequest } from '../cases/receive-request.ts';
import { transact } from '../transact.ts';
import { ok, testWorld, type World } from './world.ts';

/** Given-clauses of the tests of services: an office that offers all of them, and a case on its way. */

export const FEE = 39_320;

const NAME = { surname: 'Сәрсенов', given: 'Ерлан' };
const IIN = madeUpIin({ birthDate: '1990-01-01', sex: 'm', serial: 5001 })!;

/** A made-up applicant. */
export const PERSON = { kind: 'individual', name: NAME, iin: IIN } satisfies Applicant;

/** A made-up organisation with its representative. */
export const COMPANY = {
	kind: 'legal-entity',
	organisation: '«Сынақ құрылыс» ЖШС',
	bin: `15014000001${checkDigit('15014000001')}`,
	name: NAME,
	iin: IIN
} satisfies Applicant;

const text = (kk: string, ru: string) => ({ kk, ru });

const LETTERHEAD = {
	name: text('«Сынақ басқармасы» КММ', 'КГУ «Управление Сынақ»'),
	address: text('Достық даңғылы, 85', 'проспект Достык, 85'),
	city: text('Алматы қаласы', 'город Алматы'),
	phone: '261-16-16',
	utcOffsetMinutes: ALMATY_HOURS.utcOffsetMinutes
};

interface Setting {
	byService?: Partial<Record<ServiceId, ServiceSetting>>;
	signing?: Partial<SigningTerms>;
}

const FEES = Object.fromEntries(SERVICE_IDS.map((id) => [id, { fee: FEE }]));

/** An office that offers every service, each fee set. */
export async function servicesOffice(given: Setting = {}, w = testWorld()): Promise<World> {
	const office = { ...BLANK_OFFICE.office, letterhead: LETTERHEAD, numberPrefix: '04-12' };
	const services = { offered: [...SERVICE_IDS], byService: { ...FEES, ...given.byService } };
	await transact(w.ctx, { id: 'system' }, async (work) => {
		work.add('office', 'main', [
			{ type: 'office-set', v: 1, data: { office } },
			{ type: 'services-set', v: 1, data: { services } },
			{ type: 'signing-set', v: 1, data: { signing: { ...SIGNING_TERMS, ...given.signing } } }
		]);
		return true;
	});
	return w;
}

/** What a field is answered with where a test does not care. */
function anAnswer({ id, kind, options = [] }: FieldDefinition): string {
	if (kind === 'choice' || kind === 'choices') return options[0]?.id ?? '';
	return { number: '1', date: '2026-01-15' }[kind as string] ?? `Жауап ${id}`;
}

/** What a test says of a request; the rest is made up. */
export type Asking = Pick<NewRequest, 'service' | 'procedure'> & Partial<NewRequest>;

/** A request as a door would hand it over: the channel is the first of the service, required answers are given. */
export function aRequest({ service, procedure, ...rest }: Asking): NewRequest {
	const definition = definitionAt(service, '2026-11-24')!;
	const asked = fieldsOf(definition, procedureIn(definition, procedure)!);
	const answers = Object.fromEntries(
		asked.filter(({ required }) => required).map((field) => [field.id, anAnswer(field)])
	);
	return {
		service,
		procedure,
		channel: definition.channels.includes('portal') ? 'portal' : definition.channels[0]!,
		applicant: definition.applicants.includes('individual') ? PERSON : COMPANY,
		contact: { phone: '+7 701 000 00 00', email: '', address: 'Алматы' },
		language: 'kk',
		files: [],
		fileNames: [],
		papers: [],
		about: {},
		payment: null,
		journal: null,
		imported: null,
		flow: [],
		...rest,
		answers: { ...answers, ...rest.answers }
	};
}

/** A fee of this applicant that the cashier has confirmed. */
export async function paid(
	w: World,
	{ service, procedure, person }: Required<Pick<Asking, 'person'>> & Asking
) {
	const id = w.ctx.ids.id();
	await transact(w.ctx, { id: 'system' }, async (work) => {
		const asked = { service, procedure, amount: FEE, person, reference: id };
		work.add('payment', id, [
			{ type: 'asked', v: 1, data: asked },
			{ type: 'confirmed', v: 1, data: { by: 'cashier', receipt: `№ ${id}` } }
		]);
		return true;
	});
	return id;
}

/** The record of the applicant, as it is known before he pays. */
export const personOf = async (w: World, applicant: Applicant = PERSON): Promise<string> =>
	ok(await transact(w.ctx, { id: 'system' }, (work) => applicantRecord(work, applicant)));

/** A licence in force of somebody. */
export async function aLicence(
	w: World,
	{ service, person, categories = [] }: { service: ServiceId; person: string; categories?: string[] }
): Promise<string> {
	const id = w.ctx.ids.id();
	const data = { service, number: `ГСЛ-${id}`, person, case: '', document: '', categories, replaces: null };
	await transact(w.ctx, { id: 'system' }, async (work) => {
		work.add('licence', id, issueLicence(data), { confidential: { holder: PERSON } });
		return true;
	});
	return id;
}

/** A building with an address in force. */
export async function anAddress(w: World): Promise<string> {
	const id = w.ctx.ids.id();
	const address = text('Бұқар жырау даңғылы, 10', 'проспект Бухар-жырау, 10');
	await transact(w.ctx, { id: 'system' }, async (work) => {
		const entered = { object: addressObject('building'), cadastral: `09-142-${id}`, ground: 'Түгендеу' };
		work.add('address', id, [
			...enterObject(entered),
			{ type: 'assigned', v: 1, data: { address, code: `09${id}`, case: null, ground: 'Шешім' } }
		]);
		return true;
	});
	return id;
}

/** What a request of this procedure has to be about. */
async function aboutOf(
	w: World,
	{ service, procedure }: Asking,
	person: string
): Promise<NewRequest['about']> {
	const { about, aboutOptional } = procedureIn(definitionAt(service, '2026-11-24')!, procedure)!;
	if (about === 'nothing' || aboutOptional) return {};
	return about === 'licence'
		? { licence: await aLicence(w, { service, person }) }
		: { address: await anAddress(w) };
}

/** Hands a request in. */
export const receive = (w: World, request: NewRequest): Promise<{ id: string } | Refused> =>
	transact(w.ctx, { id: 'system' }, (work) => decideReceipt(work, request));

/** A request that was received, its fee paid where there is one. */
export async function received(w: World, asking: Asking): Promise<string> {
	const request = aRequest(asking);
	const person = await personOf(w, request.applicant);
	const payment = request.payment ?? (await paid(w, { ...asking, person }));
	const about = asking.about ?? (await aboutOf(w, asking, person));
	return ok(await receive(w, { ...request, person, payment, about })).id;
}

/** The state of a case. */
export const stateOf = async (w: World, id: string) => (await w.ctx.store.read('service-case', id))!.state;

/** The step a case waits for. */
export async function waitingStep(w: World, id: string): Promise<StepDefinition | null> {
	const state = await stateOf(w, id);
	return stepOfCase(procedureOf(state), state);
}

/** Who may do the waiting step: somebody of its role, or the executor. */
export async function actorNow(w: World, id: string): Promise<Actor> {
	const step = await waitingStep(w, id);
	const state = await stateOf(w, id);
	return w.person(actorOf(step!, state));
}

/** What is done at a step when all goes well. */
export async function happily(w: World, id: string): Promise<StepInput> {
	const step = (await waitingStep(w, id))!;
	const { procedure, service, definition } = await stateOf(w, id);
	const answers = (await w.ctx.store.read('service-case', id))?.confidential?.answers ?? {};
	const [result] = resultsFor(procedureOf({ procedure, definition }), answers);
	const at = { step: step.n };
	const written = { 'address-kk': 'Абай көшесі, 1', 'address-ru': 'улица Абая, 1' };
	const visitedAt = step.visit ? w.clock.now() - 60_000 : null;
	switch (step.deed) {
		case 'assign':
			return { ...at, deed: 'assign', to: (await w.person('specialist')).id };
		case 'completeness':
			return { ...at, deed: 'completeness', complete: true, missing: [] };
		case 'control':
			return { ...at, deed: 'control', visitedAt };
		case 'query':
			return { ...at, deed: 'query', found: true };
		case 'conclude': {
			const outcome = { kind: 'granted' as const, result: result!.id };
			return { ...at, deed: 'conclude', outcome, reasons: [], visitedAt, written };
		}
		case 'attest':
			throw new Error(`${service} is attestation.`);
		default:
			return { ...at, deed: step.deed };
	}
}

/** Does the waiting step, `input` in place of what would be done when all goes well. */
export const act = async (w: World, id: string, input?: StepInput, by?: Actor) =>
	doCaseStep(w.ctx)(by ?? (await actorNow(w, id)), id, input ?? (await happily(w, id)));

/** Goes on until a step is reached, or to the end. */
export async function walk(w: World, id: string, until: number | null = null): Promise<void> {
	for (let step = await waitingStep(w, id); step && step.n !== until; step = await waitingStep(w, id)) {
		w.clock.pass(60_000);
		ok(await act(w, id));
	}
}

/** The types of the documents of a case, in the order of issue. */
export async function documentsOf(w: World, id: string): Promise<string[]> {
	const { items } = await w.ctx.store.list('document', { where: { case: id }, limit: 1000 });
	return items.map(({ summary }) => String(summary.type));
}
