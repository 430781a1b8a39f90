import { isRefused, type Refused } from '../../lib/domain/refusal.ts';
import type { Applicant } from '../../lib/domain/services/applicant.ts';
import { newestDefinition } from '../../lib/domain/services/registry.ts';
import { SERVICE_IDS, type ProcedureId, type ServiceId } from '../../lib/domain/services/service.ts';
import type { App } from '../../lib/server/compose.ts';
import { SERVICES } from './office.ts';
import { madeUpApplicants } from './people.ts';

const SYSTEM = { id: 'system' } as const;

function done<T>(result: T | Refused): T {
	if (isRefused(result))
		throw new Error(`Refused: ${result.refused} ${JSON.stringify(result.details ?? {})}`);
	return result;
}

/** Offers every service, with the fees of the demonstration. */
export async function offerEverything(app: App): Promise<void> {
	done(await app.offerServices(SYSTEM, SERVICES.offered));
	for (const id of SERVICE_IDS) {
		const setting = SERVICES.byService[id];
		if (setting) done(await app.setService(SYSTEM, id, setting));
	}
}

/** Made up, with a right check digit. */
const BUILDER_BIN = '100240000017';

/** Somebody who applied for nothing else: an individual of the made-up applicants. */
function individual(n: number): Applicant {
	const { name, iin } = madeUpApplicants(60)[n]!;
	return { kind: 'individual', name, iin };
}

/** The made-up organisation that asks for a licence. */
export function builder(): Extract<Applicant, { kind: 'legal-entity' }> {
	const { name, iin } = madeUpApplicants(60)[40]!;
	return {
		kind: 'legal-entity',
		organisation: '«Алатау Құрылыс» ЖШС (көрсетілім)',
		bin: BUILDER_BIN,
		name,
		iin
	};
}

/** What the counter hears: every required field answered, every document of the list handed over. */
function brought(
	service: ServiceId,
	procedure: ProcedureId,
	applicant: Applicant,
	answers: Record<string, string>
) {
	const { documents } = newestDefinition(service)!;
	return {
		...{ service, procedure, applicant, answers },
		contact: { phone: '+7 700 000 00 00', email: '', address: 'Алматы қаласы, Абай даңғылы, 1' },
		language: 'kk' as const,
		given: documents.map(({ id }) => id),
		others: [],
		licence: '',
		address: '',
		reference: '',
		power: null,
		ticket: ''
	};
}

/** The cases of the requests made up for the demonstration. */
export interface SeededServices {
	licence: string;
	address: string;
}

/** Two objects of the address register and two requests taken at the counter, so that no screen of the services is empty. */
export async function seedServices(app: App, users: Record<string, string>): Promise<SeededServices> {
	const specialist = { id: users.maman ?? '', roles: ['specialist'] as const };
	const counter = { id: users['halyk-ortaligy'] ?? '', roles: ['state-corporation'] as const };
	const cashier = { id: users.kassa ?? '', roles: ['cashier'] as const };
	const ground = 'Көрсетілім: тізілім ашылғанға дейінгі дерек';
	for (const [n, object] of (['dwelling', 'building'] as const).entries())
		done(
			await app.enterAddress(specialist, {
				object,
				cadastral: `09-142-000-10${n}`,
				ground,
				address: {
					kk: `Қарағанды облысы, Теміртау қаласы, Бейбітшілік көшесі, ${n + 12}`,
					ru: `Карагандинская область, город Темиртау, улица Бейбітшілік, ${n + 12}`,
					code: `20140000000${n}1`
				}
			})
		);
	const licence = brought('almaty-construction-licence', 'issue', builder(), {
		ground: 'new',
		categories: 'category-2',
		base: 'Алматы қаласы, Райымбек даңғылы, 212'
	});
	const fee = done(await app.askCounterFee(counter, licence));
	const { rows } = await app.listPayments({ search: fee.reference, status: 'asked' });
	done(await app.confirmPayment(cashier, rows[0]!.id, 'KV-000001'));
	const taken = done(await app.takeRequest(counter, { ...licence, reference: fee.reference }));
	const address = brought('karaganda-address-certificate', 'assign', individual(41), {
		object: 'dwelling',
		location: 'Теміртау қаласы, Бейбітшілік көшесі мен Достық көшесінің қиылысы',
		desired: 'Қарағанды облысы, Теміртау қаласы, Бейбітшілік көшесі, 18'
	});
	return { licence: taken.case, address: done(await app.takeRequest(counter, address)).case };
}
