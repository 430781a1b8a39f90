import { mkdirSync } from 'node:fs';
import { expect, test, type Page } from 'playwright/test';
import { seedServices } from '../src/cli/demonstration/services';
import type { App } from '../src/lib/server/compose';
import { definitionAt } from '../src/lib/domain/services/registry';
import { keyOf, type ProcedureId, type ServiceId } from '../src/lib/domain/services/service';
import { openOffice, type Office } from './office';
import { press, pressInDialog, setClock, signIn, told, visit } from './people';
import { say } from './words';

const REMARK = 'Тізілімде лицензиаттың мекенжайы көрсетілмеген.';
const FINDINGS = 'Өндірістік база мен мамандар талаптарға сәйкес келеді.';
const GROUND = 'Учаске астында өнеркәсіптік қорлар анықталды.';

type Staff = 'chancellery' | 'specialist' | 'department-head' | 'deputy-head' | 'head';
let office: Office;
let staff: Record<Staff, Page>;
/** Ids of the cases by what they are. */
const cases: Record<string, string> = {};

/** Keeps a picture of a page where `SHOTS` names a folder. */
async function picture(page: Page, name: string): Promise<void> {
	const folder = process.env.SHOTS;
	if (!folder) return;
	mkdirSync(folder, { recursive: true });
	await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

/** A request that came by the portal just now, of the firm whose licence the counter took. */
async function byPortal(app: App, like: string, id: string, service: ServiceId, procedure: ProcedureId) {
	const model = await app.store.read('service-case', like);
	const definition = definitionAt(service, '2026-11-24');
	if (!model || !definition) throw new Error(`Nothing to make ${id} of.`);
	const data = {
		...{ service, procedure, definition: keyOf(definition), channel: 'portal', person: model.state.person },
		...{ language: 'kk', receivedAt: app.clock.now(), files: [], about: {}, payment: null, journal: null },
		...{ imported: null, flow: [{ key: 'p1', at: app.clock.now(), said: 'done' }], mark: 'demonstration' }
	};
	const confidential = {
		...model.confidential,
		answers: { plot: 'Алатау ауданы, Байшешек көшесі, 4-учаске' }
	};
	await app.store.commit(
		[
			{
				kind: 'service-case',
				id,
				expectedVersion: 0,
				facts: [{ type: 'received', v: 1, data }],
				confidential
			}
		],
		{ at: app.clock.now(), by: 'system' }
	);
	cases[id] = id;
}

const CONCLUSION = 'almaty-mineral-absence-conclusion';

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
	office = await openOffice({
		async before(app, { users }) {
			await seedServices(app, users);
			const { rows } = await app.listServiceCases({ service: 'almaty-construction-licence' });
			const licence = rows[0]?.id ?? '';
			cases.licence = licence;
			await byPortal(app, licence, 'incomplete', 'almaty-design-licence', 'issue');
			await byPortal(app, licence, 'accredited', 'aktobe-project-management-accreditation', 'accredit');
			for (const id of ['absent', 'letter', 'minerals-refused'])
				await byPortal(app, licence, id, CONCLUSION, 'conclude');
		}
	});
	const roles = ['chancellery', 'specialist', 'department-head', 'deputy-head', 'head'] as const;
	const pages = await Promise.all(roles.map((role) => signIn(browser, office.origin, role)));
	staff = Object.fromEntries(roles.map((role, i) => [role, pages[i]])) as typeof staff;
});

test.afterAll(() => office?.stop());

const open = (page: Page, id: string) => visit(page, `/office/cases/${cases[id]}`);

/** Does the step a case waits for, with what its form asks. */
async function does(
	who: Staff,
	id: string,
	deed: string,
	fill: (page: Page) => Promise<void> = async () => {}
) {
	const page = staff[who];
	await open(page, id);
	await fill(page);
	await page
		.locator('.now-box')
		.getByRole('button', { name: say(`do_${deed}`), exact: true })
		.click();
	await told(page, new RegExp(`${say('done_step')}|${say('done_sign_step')}`));
}

/** Chooses what a form offers, by its value. */
const choose = (value: string) => (page: Page) => page.locator(`input[type=radio][value="${value}"]`).check();

async function toOrder() {
	await does('specialist', 'licence', 'conclude', choose('granted:licence'));
	await does('specialist', 'licence', 'pass_on');
}

test('what came to the counter waits in the inbox of the chancellery, by the time left, and is registered', async () => {
	const page = staff.chancellery;
	await visit(page, '/office');
	await told(page, say('cases_waiting'));
	await picture(page, 'inbox-chancellery');
	const link = page.locator(`a[href="/office/cases/${cases.licence}"]`);
	await link.click();
	await expect(page).toHaveURL(new RegExp(`/office/cases/${cases.licence}`));
	await picture(page, 'case-register');
	await does('chancellery', 'licence', 'register');
	await expect(page.locator('li[aria-current=step]')).toContainText('2. ');
});

test('nobody but the role the definition names is offered the step', async () => {
	for (const who of ['chancellery', 'head', 'department-head'] as const) {
		await open(staff[who], 'licence');
		await told(staff[who], say('office_acts', { who: say('role_specialist') }));
		await expect(staff[who].locator('.now-box form')).toHaveCount(0);
	}
});

