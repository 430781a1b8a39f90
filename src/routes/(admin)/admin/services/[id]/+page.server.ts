import { isRefused, refused, type Refused } from '$lib/domain/refusal';
import { SERVICE_IDS, type ServiceId } from '$lib/domain/services/service';
import { formOf, need, parse, settle, signedIn } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';
import { ServiceForm, settingOf } from './service-form';

const serviceIn = ({ id }: { id: string }): ServiceId | Refused =>
	SERVICE_IDS.find((one) => one === id) ?? refused('not-found', { kind: 'service' });

export const load: PageServerLoad = async ({ params, locals }) => ({
	service: need(await locals.app.viewServiceSetting(need(serviceIn(params))))
});

export const actions: Actions = {
	set: async ({ request, locals, params }) => {
		const id = serviceIn(params);
		if (isRefused(id)) return settle(id, 'set');
		const form = parse(ServiceForm, await formOf(request));
		if (isRefused(form)) return settle(form, 'set');
		const setting = settingOf(form);
		if (isRefused(setting)) return settle(setting, 'set');
		return settle(await locals.app.setService(signedIn(locals), id, setting), 'set');
	}
};
