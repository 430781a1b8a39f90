import { localDate } from '../../../domain/calendar/working-time.ts';
import { parseBin } from '../../../domain/people/bin.ts';
import { parseIin } from '../../../domain/people/iin.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { currentAddress } from '../../../domain/services/address.ts';
import type { Applicant } from '../../../domain/services/applicant.ts';
import type { ServiceCaseConfidential, ServiceCaseState } from '../../../domain/services/case-facts.ts';
import { addedTo, categoriesIn, LICENCE_GROUNDS } from '../../../domain/services/licence.ts';
import { usePayment } from '../../../domain/services/payment.ts';
import type { FlowEntry } from '../../../domain/services/portal-flow.ts';
import { definitionAt, fieldsOf, procedureIn } from '../../../domain/services/registry.ts';
import {
	keyOf,
	type Channel,
	type FieldDefinition,
	type Procedure,
	type ProcedureId,
	type ServiceDefinition,
	type ServiceId
} from '../../../domain/services/service.ts';
import type { Lang } from '../../../domain/text.ts';
import { applicantRecord } from '../people/applicant-record.ts';
import type { Work } from '../work.ts';

/** A request for a service, by whichever door it comes; its files are kept already. */
export interface NewRequest {
	service: ServiceId;
	procedure: ProcedureId;
	channel: Channel;
	applicant: Applicant;
	contact: { phone: string; email: string; address: string };
	language: Lang;
	/** By the id of the field; of `choices` the ids, comma-separated. */
	answers: Record<string, string>;
	files: ServiceCaseState['files'];
	fileNames: string[];
	papers: string[];
	about: { licence?: string; address?: string };
	payment: string | null;
	journal: string | null;
	proxy?: { name: string; power: string };
	imported: { source: string; key: string } | null;
	flow: FlowEntry[];
	/** When it came, epoch ms; now, unless it says otherwise. */
	receivedAt?: number;
	/** Only where the installation is not an office's real one. */
	rehearsal?: boolean;
	/** The record of the applicant where it is known; else found or made by IIN or BIN. */
	person?: string;
}

/** What a request is for, under the definition in force when it came. */
interface Asked {
	definition: ServiceDefinition;
	procedure: Procedure;
}

async function askedFor(work: Work, request: NewRequest): Promise<Asked | Refused> {
	const { office, services } = await work.office();
	const date = localDate(request.receivedAt ?? work.now, office.hours);
	const definition = definitionAt(request.service, date);
	if (!definition || !services.offered.includes(request.service)) return refused('service-not-offered');
	const procedure = procedureIn(definition, request.procedure);
	// Attestation runs on a pipeline and records of its own.
	if (!procedure || procedure.steps.some(({ deed }) => deed === 'attest'))
		return refused('service-not-offered');
	if (!definition.channels.includes(request.channel)) return refused('channel-not-open');
	if (!definition.applicants.includes(request.applicant.kind)) return refused('applicant-not-admitted');
	return { definition, procedure };
}

/** The applicant with numbers as they are written. What another system exported may lack the representative's IIN. */
function numbered(applicant: Applicant, today: string, imported: boolean): Applicant | Refused {
	const known = applicant.kind === 'legal-entity' && imported && applicant.iin === '';
	const iin = known ? { iin: '' } : parseIin(applicant.iin, today);
	if (isRefused(iin)) return iin;
	if (applicant.kind === 'individual') return { ...applicant, iin: iin.iin };
	const bin = parseBin(applicant.bin);
	if (isRefused(bin)) return bin;
	if (!applicant.organisation.trim()) return refused('bad-input', { field: 'organisation' });
	return { ...applicant, iin: iin.iin, bin: bin.bin };
}

const TEXT_MAX = 300;

/** Whether an answer is one the field takes. An empty one is, unless it is required. */
function answers({ kind, options = [], required, max }: FieldDefinition, answer: string): boolean {
	if (!answer) return !required;
	const offered = (id: string) => options.some((option) => option.id === id);
	switch (kind) {
		case 'choice':
			return offered(answer);
		case 'choices':
			return answer.split(',').every((id, at, all) => offered(id) && all.indexOf(id) === at);
		case 'number':
			return /^\d{1,15}([.,]\d{1,6})?$/.test(answer) && (!max || Number(answer.replace(',', '.')) <= max);
		case 'date':
			return /^\d{4}-\d{2}-\d{2}$/.test(answer) && !Number.isNaN(Date.parse(answer));
		default:
			return [...answer].length <= (max ?? TEXT_MAX);
	}
}

/** The answers to what was asked, and to nothing else; refuses 'bad-input' naming the first wrong field. */
function answered(asked: Asked, given: Record<string, string>): Record<string, string> | Refused {
	const kept: Record<string, string> = {};
	for (const field of fieldsOf(asked.definition, asked.procedure)) {
		const answer = Object.hasOwn(given, field.id) ? (given[field.id] ?? '').normalize('NFC').trim() : '';
		if (!answers(field, answer)) return refused('bad-input', { field: field.id });
		if (answer) kept[field.id] = answer;
	}
	return kept;
}

const { first, annex, ofAnother } = LICENCE_GROUNDS;