test('the specialist checks, controls and concludes; the draft comes back to him with a remark', async () => {
	await does('specialist', 'licence', 'completeness', choose('yes'));
	await does('specialist', 'licence', 'control', async (page) => {
		await page.locator('[name=findings]').fill(FINDINGS);
		await picture(page, 'case-control');
	});
	await toOrder();
	const page = staff['department-head'];
	await visit(page, '/office/signatures');
	await picture(page, 'signatures-department-head');
	await open(page, 'licence');
	await press(page, say('office_return_order'));
	await page.locator('dialog[open] textarea').fill(REMARK);
	await pressInDialog(page, say('office_return_order'));
	await told(page, say('done_send_back'));
	await open(staff.specialist, 'licence');
	await told(staff.specialist, REMARK);
	await picture(staff.specialist, 'case-returned');
});

test('signed by the department head and the head, the licence is in the register', async () => {
	await toOrder();
	await does('department-head', 'licence', 'draft_order');
	await does('head', 'licence', 'sign_order');
	await does('specialist', 'licence', 'pass_on');
	const page = staff.head;
	await visit(page, '/office/signatures');
	await page.getByRole('checkbox').first().check();
	await picture(page, 'signatures-head');
	await press(page, say('cases_sign_n', { n: 1 }));
	await told(page, say('done_sign_cases'));
	await open(page, 'licence');
	await picture(page, 'case-signed');
	await expect(page.getByRole('link', { name: /^№ / }).first()).toBeVisible();
});

test('an incomplete request ends at once and leaves the list of open cases', async () => {
	await does('chancellery', 'incomplete', 'register');
	const page = staff.specialist;
	await open(page, 'incomplete');
	await choose('no')(page);
	await page.locator('[name=more]').fill('Төлем түбіртегі');
	await told(page, say('cases_ends_unsigned'));
	await picture(page, 'case-incomplete');
	await press(page, say('cases_do_refuse'));
	await told(page, say('done_step'));
	await told(page, say('refusal_kind_incomplete'));
	await visit(page, '/office/cases?service=almaty-design-licence');
	await told(page, say('ui_nothing_found'));
	await visit(page, '/office/cases?service=almaty-design-licence&status=closed');
	await told(page, say('cases_result_refused'));
});

test('the clock of an accreditation runs by the second, ten minutes a step', async () => {
	await does('chancellery', 'accredited', 'register');
	await open(staff.head, 'accredited');
	const clock = staff.head.getByRole('timer').locator('strong');
	await expect(clock).toHaveText(/^0[89]:\d\d$|^10:00$/);
	const before = await clock.textContent();
	await expect(clock).not.toHaveText(before ?? '');
	await picture(staff.head, 'case-clock');
	const specialist = async (page: Page) => {
		await page.locator('[name=to]').selectOption({ index: 1 });
	};
	await does('head', 'accredited', 'assign', specialist);
	await does('specialist', 'accredited', 'conclude', choose('granted:certificate'));
	await does('head', 'accredited', 'sign');
	await expect(staff.head.locator('.notice.ok').first()).toBeVisible();
});

test('a conclusion on minerals says one of three things', async () => {
	for (const [id, outcome] of [
		['absent', 'granted:absent'],
		['letter', 'granted:present'],
		['minerals-refused', 'refused:standard-10']
	] as const) {
		await does('chancellery', id, 'register');
		await does('head', id, 'pass_on');
		await does('deputy-head', id, 'assign', async (page) => {
			await page.locator('[name=to]').selectOption({ index: 1 });
		});
		await does('specialist', id, 'conclude', async (page) => {
			await choose(outcome)(page);
			if (outcome.startsWith('refused')) await page.locator('[name=reasons]').fill(GROUND);
			await picture(page, `case-${id}`);
		});
		await does('deputy-head', id, 'endorse');
		await does('head', id, 'sign');
	}
	await told(staff.head, say('refusal_kind_standard_10'));
	await visit(staff.specialist, `/office/cases?service=${CONCLUSION}&status=closed`);
	await expect(staff.specialist.locator('tbody tr')).toHaveCount(3);
});

test('what is overdue stands first, in words; a suspended term stands still', async () => {
	const page = staff.specialist;
	await visit(page, '/office/cases');
	await picture(page, 'list');
	const address = (await page.locator('tbody tr').first().locator('a').getAttribute('href')) ?? '';
	await visit(page, address);
	await page.getByText(say('cases_more')).click();
	await press(page, say('cases_suspend'));
	await page.locator('dialog[open] textarea').fill('Қосымша құжат сұратылды.');
	await pressInDialog(page, say('cases_suspend'));
	await told(page, say('done_suspend'));
	await visit(page, '/office/cases?time=suspended');
	await expect(page.locator('tbody tr')).toHaveCount(1);
	await expect(page.locator('tbody tr').first()).toContainText(say('cases_suspended'));
	await visit(page, address);
	await page.getByText(say('cases_more')).click();
	await press(page, say('cases_resume'));
	await page.locator('dialog[open] textarea').fill('Құжат ұсынылды.');
	await pressInDialog(page, say('cases_resume'));
	await told(page, say('done_resume'));
	await setClock(page, '2026-11-24T17:30');
	await visit(page, '/office/cases?time=overdue');
	await expect(page.locator('tbody tr.late')).not.toHaveCount(0);
	await picture(page, 'list-overdue');
});
