import type { Permission } from './roles.ts';

/**
 * Who may come through which door: every route of the product, what reading it takes and what each action takes.
 * `open`: anybody. `seat`: whoever holds the cookie of a seat; the use cases check it. `applicant`: who signed in to the
 * personal cabinet. A route that is not here is shut.
 */
export type Access = Permission | 'open' | 'seat' | 'signed-in' | 'applicant';

export interface Door {
	read: Access;
	/** By the name of the form action; `default` for unnamed ones, `POST` for plain endpoints. */
	act?: Record<string, Access>;
}

export const ROUTES: Record<string, Door> = {
	'/': { read: 'open' },
	'/(public)/sign-in': { read: 'open', act: { default: 'open' } },
	'/(public)/sign-out': { read: 'open', act: { POST: 'open' } },
	'/(public)/setup': { read: 'open', act: { default: 'open' } },
	'/(public)/lang': { read: 'open', act: { set: 'open' } },
	'/(public)/status': { read: 'open' },
	'/(public)/refused/[...at]': { read: 'open' },
	'/(public)/verify': { read: 'open', act: { file: 'open' } },
	'/(public)/verify/[...number]': { read: 'open' },
	'/(public)/queue': { read: 'open', act: { book: 'open', cancel: 'open' } },
	'/(public)/queue/hall': { read: 'open' },
	'/(public)/queue/hall/state': { read: 'open' },
	'/(counter)/counter': {
		read: 'counter.use',
		act: { ticket: 'counter.use', call: 'counter.use', settle: 'counter.use' }
	},
	'/(counter)/counter/new': {
		read: 'counter.use',
		act: { take: 'counter.use', refuse: 'counter.use', fee: 'counter.use' }
	},
	'/(counter)/counter/addresses': { read: 'counter.use' },
	'/(counter)/counter/cases/[id]': { read: 'counter.use', act: { step: 'counter.use' } },
	'/(counter)/counter/documents/[id]/[lang]': { read: 'counter.use' },
	'/(counter)/counter/hand-out': { read: 'counter.use', act: { default: 'counter.use' } },
	'/(counter)/counter/journal': { read: 'counter.use' },
	'/(counter)/counter/journal/export': { read: 'counter.use' },
	'/(counter)/counter/journal/[id]': { read: 'counter.use' },
	'/(counter)/counter/journal/[id]/refusal/[lang]': { read: 'counter.use' },
	'/(admin)/admin/queue': { read: 'settings.manage', act: { set: 'settings.manage' } },
	'/(public)/clock': { read: 'signed-in', act: { default: 'signed-in' } },
	'/(office)/office': { read: 'office.use' },
	'/(office)/office/applications': { read: 'case.read' },
	'/(office)/office/applications/export': { read: 'case.read' },
	'/(office)/office/applications/new': {
		read: 'application.register',
		act: { default: 'application.register' }
	},
	'/(office)/office/applications/not-taken': { read: 'application.register' },
	'/(office)/office/applications/not-taken/print': {
		read: 'application.register',
		act: { POST: 'application.register' }
	},
	'/(office)/office/applications/[id]': {
		read: 'case.read',
		act: {
			writeMemo: 'memo.write',
			signMemo: 'memo.sign',
			process: 'case.process',
			assign: 'executor.name',
			refuse: 'order.draft',
			notify: 'notices.issue',
			attach: 'case.process'
		}
	},
	'/(office)/office/applications/[id]/files/[sha256]': { read: 'case.read' },
	'/(office)/office/cases': { read: 'case.read' },
	'/(office)/office/cases/export': { read: 'case.read' },
	'/(office)/office/cases/[id]': {
		read: 'case.read',
		act: {
			step: 'case.do',
			signStep: 'case.do',
			sendBack: 'case.do',
			suspend: 'case.direct',
			resume: 'case.direct',
			callHearing: 'case.direct',
			holdHearing: 'case.direct',
			withdrawRequest: 'case.direct',
			reassign: 'case.direct'
		}
	},
	'/(office)/office/cases/[id]/files/[sha256]': { read: 'case.read' },
	'/(office)/office/cases/[id]/preview/[step]/[lang]': { read: 'case.do' },
	'/(office)/office/rounds': {
		read: 'case.read',
		act: { formList: 'list.form', assign: 'executor.name', gather: 'order.draft' }
	},
	'/(office)/office/rounds/[id]': {
		read: 'case.read',
		act: {
			signMemos: 'memo.sign',
			process: 'case.process',
			listMaterials: 'materials.list',
			examine: 'materials.examine',
			notify: 'notices.issue',
			sendRefusals: 'refusals.send',
			signRefusals: 'results.sign',
			formResults: 'results.form',
			signResults: 'results.sign'
		}
	},
	'/(office)/office/rounds/[id]/order': {
		read: 'order.draft',
		act: { draft: 'order.draft', redraft: 'order.draft' }
	},
	'/(office)/office/orders': { read: 'case.read' },
	'/(office)/office/orders/[id]': {
		read: 'case.read',
		act: {
			send: 'order.draft',
			sign: 'order.sign',
			return: 'order.sign',
			withdrawFromSigning: 'order.withdraw'
		}
	},
	'/(office)/office/orders/[id]/amend': { read: 'order.draft', act: { default: 'order.draft' } },
	'/(office)/office/acts/[id]': { read: 'sitting.read', act: { draftOrder: 'order.draft' } },
	'/(office)/office/acts/[id]/case-file/[attempt]': {
		read: 'case-file.read',
		act: { POST: 'case-file.read' }
	},
	'/(office)/office/orders/[id]/preview/[lang]': { read: 'case.read' },
	'/(office)/office/applications/[id]/preview/[lang]': { read: 'case.read' },
	'/(office)/office/sign': { read: 'document.sign', act: { POST: 'document.sign' } },
	'/(office)/office/sign/[id]': { read: 'document.sign', act: { POST: 'document.sign' } },
	'/(office)/office/sign/[id]/cancel': { read: 'document.sign', act: { POST: 'document.sign' } },
	'/(office)/office/sign/[id]/[document]/[lang]': { read: 'document.sign' },
	'/(office)/office/signatures': {
		read: 'signatures.read',
		act: {
			signCases: 'case.do',
			sendBack: 'case.do',
			sign: 'order.sign',
			return: 'order.sign',
			signRefusals: 'results.sign',
			signResults: 'results.sign'
		}
	},
	'/(office)/office/accounts': {
		read: 'accounts.confirm',
		act: { confirm: 'accounts.confirm', refuse: 'accounts.confirm' }
	},
	'/(office)/office/appeals': { read: 'case.read' },
	'/(office)/office/appeals/export': { read: 'case.read' },
	'/(office)/office/appeals/new': { read: 'appeal.register', act: { default: 'appeal.register' } },
	'/(office)/office/appeals/[id]': {
		read: 'case.read',
		act: { answer: 'appeal.answer', sign: 'appeal.sign', return: 'appeal.sign' }
	},
	'/(office)/office/appeals/[id]/files/[sha256]': { read: 'case.read' },
	'/(office)/office/certificates': { read: 'case.read' },
	'/(office)/office/certificates/export': { read: 'case.read' },
	'/(office)/office/licences': { read: 'registry.read' },
	'/(office)/office/licences/export': { read: 'registry.read' },
	'/(office)/office/licences/[id]': { read: 'registry.read', act: { end: 'registry.keep' } },
	'/(office)/office/addresses': { read: 'registry.read' },
	'/(office)/office/addresses/export': { read: 'registry.read' },
	'/(office)/office/addresses/new': { read: 'registry.keep', act: { default: 'registry.keep' } },
	'/(office)/office/addresses/[id]': { read: 'registry.read' },
	'/(office)/office/registers': { read: 'case.read', act: { void: 'order.withdraw' } },
	'/(office)/office/registers/export': { read: 'case.read' },
	'/(office)/office/reports': { read: 'report.read' },
	'/(office)/office/reports/export': { read: 'report.read' },
	'/(office)/office/reports/print/[lang]': { read: 'report.read' },
	'/(office)/office/blueprints': { read: 'sitting.read', act: { approve: 'blueprint.approve' } },
	'/(office)/documents/[id]': { read: 'document.read', act: { withdraw: 'document.withdraw' } },
	'/(office)/documents/[id]/[lang]': { read: 'document.read' },
	'/(office)/office/batches': { read: 'case.read', act: { start: 'case.read', cancel: 'case.read' } },
	'/(office)/office/batches/progress': { read: 'case.read' },
	'/(office)/office/batches/file': { read: 'case.read' },
	'/(proctor)/proctor': { read: 'sitting.read' },
	'/(proctor)/proctor/sittings/[id]': {
		read: 'sitting.read',
		act: {
			open: 'sitting.hold',
			checkIn: 'sitting.hold',
			undoCheckIn: 'sitting.hold',
			refuseIdentity: 'sitting.hold',
			explainAbsence: 'sitting.hold',
			changeSeat: 'sitting.hold',
			digits: 'sitting.hold',
			start: 'sitting.hold',
			pause: 'sitting.hold',
			resume: 'sitting.hold',
			addMinutes: 'sitting.hold',
			pauseAll: 'sitting.hold',
			resumeAll: 'sitting.hold',
			addMinutesToAll: 'sitting.hold',
			illness: 'sitting.hold',
			finish: 'sitting.hold',
			proposeRemoval: 'sitting.hold',
			decideRemoval: 'removal.decide',
			message: 'sitting.hold',
			extraTime: 'sitting.hold',
			leave: 'sitting.hold',
			returned: 'sitting.hold',
			proposeMinutes: 'sitting.hold',
			decideMinutes: 'removal.decide',
			proposeAnnulment: 'sitting.hold',
			decideAnnulment: 'annulment.decide',
			blank: 'sitting.hold',
			unblank: 'sitting.hold',
			giveBack: 'sitting.hold',
			ruleLate: 'sitting.hold',
			safeBrowser: 'sitting.hold',
			refusedConfirmation: 'sitting.hold',
			remark: 'sitting.hold',
			close: 'sitting.hold',
			decideDisruption: 'removal.decide',
			drawUpAct: 'act.draw-up',
			recordResults: 'act.draw-up'
		}
	},
	'/(proctor)/proctor/sittings/[id]/stream': { read: 'sitting.read' },
	'/(proctor)/proctor/sittings/[id]/slips': { read: 'sitting.hold' },
	'/(proctor)/proctor/sittings/[id]/plan': { read: 'sitting.hold' },
	'/(proctor)/proctor/sittings/[id]/papers/[paper]/[lang]': { read: 'sitting.hold' },
	'/(office)/office/payments': {
		read: 'payment.confirm',
		act: { confirm: 'payment.confirm', decline: 'payment.confirm' }
	},
	'/(public)/payments/callback': { read: 'open', act: { POST: 'open' } },
	'/(cabinet)/cabinet/sign-in': { read: 'open', act: { password: 'open' } },
	'/(cabinet)/cabinet/sign-in/confirm': { read: 'applicant', act: { POST: 'applicant' } },
	'/(cabinet)/cabinet/register': { read: 'open', act: { default: 'open' } },
	'/(cabinet)/cabinet/sign-in/challenge': { read: 'open', act: { POST: 'open' } },
	'/(cabinet)/cabinet/sign-in/answer': { read: 'open', act: { POST: 'open' } },
	'/(cabinet)/cabinet/sign-out': { read: 'open', act: { POST: 'open' } },
	'/(cabinet)/cabinet/(own)': { read: 'applicant' },
	'/(cabinet)/cabinet/(own)/identity': { read: 'applicant', act: { password: 'applicant' } },
	'/(cabinet)/cabinet/(own)/services': { read: 'applicant' },
	'/(cabinet)/cabinet/(own)/services/[service]': { read: 'applicant', act: { begin: 'applicant' } },
	'/(cabinet)/cabinet/(own)/addresses': { read: 'applicant' },
	'/(cabinet)/cabinet/(own)/requests/[draft]': {
		read: 'applicant',
		act: { save: 'applicant', next: 'applicant', drop: 'applicant' }
	},
	'/(cabinet)/cabinet/(own)/requests/[draft]/send': { read: 'applicant', act: { pay: 'applicant' } },
	'/(cabinet)/cabinet/(own)/cases/[id]': { read: 'applicant', act: { withdraw: 'applicant' } },
	'/(cabinet)/cabinet/(own)/apply': { read: 'applicant', act: { draft: 'applicant' } },
	'/(cabinet)/cabinet/(own)/apply/[draft]': { read: 'applicant', act: { drop: 'applicant' } },
	'/(cabinet)/cabinet/(own)/applications/[id]': { read: 'applicant' },
	'/(cabinet)/cabinet/(own)/documents/[id]/[lang]': { read: 'applicant' },
	'/(cabinet)/cabinet/(own)/sign': { read: 'applicant', act: { POST: 'applicant' } },
	'/(cabinet)/cabinet/(own)/sign/[id]': { read: 'applicant', act: { POST: 'applicant' } },
	'/(cabinet)/cabinet/(own)/sign/[id]/cancel': { read: 'applicant', act: { POST: 'applicant' } },
	'/(cabinet)/cabinet/(own)/sign/[id]/[document]/[lang]': { read: 'applicant' },
	'/(kiosk)/exam': {
		read: 'open',
		act: {
			enrol: 'open',
			signIn: 'seat',
			confirmIdentity: 'seat',
			notMe: 'seat',
			takeOver: 'seat',
			language: 'seat',
			leave: 'seat'
		}
	},
	'/(kiosk)/exam/view': { read: 'seat' },
	'/(kiosk)/exam/answers': { read: 'seat', act: { POST: 'seat' } },
	'/(kiosk)/exam/pulse': { read: 'seat', act: { POST: 'seat' } },
	'/(kiosk)/exam/seb': { read: 'seat', act: { POST: 'seat' } },
	'/(kiosk)/exam/hand-in': { read: 'seat', act: { POST: 'seat' } },
	'/(kiosk)/exam/confirm': { read: 'seat', act: { POST: 'seat' } },
	'/(kiosk)/exam/language': { read: 'seat', act: { POST: 'seat' } },
	'/(kiosk)/exam/remark': { read: 'seat', act: { POST: 'seat' } },
	'/(kiosk)/exam/left-behind': { read: 'seat', act: { POST: 'seat' } },
	'/(kiosk)/exam/strays': { read: 'seat', act: { POST: 'seat' } },
	'/(kiosk)/exam/message-read': { read: 'seat', act: { POST: 'seat' } },
	'/(office)/office/import': { read: 'requests.import', act: { upload: 'requests.import' } },
	'/(office)/office/import/[id]': {
		read: 'requests.import',
		act: { map: 'requests.import', run: 'requests.import', discard: 'requests.import' }
	},
	'/(office)/office/import/template': { read: 'requests.import' },
	'/(admin)/admin': { read: 'settings.manage' },
	'/(admin)/admin/accounts': {
		read: 'accounts.manage',
		act: {
			create: 'accounts.manage',
			changeRoles: 'accounts.manage',
			setPassword: 'accounts.manage',
			identify: 'accounts.manage',
			lock: 'accounts.manage',
			unlock: 'accounts.manage'
		}
	},
	'/(admin)/admin/office': {
		read: 'settings.manage',
		act: { save: 'settings.manage', rules: 'settings.manage' }
	},
	'/(admin)/admin/signing': {
		read: 'settings.manage',
		act: { set: 'settings.manage', trust: 'settings.manage', distrust: 'settings.manage' }
	},
	'/(admin)/admin/calendar': { read: 'settings.manage', act: { change: 'settings.manage' } },
	'/(admin)/admin/services': { read: 'settings.manage', act: { offer: 'settings.manage' } },
	'/(admin)/admin/services/[id]': { read: 'settings.manage', act: { set: 'settings.manage' } },
	'/(admin)/admin/rooms': {
		read: 'settings.manage',
		act: { open: 'settings.manage', change: 'settings.manage' }
	},
	'/(admin)/admin/rooms/[id]': { read: 'settings.manage', act: { quitPassword: 'settings.manage' } },
	'/(admin)/admin/rooms/[id]/seb': { read: 'settings.manage' },
	'/(admin)/admin/banks': { read: 'bank.manage', act: { upload: 'bank.manage', read: 'bank.manage' } },
	'/(admin)/admin/blueprints': { read: 'settings.manage', act: { draft: 'settings.manage' } },
	'/(admin)/admin/retention': { read: 'data.erase', act: { erase: 'data.erase', term: 'data.erase' } },
	'/(admin)/archive/[sitting]': { read: 'archive.read' }
};

/** A member of a table; undefined for what is not in it, `constructor` and its like too: names come from the request. */
const own = <T>(table: Record<string, T>, name: string): T | undefined =>
	Object.hasOwn(table, name) ? table[name] : undefined;

/** What a request needs; undefined when there is no such door. */
export function accessTo(route: string, method: string, action: string | null): Access | undefined {
	const door = own(ROUTES, route);
	if (!door) return undefined;
	if (method === 'GET' || method === 'HEAD') return door.read;
	const act = door.act ?? {};
	return action === null ? (own(act, 'POST') ?? own(act, 'default')) : own(act, action);
}
