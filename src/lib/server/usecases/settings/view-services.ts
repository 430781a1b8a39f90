import { localDate } from '../../../domain/calendar/working-time.ts';
import { BLANK_OFFICE, OFFICE_ID } from '../../../domain/office.ts';
import { refused, type Refused } from '../../../domain/refusal.ts';
import { definitionAt } from '../../../domain/services/registry.ts';
import { SERVICE_IDS, type ServiceDefinition, type ServiceId } from '../../../domain/services/service.ts';
import { settableOf, type ServiceSetting } from '../../../domain/services/settings.ts';
import type { Context } from '../context.ts';

const today = (ctx: Context) => localDate(ctx.clock.now(), BLANK_OFFICE.office.hours);
const settings = async (ctx: Context) => (await ctx.store.read('office', OFFICE_ID))?.state.services;

/** The services of the regulations as this installation offers them; null before the office is set up. */
export const listServiceSettings = (ctx: Context) => async () => {
	const set = await settings(ctx);
	if (!set) return null;
	return SERVICE_IDS.flatMap((id) => {
		const definition = definitionAt(id, today(ctx));
		if (!definition) return [];
		const { name, region, channels, payment, procedures } = definition;
		const fee = set.byService[id]?.fee ?? null;
		const offered = set.offered.includes(id);
		const all = procedures.map(({ id: procedure, name: called, limit }) => ({
			id: procedure,
			name: called,
			limit
		}));
		return [{ id, name, region, channels, payment, fee, offered, procedures: all }];
	});
};

export interface ServiceSettingView {
	definition: ServiceDefinition;
	setting: ServiceSetting;
	settable: ReturnType<typeof settableOf>;
	offered: boolean;
}

/** One service: its definition and what the office set of it. */
export const viewServiceSetting =
	(ctx: Context) =>
	async (id: ServiceId): Promise<ServiceSettingView | Refused> => {
		const [set, definition] = [await settings(ctx), definitionAt(id, today(ctx))];
		if (!set || !definition) return refused('not-found', { kind: 'service' });
		return {
			definition,
			setting: set.byService[id] ?? {},
			settable: settableOf(definition),
			offered: set.offered.includes(id)
		};
	};
