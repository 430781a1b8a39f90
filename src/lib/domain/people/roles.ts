/** The roles of the regulations (¶9) and those every installation needs; official names in docs/glossary.md. */
export const ROLES = [
	'chancellery',
	'specialist',
	'department-head',
	'deputy-head',
	'head',
	'proctor',
	'state-corporation',
	'cashier',
	'administrator'
] as const;

export type Role = (typeof ROLES)[number];

/** The signed-in person a decision is made by. */
export interface Actor {
	/** User id; facts carry it as `user:<id>`. */
	id: string;
	roles: readonly Role[];
}

/** What somebody may do, and who may. The one table: screens, routes and use cases read it, nothing else decides. */
export const PERMISSIONS = {
	'case.read': ['chancellery', 'specialist', 'department-head', 'deputy-head', 'head'],
	'application.register': ['chancellery'],
	/** Doing the next step of a case: the definition says whose it is. */
	'case.do': ['chancellery', 'specialist', 'department-head', 'deputy-head', 'head', 'state-corporation'],
	/** Suspending a term, calling a hearing, withdrawing at the applicant's wish, naming another executor. */
	'case.direct': ['specialist', 'department-head', 'deputy-head', 'head'],
	/** The page of what waits for one's signature. */
	'signatures.read': ['department-head', 'deputy-head', 'head'],
	'counter.use': ['state-corporation'],
	'payment.confirm': ['cashier'],
	'requests.import': ['chancellery'],
	/** Registers of licences and addresses. */
	'registry.read': [
		'chancellery',
		'specialist',
		'department-head',
		'deputy-head',
		'head',
		'state-corporation'
	],
	'registry.keep': ['specialist'],
	'list.form': ['specialist'],
	'memo.write': ['specialist'],
	'memo.sign': ['department-head'],
	'case.process': ['specialist'],
	'materials.list': ['specialist'],
	'materials.examine': ['head', 'deputy-head'],
	'order.draft': ['specialist'],
	'order.sign': ['head', 'deputy-head'],
	/** Naming who is to work on a case. */
	'executor.name': ['head', 'deputy-head'],
	/** Giving out signed notices and refusals. */
	'notices.issue': ['specialist'],
	/** Taking a prepared order back from signing, which voids its number. */
	'order.withdraw': ['specialist', 'head', 'deputy-head'],
	/** Counts of a month, for the ministry. */
	'report.read': ['specialist', 'department-head', 'deputy-head', 'head'],
	'sitting.read': ['proctor', 'specialist', 'department-head', 'deputy-head', 'head'],
	'sitting.hold': ['proctor'],
	'removal.decide': ['proctor', 'specialist', 'department-head', 'deputy-head', 'head'],
	'annulment.decide': ['head', 'deputy-head'],
	'act.draw-up': ['specialist', 'proctor'],
	'refusals.send': ['specialist'],
	'results.form': ['specialist'],
	'results.sign': ['head', 'deputy-head'],
	'document.read': ['chancellery', 'specialist', 'department-head', 'deputy-head', 'head', 'proctor'],
	/** One's own e-signature under a document that is issued. */
	'document.sign': ['specialist', 'department-head', 'deputy-head', 'head', 'proctor', 'state-corporation'],
	/** Taking back what was issued. */
	'document.withdraw': ['head'],
	'office.use': [
		'chancellery',
		'specialist',
		'department-head',
		'deputy-head',
		'head',
		'proctor',
		'state-corporation',
		'cashier',
		'administrator'
	],
	'appeal.register': ['chancellery'],
	'appeal.answer': ['specialist'],
	'appeal.sign': ['head', 'deputy-head'],
	'data.erase': ['administrator'],
	'accounts.manage': ['administrator'],
	/** What the administrator did to an account that signs or vouches. */
	'accounts.confirm': ['head', 'deputy-head', 'department-head'],
	'settings.manage': ['administrator'],
	'bank.manage': ['administrator'],
	'blueprint.approve': ['head', 'deputy-head'],
	/** The questions of one candidate with their keys, for an appeal; each reading is recorded with its ground. */
	'case-file.read': ['deputy-head', 'head', 'administrator'],
	'archive.read': ['administrator']
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether somebody may do a thing. */
export function may(actor: Pick<Actor, 'roles'> | null, permission: Permission): boolean {
	const allowed: readonly Role[] = PERMISSIONS[permission];
	return actor !== null && actor.roles.some((role) => allowed.includes(role));
}

/** The administrator decides about accounts, never about cases: these roles are not held together. */
export const incompatible = (roles: readonly Role[]): boolean =>
	roles.includes('administrator') && roles.some((role) => role !== 'administrator');