/** A licence chosen in the form before 'new' was is not what a first licence is about. */
const aboutOf = ({ about: { licence, ...rest } }: NewRequest, { ground }: Record<string, string>) =>
	licence && ground !== first ? { ...rest, licence } : rest;

async function licenceObstacle(
	work: Work,
	{ aboutOptional }: Procedure,
	{ about, service, answers }: Pick<NewRequest, 'about' | 'service' | 'answers'>,
	person: string
): Promise<Refused | null> {
	if (!about.licence)
		return aboutOptional && (answers.ground ?? first) === first ? null : refused('licence-missing');
	const licence = await work.read('licence', about.licence);
	if (isRefused(licence)) return refused('licence-missing');
	work.guard('licence', about.licence);
	const own = licence.state.person === person || (aboutOptional && answers.ground === ofAnother);
	if (!own || licence.state.service !== service) return refused('licence-of-another');
	if (licence.state.status !== 'in-force') return refused('licence-not-in-force');
	const asked = categoriesIn(answers);
	const nothing = answers.ground === annex && asked.length > 0 && !addedTo(licence.state, asked).length;
	return nothing ? refused('annex-adds-nothing') : null;
}

/** An object of the register; which one a request is about may turn out later, when it is looked up. */
async function addressObstacle(
	work: Work,
	{ id }: Procedure,
	address: string | undefined
): Promise<Refused | null> {
	if (!address) return null;
	const object = await work.read('address', address);
	if (isRefused(object)) return refused('address-missing');
	return id === 'annul' && !currentAddress(object.state) ? refused('address-not-in-force') : null;
}

/** Whether what it is about is what the procedure can be about: a licence in force of this applicant, an object of the register. */
const aboutObstacle = (
	work: Work,
	procedure: Procedure,
	request: NewRequest,
	person: string
): Promise<Refused | null> =>
	procedure.about === 'licence'
		? licenceObstacle(work, procedure, request, person)
		: addressObstacle(work, procedure, request.about.address);

/** Condition 2 of the licences' flow. What another system took a fee for is not paid twice. */
async function pay(
	work: Work,
	{ definition }: Asked,
	request: NewRequest,
	to: { id: string; person: string }
) {
	if (definition.payment === 'free' || request.imported) return null;
	const payment = request.payment ? await work.read('payment', request.payment) : refused('not-paid');
	if (isRefused(payment)) return refused('not-paid');
	const { service, procedure } = request;
	const used = usePayment(payment.state, { case: to.id, service, procedure, person: to.person });
	if (isRefused(used)) return used;
	work.add('payment', request.payment!, used);
	return null;
}

/** No request of another system is taken twice. The store keeps the key in disguise; no fact says it. */
const keyOfImport = ({ imported }: NewRequest): string[] =>
	imported ? [`imported:${imported.source}:${imported.key}`] : [];

/**
 * Takes a request: its terms run from now on, and step 1 of its procedure waits. Refuses 'service-not-offered',
 * 'channel-not-open', 'applicant-not-admitted', a wrong IIN or BIN, 'bad-input' naming a field, 'licence-…',
 * 'annex-adds-nothing', 'address-…', 'not-paid', 'payment-…', 'imported-already'.
 */
export async function decideReceipt(work: Work, request: NewRequest): Promise<{ id: string } | Refused> {
	const asked = await askedFor(work, request);
	if (isRefused(asked)) return asked;
	const { office } = await work.office();
	const today = localDate(work.now, office.hours);
	const applicant = numbered(request.applicant, today, request.imported !== null);
	if (isRefused(applicant)) return applicant;
	const given = answered(asked, request.answers);
	if (isRefused(given)) return given;
	const unique = keyOfImport(request);
	for (const key of unique) if (await work.ctx.store.find(key)) return refused('imported-already');
	const person = request.person ?? (await applicantRecord(work, applicant));
	await work.must('person', person);
	const id = work.ctx.ids.id();
	const about = aboutOf(request, given);
	const stands =
		(await aboutObstacle(work, asked.procedure, { ...request, about }, person)) ??
		(await pay(work, asked, request, { id, person }));
	if (stands) return stands;
	add(work, id, { ...request, about, applicant, answers: given, person }, asked, unique);
	return { id };
}

function add(
	work: Work,
	id: string,
	request: NewRequest & { person: string },
	{ definition }: Asked,
	unique: string[]
): void {
	const { service, procedure, channel, person, language, files, about, payment, journal } = request;
	const { imported, flow, applicant, contact, fileNames, papers, proxy } = request;
	const mark = work.ctx.mode === 'demonstration' && request.rehearsal ? ('rehearsal' as const) : work.mark;
	const receivedAt = request.receivedAt ?? work.now;
	const asked = { service, procedure, definition: keyOf(definition), channel, person, language, receivedAt };
	const from = imported && { source: imported.source };
	const data = { ...asked, files, about, payment, journal, imported: from, flow, mark };
	const confidential: ServiceCaseConfidential = {
		applicant,
		contact,
		answers: request.answers,
		fileNames,
		papers,
		...(proxy ? { proxy } : {}),
		...(imported ? { importedKey: imported.key } : {}),
		written: {}
	};
	work.add('service-case', id, [{ type: 'received', v: 1, data }], { confidential, unique });
	work.add('person', person, [{ type: 'requested', v: 1, data: { case: id } }]);
}
