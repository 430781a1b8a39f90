import { localDate } from '../../../domain/calendar/working-time.ts';
import { canonicalJson } from '../../../domain/facts.ts';
import { BLANK_OFFICE, OFFICE_ID } from '../../../domain/office.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { definitionAt } from '../../../domain/services/registry.ts';
import { SERVICE_IDS, type ServiceId } from '../../../domain/services/service.ts';
import {
	settingWrong,
	type ServiceSetting,
	type ServicesSetting
} from '../../../domain/services/settings.ts';
import { transact } from '../transact.ts';
import type { By, Context } from '../context.ts';

const change = (ctx: Context, by: By, decide: (before: ServicesSetting) => ServicesSetting | Refused) =>
	transact(ctx, by, async (work): Promise<true | Refused> => {
		const office = await work.read('office', OFFICE_ID);
		if (isRefused(office)) return office;
		const services = decide(office.state.services);
		if (isRefused(services)) return services;
		work.add('office', OFFICE_ID, [{ type: 'services-set', v: 1, data: { services } }]);
		return true;
	});

/** Sets which services are offered; cases of the others run on to their end. */
export const offerServices = (ctx: Context) => (by: By, offered: readonly ServiceId[]) =>
	change(ctx, by, (before) => ({
		...before,
		offered: SERVICE_IDS.filter((id) => offered.includes(id))
	}));

/** Drops what says nothing else than the definition: it follows the definition then. */
const onlyWhatDiffers = (
	{ documents, fee, visitAlways, hearing }: ServiceSetting,
	own: unknown
): ServiceSetting => ({
	...(documents && canonicalJson(documents) !== canonicalJson(own) && { documents }),
	...(fee !== undefined && { fee }),
	...(visitAlways && { visitAlways }),
	...(hearing && { hearing })
});

/** Sets fee, documents asked for, visits and hearings of a service. Refuses 'bad-input' naming what cannot be set so. */
export const setService = (ctx: Context) => (by: By, id: ServiceId, setting: ServiceSetting) =>
	change(ctx, by, (before) => {
		const definition = definitionAt(id, localDate(ctx.clock.now(), BLANK_OFFICE.office.hours));
		if (!definition) return refused('not-found', { kind: 'service' });
		const wrong = settingWrong(definition, setting);
		if (wrong) return wrong;
		const own = onlyWhatDiffers(setting, definition.documents);
		return { ...before, byService: { ...before.byService, [id]: own } };
	});
