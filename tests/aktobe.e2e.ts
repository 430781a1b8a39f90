import { expect, test, type Browser, type Page } from 'playwright/test';
import { actorWith, beginSitting, done } from '../src/cli/demonstration/sitting';
import { madeUpApplicants } from '../src/cli/demonstration/people';
import type { Seeded } from '../src/cli/demonstration/seed';
import { suggestSchedule } from '../src/lib/domain/attestation/schedule';
import { fullName } from '../src/lib/domain/people/name';
import type { App } from '../src/lib/server/compose';
import { openOffice, type Office } from './office';
import { press, signIn, told, visit } from './people';
import { say } from './words';

/** Attestation by the regulation of Aktobe, as the people of the office see it: eight steps, the same exam. */

const PEOPLE = madeUpApplicants(4);
const nameOf = (n: number) => fullName(PEOPLE[n]!.name);

/** Requests by the portal to Aktobe; the first two have sat the test already. */
async function seed(app: App, seeded: Seeded): Promise<string[]> {
	const [specialist, head] = [actorWith(seeded, 'specialist'), actorWith(seeded, 'head')];
	const proctor = actorWith(seeded, 'proctor');
	const ids: string[] = [];
	for (const person of PEOPLE) {
		const request = { ...person, channel: 'portal' as const, service: 'aktobe-expert-attestation' as const };
		ids.push(
			done(await app.registerApplication(actorWith(seeded, 'chancellery'), { ...request, files: [] })).id
		);
	}
	const sat = ids.slice(0, 2);
	done(await app.nameExecutor(head, sat, specialist.id));
	const { id: round } = done(await app.gatherForTest(specialist, sat));
	const startsAt = app.clock.now() + 55 * 60_000;
	const sessions = [suggestSchedule({ applications: sat, room: seeded.room.id, startsAt })];
	const { blueprint, edition } = seeded;
	const order = done(
		await app.draftAdmissionOrder(specialist, round, { applications: sat, sessions, blueprint, edition })
	);
	done(await app.sendOrder(specialist, order));
	done(await app.signOrders(head, [{ id: order }]));
	done(await app.notifyApplicants(specialist, sat));
	const sitting = done(await app.viewRound(round)).sittings[0]?.id ?? '';
	for (const { token } of await beginSitting(app, seeded, sitting)) {
		done(await app.handIn(token, 1));
		done(await app.confirmResult(token, 1));
	}
	done(await app.closeSitting(proctor, sitting, null));
	return [round, sitting, ...ids];
}

let office: Office;
let browser: Browser;
let [round, sitting, , , toSchedule, toRefuse] = ['', '', '', '', '', ''];
const staff: Partial<Record<'head' | 'specialist', Page>> = {};
const at = async (role: 'head' | 'specialist'): Promise<Page> =>
	(staff[role] ??= await signIn(browser, office.origin, role));

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser: given }) => {
	browser = given;
	test.setTimeout(120_000);
	office = await openOffice({
		before: async (app, seeded) => {
			[round, sitting, , , toSchedule, toRefuse] = (await seed(app, seeded)) as [
				string,
				string,
				string,
				string,
				string,
				string
			];
		}
	});
});
test.afterAll(() => office?.stop());

const stepNow = (page: Page) => page.locator('li[aria-current=step]');

test('the head names who is to work on the requests', async () => {
	const head = await at('head');
	await visit(head, '/office/rounds');
	await head.locator('select[name=to]').selectOption({ index: 1 });
	await press(head, say('office_assign_n', { n: 2 }));
	await expect(head.locator('select[name=to]')).toHaveCount(0);
	await visit(head, `/office/applications/${toSchedule}`);
	await expect(stepNow(head)).toContainText('кестесін');
});

test('the executor refuses one request; the head signs the refusal, and the executor gives it out', async () => {
	const [specialist, head] = [await at('specialist'), await at('head')];
	await visit(specialist, `/office/applications/${toRefuse}`);
	await specialist.getByText(say('office_refuse_request')).first().click();
	await specialist.locator('[name=reasons]').fill('Еңбек өтілі расталмаған');
	await press(specialist, say('office_refuse_request_send'));
	await expect(stepNow(specialist)).toContainText('қол қою');
	await visit(head, '/office/signatures');
	await told(head, nameOf(3));
	await press(head, say('office_sign_results_n', { n: 1 }));
	await expect(head.getByText(nameOf(3))).toHaveCount(0);
	await visit(specialist, `/office/applications/${toRefuse}`);
	await press(specialist, say('office_notify'));
	await told(specialist, say('doc_reasoned_refusal'));
	await expect(stepNow(specialist)).toHaveCount(0);
});

test('the executor draws up the schedule, the head signs it, and the applicant has the notice', async () => {
	const [specialist, head] = [await at('specialist'), await at('head')];
	await visit(specialist, '/office/rounds');
	await press(specialist, say('office_gather_n', { n: 1 }));
	await press(specialist, say('office_draft_schedule'));
	await told(specialist, say('order_kind_test_schedule'));
	await press(specialist, say('office_save_draft'));
	await press(specialist, say('office_send_order'));
	await expect(specialist.getByRole('button', { name: say('office_send_order') })).toHaveCount(0);
	await visit(head, new URL(specialist.url()).pathname);
	await press(head, say('office_sign_schedule'));
	await expect(head.getByRole('button', { name: say('office_sign_schedule') })).toHaveCount(0);
	await told(head, say('doc_test_schedule'));
	await visit(specialist, `/office/applications/${toSchedule}`);
	await press(specialist, say('office_notify'));
	await expect(stepNow(specialist)).toContainText('тестілеу өткізу');
	await told(specialist, say('doc_notice_of_admission'));
});

test('a closed sitting has its results without an act, and they lead to the head’s signature', async () => {
	const [specialist, head] = [await at('specialist'), await at('head')];
	await visit(specialist, `/proctor/sittings/${sitting}`);
	await told(specialist, say('proctor_results_recorded'));
	await expect(specialist.getByRole('button', { name: say('proctor_draw_act') })).toHaveCount(0);
	await visit(specialist, `/office/rounds/${round}`);
	await press(specialist, say('office_form_results_n', { n: 2 }));
	await expect(specialist.getByText(say('office_form_results_n', { n: 2 }))).toHaveCount(0);
	await visit(head, '/office/signatures');
	await press(head, say('office_sign_results_n', { n: 2 }));
	await expect(head.getByText(nameOf(0))).toHaveCount(0);
	await visit(specialist, `/office/rounds/${round}`);
	await told(specialist, say('office_results_card'));
});
