import type { Permission } from '../people/roles.ts';

/**
 * What is done at a step of attestation: a definition says when, by whom and how long, this table what doing it takes.
 * Definitions share it, so that cases of two regulations lie side by side on the same desk.
 */
export const TASKS = {
	register: 'application.register',
	/** Aktobe: the head names who is to work on the case. */
	assign: 'executor.name',
	/** Aktobe: the schedule of the test is drawn up, or the request refused. */
	schedule: 'order.draft',
	/** Aktobe: the head signs the schedule with its notices, or the refusal. */
	'sign-schedule': 'order.sign',
	/** Aktobe: the notices or the refusal are given out. */
	notify: 'notices.issue',
	'form-list': 'list.form',
	'write-memo': 'memo.write',
	'sign-memo': 'memo.sign',
	process: 'case.process',
	'list-materials': 'materials.list',
	examine: 'materials.examine',
	'draft-admission': 'order.draft',
	'sign-admission': 'order.sign',
	test: 'sitting.hold',
	'draw-up-act': 'act.draw-up',
	'draft-certificates': 'order.draft',
	'sign-certificates': 'order.sign',
	'send-paper-refusals': 'refusals.send',
	'sign-paper-refusals': 'results.sign',
	'form-results': 'results.form',
	'sign-results': 'results.sign'
} as const satisfies Record<string, Permission>;

export type AttestationTask = keyof typeof TASKS;
