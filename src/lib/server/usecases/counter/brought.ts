import { localDate } from '../../../domain/calendar/working-time.ts';
import { parseBin } from '../../../domain/people/bin.ts';
import { parseIin } from '../../../domain/people/iin.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { Applicant } from '../../../domain/services/applicant.ts';
import { missingOf, readPower, type Power } from '../../../domain/services/counter-entry.ts';
import { settleTicket } from '../../../domain/services/queue.ts';
import { procedureIn } from '../../../domain/services/registry.ts';
import type {
	DocumentAsked,
	Procedure,
	ProcedureId,
	ServiceDefinition,
	ServiceId
} from '../../../domain/services/service.ts';
import type { Lang } from '../../../domain/text.ts';
import { documentsFor, isAttestation, offeredServices } from '../cabinet/requests/offered.ts';
import { today } from '../queue/queue-day.ts';
import type { Work } from '../work.ts';

/** A request as it is brought to the counter of the State Corporation. */
export interface Brought {
	service: ServiceId;
	procedure: ProcedureId;
	applicant: Applicant;
	contact: { phone: string; email: string; address: string };
	language: Lang;
	answers: Record<string, string>;
	/** Of the list of documents, by id: what was handed over. */
	given: string[];
	/** What was handed over beside the list. */
	others: string[];
	/** Number of the licence it is about; empty where it is about none. */
	licence: string;
	/** Record of the address register; empty where it is not known. */
	address: string;
	/** Number the fee was asked for under; empty where there is none. */
	reference: string;
	/** Of whoever came in the applicant's place. */
	power: Power | null;
	/** Of the electronic queue, today's. */
	ticket: string;
}

/** A request at the counter with what it is for and what of its documents is not there. */
export interface AtCounter {
	definition: ServiceDefinition;
	procedure: Procedure;
	applicant: Applicant;
	handedOver: DocumentAsked[];
	missing: DocumentAsked[];
	proxy: { name: Applicant['name']; power: string } | null;
}

/** The applicant with his numbers read. */
function numbered(applicant: Applicant, day: string): Applicant | Refused {
	const iin = parseIin(applicant.iin, day);
	if (isRefused(iin)) return iin;
	if (applicant.kind === 'individual') return { ...applicant, iin: iin.iin };
	const bin = parseBin(applicant.bin);
	if (isRefused(bin)) return bin;
	if (!applicant.organisation.trim()) return refused('bad-input', { field: 'organisation' });
	return { ...applicant, iin: iin.iin, bin: bin.bin };
}

/**
 * Reads a request at the counter. Refuses 'service-not-offered', 'channel-not-open', a wrong IIN or BIN, a power of attorney
 * that is none.
 */
export async function readBrought(work: Work, brought: Brought): Promise<AtCounter | Refused> {
	const office = await work.office();
	const definition = offeredServices(office, work.now).find(({ id }) => id === brought.service);
	const procedure = definition && procedureIn(definition, brought.procedure);
	if (!definition || !procedure || isAttestation(definition)) return refused('service-not-offered');
	if (!definition.channels.includes('state-corporation')) return refused('channel-not-open');
	const day = localDate(work.now, office.office.hours);
	const applicant = numbered(brought.applicant, day);
	if (isRefused(applicant)) return applicant;
	const proxy = brought.power && readPower(brought.power, day);
	if (isRefused(proxy)) return proxy;
	const asked = documentsFor(office, definition, procedure);
	const handedOver = asked.filter(({ id }) => brought.given.includes(id));
	return {
		definition,
		procedure,
		applicant,
		proxy,
		handedOver,
		missing: missingOf(asked, brought.given)
	};
}

/** Whose turn it was is served with it; a ticket of another day, or none, is no obstacle. */
export async function serveTicket(work: Work, ticket: string): Promise<string | null> {
	if (!ticket) return null;
	const date = await today(work);
	const day = await work.read('queue-day', date);
	if (isRefused(day)) return null;
	const facts = settleTicket(day.state, ticket, 'served');
	if (isRefused(facts)) return null;
	work.add('queue-day', date, facts);
	return ticket;
}
