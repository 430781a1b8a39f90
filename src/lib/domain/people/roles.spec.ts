import { describe, expect, it } from 'vitest';
import { incompatible, may, PERMISSIONS, ROLES, type Permission, type Role } from './roles.ts';

/**
 * Who may what, after ¶7 and ¶9: + may, · may not. Columns: chancellery, specialist, department head, deputy head,
 * head, proctor, State Corporation, cashier, administrator.
 */
const TABLE: Record<Permission, string> = {
	'case.read': '+ + + + + · · · ·',
	'document.sign': '· + + + + + + · ·',
	'application.register': '+ · · · · · · · ·',
	'case.do': '+ + + + + · + · ·',
	'case.direct': '· + + + + · · · ·',
	'signatures.read': '· · + + + · · · ·',
	'counter.use': '· · · · · · + · ·',
	'payment.confirm': '· · · · · · · + ·',
	'requests.import': '+ · · · · · · · ·',
	'registry.read': '+ + + + + · + · ·',
	'registry.keep': '· + · · · · · · ·',
	'executor.name': '· · · + + · · · ·',
	'notices.issue': '· + · · · · · · ·',
	'list.form': '· + · · · · · · ·',
	'memo.write': '· + · · · · · · ·',
	'memo.sign': '· · + · · · · · ·',
	'case.process': '· + · · · · · · ·',
	'materials.list': '· + · · · · · · ·',
	'materials.examine': '· · · + + · · · ·',
	'order.draft': '· + · · · · · · ·',
	'order.sign': '· · · + + · · · ·',
	'order.withdraw': '· + · + + · · · ·',
	'document.withdraw': '· · · · + · · · ·',
	'report.read': '· + + + + · · · ·',
	'sitting.read': '· + + + + + · · ·',
	'sitting.hold': '· · · · · + · · ·',
	'removal.decide': '· + + + + + · · ·',
	'annulment.decide': '· · · + + · · · ·',
	'act.draw-up': '· + · · · + · · ·',
	'refusals.send': '· + · · · · · · ·',
	'results.form': '· + · · · · · · ·',
	'results.sign': '· · · + + · · · ·',
	'document.read': '+ + + + + + · · ·',
	'office.use': '+ + + + + + + + +',
	'appeal.register': '+ · · · · · · · ·',
	'appeal.answer': '· + · · · · · · ·',
	'appeal.sign': '· · · + + · · · ·',
	'data.erase': '· · · · · · · · +',
	'accounts.manage': '· · · · · · · · +',
	'accounts.confirm': '· · + + + · · · ·',
	'settings.manage': '· · · · · · · · +',
	'bank.manage': '· · · · · · · · +',
	'blueprint.approve': '· · · + + · · · ·',
	'case-file.read': '· · · + + · · · +',
	'archive.read': '· · · · · · · · +'
};

const CELLS = Object.entries(TABLE).flatMap(([permission, row]) =>
	row.split(' ').map((mark, i) => [ROLES[i]!, permission as Permission, mark === '+'] as const)
);

describe('who may what', () => {
	it.each(CELLS)('%s: %s → %s', (role, permission, allowed) => {
		expect(may({ roles: [role] }, permission)).toBe(allowed);
	});

	it('is told of every permission there is', () => {
		expect(Object.keys(TABLE).sort()).toEqual(Object.keys(PERMISSIONS).sort());
		expect(CELLS).toHaveLength(ROLES.length * Object.keys(TABLE).length);
	});

	it('is nothing for nobody and for an account without a role', () => {
		for (const permission of Object.keys(PERMISSIONS) as Permission[]) {
			expect(may(null, permission)).toBe(false);
			expect(may({ roles: [] }, permission)).toBe(false);
		}
	});

	it('adds up over the roles somebody holds', () => {
		const both = { roles: ['specialist', 'proctor'] as const };
		expect([may(both, 'order.draft'), may(both, 'sitting.hold'), may(both, 'order.sign')]).toEqual([
			true,
			true,
			false
		]);
	});

	it('never gives the administrator a decision about a case, an order or a test', () => {
		const decisions = Object.keys(PERMISSIONS).filter((name) =>
			/^(application|list|memo|case|materials|order|sitting|removal|act|refusals|results|blueprint)\./.test(
				name
			)
		) as Permission[];
		expect(decisions.filter((permission) => may({ roles: ['administrator'] }, permission))).toEqual([]);
	});
});

describe('roles held together', () => {
	it.each<[Role[], boolean]>([
		[['administrator'], false],
		[['administrator', 'administrator'], false],
		[['specialist', 'proctor'], false],
		[['head', 'deputy-head', 'department-head'], false],
		[[], false],
		[['administrator', 'specialist'], true],
		[['head', 'administrator'], true],
		[['proctor', 'administrator', 'cashier'], true]
	])('%j do not go together: %s', (roles, not) => {
		expect(incompatible(roles)).toBe(not);
	});
});
