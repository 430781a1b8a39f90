import type { Attachment } from '../../../domain/attestation/attachment.ts';
import { entriesOf, flowNoted } from '../../../domain/attestation/application-flow.ts';
import type { ApplicationConfidential, ApplicationState } from '../../../domain/attestation/application.ts';
import { attestationOf, type AttestationService } from '../../../domain/attestation/steps.ts';
import type { PersonName } from '../../../domain/people/name.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { localDate } from '../../../domain/calendar/working-time.ts';
import { definitionAt } from '../../../domain/services/registry.ts';
import type { FlowEntry } from '../../../domain/services/portal-flow.ts';
import { keyOf, type Channel, type DefinitionKey } from '../../../domain/services/service.ts';
import type { Lang } from '../../../domain/text.ts';
import { personByIin } from '../people/person-by-iin.ts';
import { attaching } from './attached-files.ts';
import { issueReceipt } from './issue-receipt.ts';
import { retakeObstacle } from './retake.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';

export interface NewApplication {
	iin: string;
	name: PersonName;
	speciality: string;
	language: Lang;
	channel: 'paper' | 'portal';
	/** Which attestation; Almaty's, unless it says so. */
	service?: AttestationService;
	files: Attachment[];
	/** Handed over on paper, as the receipt is to name them. */
	papers?: string[];
	/** Only where the installation is not an office's real one. */
	rehearsal?: boolean;
}

const CHANNELS = { paper: 'office', portal: 'portal' } as const satisfies Record<string, Channel>;

/**
 * The regulation a request of today begins under, and keeps to its end. Refuses 'service-not-offered',
 * 'channel-not-open'.
 */
export async function definitionFor(
	work: Work,
	service: AttestationService = 'almaty-expert-attestation',
	channel: keyof typeof CHANNELS = 'portal'
): Promise<DefinitionKey | Refused> {
	const { services, office } = await work.office();
	const definition = definitionAt(service, localDate(work.now, office.hours));
	if (!definition || !services.offered.includes(service)) return refused('service-not-offered');
	return definition.channels.includes(CHANNELS[channel]) ? keyOf(definition) : refused('channel-not-open');
}

/** Of the same service: what stands against a request of one attestation does not stand against the other's. */
const serviceIn = (key: string): string => attestationOf(key).definition.id;

/** Whether a person may apply for a speciality now; names what stands against it. */
export async function obstacle(
	work: Work,
	person: string,
	speciality: string,
	definition: string
): Promise<Refused | null> {
	const states = [];
	for (const earlier of (await work.must('person', person)).state.applications) {
		if (earlier.speciality !== speciality) continue;
		const { application: id } = earlier;
		const { state } = await work.must('application', id);
		if (serviceIn(state.definition) !== serviceIn(definition)) continue;
		states.push(state);
		if (!state.result) return refused('open-case-exists', { number: state.incoming });
		if (state.result.kind !== 'certificate') continue;
		const { items } = await work.ctx.store.list('certificate', { where: { application: id } });
		if (items[0]?.summary.withdrawn === true) continue;
		const until = items[0]?.summary.validUntil;
		if (typeof until !== 'number' || until > work.now)
			return refused('certificate-in-force', { number: state.result.number });
	}
	return retakeObstacle(work, states);
}

/** What was asked for, with its files kept already. */
export interface Request extends Omit<NewApplication, 'files' | 'papers'> {
	files: ApplicationState['files'];
	fileNames: string[];
	/** When it came, epoch ms; now, unless it says otherwise. */
	receivedAt?: number;
	/** What happened at the portal before it was registered. */
	flow?: FlowEntry[];
	/** On trial, before it is signed: it takes no number, so that whoever never signs leaves no gap. */
	onTrial?: boolean;
}

/**
 * Step 1 of ¶7, whoever registers it: gives the request an incoming number. Refuses an open case, a certificate in force
 * for the same speciality, a retake before its time.
 */
export async function decideRegistration(
	work: Work,
	input: Request
): Promise<{ id: string; incoming: string } | Refused> {
	const { office } = await work.office();
	const { iin, name, speciality, language, channel, files, fileNames } = input;
	if (!Object.hasOwn(office.specialities, speciality)) return refused('bad-input', { field: 'speciality' });
	const definition = await definitionFor(work, input.service, channel);
	if (isRefused(definition)) return definition;
	const person = await personByIin(work, iin, name);
	const stands = await obstacle(work, person, speciality, definition);
	if (stands) return stands;
	const id = work.ctx.ids.id();
	const incoming = input.onTrial ? '' : (await work.number('incoming', id)).text;
	const mark = work.ctx.mode === 'demonstration' && input.rehearsal ? 'rehearsal' : work.mark;
	const data = { incoming, person, speciality, language, channel, files, mark };
	const registered = { ...data, definition, receivedAt: input.receivedAt ?? work.now };
	const confidential: ApplicationConfidential = { name, iin, fileNames };
	const { flow = [] } = input;
	const entries = [...flow, ...entriesOf({ channel, definition, flow }, 'registered', registered.receivedAt)];
	const facts = [{ type: 'registered' as const, v: 1 as const, data: registered }, ...flowNoted(entries)];
	work.add('application', id, facts, { confidential });
	work.add('person', person, [{ type: 'applied', v: 1, data: { application: id, speciality } }]);
	return { id, incoming };
}

/** What came on paper or by the portal, registered by the chancellery; who came on paper gets a receipt. Refuses a wrong file as well. */
export const registerApplication =
	(ctx: Context) =>
	async (actor: Actor, input: NewApplication): Promise<{ id: string; incoming: string } | Refused> => {
		const fileNames = input.files.map(({ name }) => name);
		return attaching(ctx, input.files, (files) =>
			transact(ctx, actor, async (work) => {
				const registered = await decideRegistration(work, { ...input, files, fileNames });
				if (!isRefused(registered) && input.channel === 'paper')
					await issueReceipt(work, registered.id, input.papers ?? []);
				return registered;
			})
		);
	};
