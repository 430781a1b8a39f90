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
		permission: 'order.sign',
		count: 'signatures'
	},
	{ href: '/office/applications', label: m.staff_nav_applications, permission: 'case.read' },
	{ href: '/office/rounds', label: m.staff_nav_rounds, permission: 'case.read' },
	{ href: '/office/orders', label: m.staff_nav_orders, permission: 'case.read' },
	{ href: '/proctor', label: m.staff_nav_sittings, permission: 'sitting.read' },
	{ href: '/office/certificates', label: m.staff_nav_certificates, permission: 'case.read' },
	{ href: '/office/registers', label: m.staff_nav_registers, permission: 'case.read' },
	{ href: '/office/appeals', label: m.staff_nav_appeals, permission: 'case.read' },
	{ href: '/office/reports', label: m.staff_nav_reports, permission: 'report.read' },
	{ href: '/office/accounts', label: m.staff_nav_accounts_confirm, permission: 'accounts.confirm' },
	{ href: '/office/blueprints', label: m.staff_nav_blueprints, permission: 'sitting.read' },
	{ href: '/admin', label: m.staff_nav_admin, permission: 'settings.manage' },
	{ href: '/admin/accounts', label: m.staff_nav_accounts, permission: 'accounts.manage' },
	{ href: '/admin/office', label: m.staff_nav_office, permission: 'settings.manage' },
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
