import { may, type Actor, type Permission } from '$lib/domain/people/roles';
import { m } from '$i18n/paraglide/messages';
import type { NavItem } from '../Shell.svelte';

interface Place {
	href: string;
	label: () => string;
	permission: Permission;
	count?: 'inbox' | 'signatures';
}

const PLACES: readonly Place[] = [
	{ href: '/office', label: m.staff_nav_inbox, permission: 'case.read', count: 'inbox' },
	{
		href: '/office/signatures',
		label: m.staff_nav_signatures,
		permission: 'signatures.read',
		count: 'signatures'
	},
	{ href: '/office/cases', label: m.staff_nav_cases, permission: 'case.read' },
	{ href: '/office/applications', label: m.staff_nav_applications, permission: 'case.read' },
	{ href: '/office/rounds', label: m.staff_nav_rounds, permission: 'case.read' },
	{ href: '/office/orders', label: m.staff_nav_orders, permission: 'case.read' },
	{ href: '/proctor', label: m.staff_nav_sittings, permission: 'sitting.read' },
	{ href: '/office/certificates', label: m.staff_nav_certificates, permission: 'case.read' },
	{ href: '/counter', label: m.counter_nav_queue, permission: 'counter.use' },
	{ href: '/counter/new', label: m.counter_nav_new, permission: 'counter.use' },
	{ href: '/counter/hand-out', label: m.counter_nav_hand_out, permission: 'counter.use' },
	{ href: '/counter/journal', label: m.counter_nav_journal, permission: 'counter.use' },
	{ href: '/office/licences', label: m.staff_nav_licences, permission: 'registry.read' },
	{ href: '/office/addresses', label: m.staff_nav_addresses, permission: 'registry.read' },
	{ href: '/office/import', label: m.staff_nav_import, permission: 'requests.import' },
	{ href: '/office/registers', label: m.staff_nav_registers, permission: 'case.read' },
	{ href: '/office/payments', label: m.staff_nav_payments, permission: 'payment.confirm' },
	{ href: '/office/appeals', label: m.staff_nav_appeals, permission: 'case.read' },
	{ href: '/office/reports', label: m.staff_nav_reports, permission: 'report.read' },
	{ href: '/office/accounts', label: m.staff_nav_accounts_confirm, permission: 'accounts.confirm' },
	{ href: '/office/blueprints', label: m.staff_nav_blueprints, permission: 'sitting.read' },
	{ href: '/admin', label: m.staff_nav_admin, permission: 'settings.manage' },
	{ href: '/admin/accounts', label: m.staff_nav_accounts, permission: 'accounts.manage' },
	{ href: '/admin/office', label: m.staff_nav_office, permission: 'settings.manage' },
	{ href: '/admin/queue', label: m.queue_nav_setting, permission: 'settings.manage' },
	{ href: '/admin/services', label: m.staff_nav_services, permission: 'settings.manage' },
	{ href: '/admin/signing', label: m.staff_nav_signing, permission: 'settings.manage' },
	{ href: '/admin/calendar', label: m.staff_nav_calendar, permission: 'settings.manage' },
	{ href: '/admin/rooms', label: m.staff_nav_rooms, permission: 'settings.manage' },
	{ href: '/admin/banks', label: m.staff_nav_banks, permission: 'bank.manage' },
	{ href: '/admin/blueprints', label: m.staff_nav_blueprint_drafts, permission: 'settings.manage' },
	{ href: '/admin/retention', label: m.staff_nav_retention, permission: 'data.erase' }
];

/** The places somebody may go to, with how many wait there. `path` is where he is. */
export const navigation = (
	user: Pick<Actor, 'roles'>,
	counts: { inbox: number; signatures: number },
	path: string
): NavItem[] =>
	PLACES.filter(({ permission }) => may(user, permission)).map(({ href, label, count }) => ({
		href,
		label: label(),
		...(count && counts[count] ? { count: counts[count] } : {}),
		// Its address begins every other one of the office.
		...(href === '/office' ? { current: path === href } : {})
	}));
