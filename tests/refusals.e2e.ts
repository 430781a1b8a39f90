import { expect, test, type Page } from 'playwright/test';
import {
	beginSitting,
	done,
	scheduleSitting,
	actorWith,
	type SeatedCandidate
} from '../src/cli/demonstration/sitting';
import { BLUEPRINT } from '../src/cli/demonstration/office';
import { madeUpApplicants } from '../src/cli/demonstration/people';
import { SAMPLE_PDF } from '../src/cli/demonstration/seed';
import { ROUTES, type Access } from '../src/lib/domain/people/access';
import { PERMISSIONS, may, type Permission, type Role } from '../src/lib/domain/people/roles';
import { REFUSALS } from '../src/lib/domain/refusal';
import { filesUnder } from './papers';
import { openOffice, type Office } from './office';
import { readFileSync } from 'node:fs';
import { accountOf, settled, signIn, stranger, told, visit } from './people';
import { look, speak, submit } from './requests';
import { say, type Lang } from './words';

const LANGS: readonly Lang[] = ['kk', 'ru', 'en'];
const STAFF_ROLES = [
	'chancellery',
	'specialist',
	'department-head',
	'head',
	'deputy-head',
	'proctor',
	'administrator'
] as const;
const langOf = (role: Role): Lang => LANGS[STAFF_ROLES.indexOf(role as never) % 3] as Lang;
const MINUTE = 60_000;

const PEOPLE = madeUpApplicants(6);
/** Whose applications go to the test; the others wait at the counter and for the order. */
const TESTED = 3;

let office: Office;
let staff: Record<(typeof STAFF_ROLES)[number], Page>;
let outsider: Page;
let candidates: SeatedCandidate[] = [];
let codes: string[] = [];
let place = { round: '', order: '', sitting: '', attempt: '', unsent: '', document: '', second: '' };

const cookiesOf = ({ seatToken, token }: SeatedCandidate): string => `seat=${seatToken}; attempt=${token}`;
const candidate = (index: number): SeatedCandidate => candidates[index] as SeatedCandidate;

test.beforeAll(async ({ browser }) => {
	office = await openOffice({
		applicants: PEOPLE.length,
		async before(app, seeded, applications) {
			const sitting = await scheduleSitting(app, seeded, applications.slice(0, TESTED));
			candidates = await beginSitting(app, seeded, sitting);
			const view = done(await app.viewSitting(sitting, actorWith(seeded, 'proctor')));
			codes = view.seats.map(({ code }) => code);
			const [{ id: round } = { id: '' }] = await app.listRounds();
			const { orders, documents } = done(await app.viewRound(round));
			const specialist = actorWith(seeded, 'specialist');
			const second = done(await app.formApplicantsList(specialist, [applications[4] as string])).id;
			done(
				await app.writeMemo(specialist, applications[4] as string, {
					documents: [],
					analysis: '—',
					finding: 'complies',
					education: '',
					jobs: []
				})
			);
			place = {
				round,
				order: orders[0]?.id ?? '',
				sitting,
				attempt: candidate(0).attempt,
				unsent: '',
				document: documents[0]?.id ?? '',
				second
			};
		}
	});
	outsider = await stranger(browser, office.origin);
	await visit(outsider, '/sign-in');
	// Heard within the first seconds after the start, their clocks run on.
	for (const one of candidates.slice(0, 2))
		await speak(outsider, '/exam/pulse', { lease: 1 }, cookiesOf(one));
	const pages = await Promise.all(
		STAFF_ROLES.map((role) => signIn(browser, office.origin, role, { lang: langOf(role) }))
	);
	staff = Object.fromEntries(STAFF_ROLES.map((role, i) => [role, pages[i]])) as typeof staff;
});
test.afterAll(() => office.stop());

const rolesIn = (access: Permission, lang: Lang): string[] =>
	PERMISSIONS[access].map((role) => say(`role_${role.replaceAll('-', '_')}`, {}, lang));

/** The address of a route, with records that are there. */
function addressOf(route: string): string {
	const record = /\/rounds\//.test(route)
		? place.round
		: /\/orders\//.test(route)
			? place.order
			: /\/(sittings|archive)\//.test(route)
				? place.sitting
				: /\/documents\//.test(route)
					? place.document
					: (office.applications[0] as string);
	return route
		.replace(/\(\w+\)\/?/g, '')
		.replace('//', '/')
		.replace(/\[(id|sitting)\]/, record)
		.replace('[lang]', 'kk')
		.replace('[sha256]', '0'.repeat(64))
		.replace('/[...number]', '/04-12/1-Б');
}

const guarded = (access: Access): access is Permission => access in PERMISSIONS;

test.describe('at the doors', () => {
	test("a page that is not for a role is refused, and the refusal names in the reader's language who may", async () => {
		const wrong: string[] = [];
		for (const role of STAFF_ROLES) {
			for (const [route, { read }] of Object.entries(ROUTES)) {
				if (!guarded(read)) continue;
				const allowed = may({ roles: [role] }, read);
				// A stream that is let in never ends: tests/stream.e2e.ts reads it.
				if (allowed && route.endsWith('/stream')) continue;
				const { status, words } = await look(staff[role], addressOf(route));
				if (allowed && status >= 500) wrong.push(`${role} ${route}: ${status}`);
				if (allowed ? status === 403 : status !== 403) wrong.push(`${role} ${route}: ${status}`);
				if (allowed) continue;
				const lang = langOf(role);
				const missing = [say('refusal_not_allowed', {}, lang), ...rolesIn(read, lang)].filter(
					(word) => !words.includes(word)
				);
				if (missing.length)
					wrong.push(`${role} ${route} (${lang}) does not say «${missing[0]}»: ${words.slice(0, 120)}`);
			}
		}
		expect(wrong).toEqual([]);
	});

	test('an action that is not for a role is refused in the same way', async () => {
		const wrong: string[] = [];
		for (const role of STAFF_ROLES) {
			for (const [route, { act = {} }] of Object.entries(ROUTES)) {
				for (const [action, access] of Object.entries(act)) {
					if (!guarded(access) || may({ roles: [role] }, access)) continue;
					const path =
						action === 'default' || action === 'POST' ? addressOf(route) : `${addressOf(route)}?/${action}`;
					const { status, words } = await submit(staff[role], path, { order: place.order });
					const lang = langOf(role);
					const missing = rolesIn(access, lang).filter((word) => !words.includes(word));
					if (status !== 403 || missing.length)
						wrong.push(`${role} ${route}?/${action}: ${status}, ${words.slice(0, 100)}`);
				}
			}
		}
		expect(wrong).toEqual([]);
	});

	test('a stranger is led to the sign-in and from there to where he wanted', async ({ browser }) => {
		const page = await stranger(browser, office.origin, { lang: 'ru' });
		await visit(page, '/office/applications?status=all');
		await expect(page).toHaveURL(/\/sign-in\?to=/);
		const { login, password } = accountOf('specialist');
		await page.locator('[name=login]').fill(login);
		await page.locator('[name=password]').fill('wrong');
		await page.locator('main').getByRole('button').click();
		await told(page, say('refusal_sign_in_failed', {}, 'ru'));
		await page.locator('[name=password]').fill(password);
		await page.locator('main').getByRole('button').click();
		await expect(page).toHaveURL(/\/office\/applications\?status=all$/);
		await page.context().close();
	});

	for (const lang of LANGS) {
		test(`an action of nobody, of a forged and of a closed session is refused (${lang})`, async ({
			browser
		}) => {
			const page = await signIn(browser, office.origin, 'deputy-head', { lang });
			const [session] = (await page.context().cookies()).filter(({ name }) => name === 'session');
			await submit(page, '/sign-out');
			const path = `/office/orders/${place.order}?/sign`;
			const nobody = await submit(page, path);
			expect(nobody.status).toBe(401);
			expect(nobody.words).toContain(say('refusal_not_signed_in', {}, lang));
			for (const value of [
				session?.value ?? '',
				`${office.seeded.users.basshy}.${'0'.repeat(64)}`,
				'nonsense',
				`constructor.${'0'.repeat(64)}`
			]) {
				await page.context().addCookies([{ name: 'session', value, url: office.origin }]);
				const forged = await submit(page, path);
				expect(forged.status).toBe(401);
				expect(forged.words).toContain(say('refusal_session_expired', {}, lang));
				expect((await look(page, '/office')).status).toBe(303);
			}
			await page.context().close();
		});
	}

	test('a form from another site is not taken', async () => {
		const { status } = await submit(
			staff.head,
			`/office/orders/${place.order}?/sign`,
			{},
			{ origin: 'https://elsewhere.example' }
		);
		expect(status).toBe(403);
	});

	test('whoever may not read a page does not get it by pressing one of its buttons', async ({ browser }) => {
		const counter = await signIn(browser, office.origin, 'state-corporation', { lang: 'ru' });
		const { status } = await submit(counter, '/office/signatures?/sendBack', { junk: '1' });
		expect(status).toBe(REFUSALS['not-allowed'].status);
		await counter.context().close();
	});

	test('guessing a password is slowed down for that account and for nobody else', async ({ browser }) => {
		const page = await stranger(browser, office.origin, { lang: 'en' });
		await visit(page, '/sign-in');
		for (let i = 0; i < 5; i += 1)
			expect((await submit(page, '/sign-in', { login: 'proctor2', password: 'x' })).status).toBe(401);
		const { status, words } = await submit(page, '/sign-in', { login: 'proctor2', password: 'x' });
		expect(status).toBe(429);
		expect(words).toMatch(/\d+/);
		expect(
			(await submit(page, '/sign-in', { login: 'kense', password: accountOf('chancellery').password })).status
		).toBe(303);
		await page.context().close();
	});

	test('the administrator cannot make himself head', async () => {
		const { akimshi } = office.seeded.users;
		const alone = await submit(staff.administrator, '/admin/accounts?/changeRoles', {
			user: akimshi ?? '',
			roles: 'head',
			reason: '-'
		});
		expect(alone.status).toBe(REFUSALS['own-role'].status);
	});

	test('what is not there is said to be not there', async () => {
		for (const path of [
			'/office/applications/none',
			'/office/orders/none',
			'/office/rounds/none',
			'/nowhere',
			'/office/constructor'
		]) {
			const { status, words } = await look(staff.head, path);
			expect(status, path).toBe(404);
			expect(words, path).toContain(say('ui_error_404_title', {}, langOf('head')));
		}
		const paper = await look(staff.head, '/documents/none/kk');
		expect(paper.status).toBe(404);
		expect(paper.words).toContain('Бет ашылмады');
		expect(paper.words).toContain('Страница не открылась');
	});
});

test.describe('in the course of a case', () => {
	test('an order is not signed twice', async () => {
		const { status, words } = await submit(staff.head, `/office/orders/${place.order}?/sign`);
		expect(status).toBe(409);
		expect(words).toContain(say('refusal_order_signed', { number: '04-12/1-Б' }, langOf('head')));
	});

	test('nobody is admitted by an order after it was signed', async () => {
		const room = office.seeded.room.id;
		const form = {
			order: place.order,
			blueprint: office.seeded.blueprint,
			edition: office.seeded.edition,
			room,
			date: '2026-11-25',
			time: '10:00',
			application: office.applications[0] ?? '',
			person: office.applications[0] ?? '',
			session: '0',
			seat: '7'
		};
		const redrafted = await submit(staff.specialist, `/office/rounds/${place.round}/order?/redraft`, form);
		expect(redrafted.status).toBe(409);
		expect(redrafted.words).toContain(say('refusal_order_signed', { number: '04-12/1-Б' }, 'ru'));
		const again = await submit(staff.specialist, `/office/rounds/${place.round}/order?/draft`, form);
		expect(again.status).toBe(409);
		expect(again.words).toContain(say('refusal_step_out_of_order', { step: 8, next: 11 }, 'ru'));
	});

	test('no step is skipped', async () => {
		const waiting = office.applications[4] as string;
		const skipped = await submit(staff.specialist, `/office/rounds/${place.second}?/process`, {
			application: waiting
		});
		expect(skipped.status).toBe(409);
		expect(skipped.words).toContain(say('refusal_step_out_of_order', { step: 5, next: 4 }, 'ru'));
		const early = await submit(staff.specialist, `/office/rounds/${place.second}?/formResults`, {
			application: waiting
		});
		expect(early.status).toBe(409);
		const unlisted = await submit(
			staff.specialist,
			`/office/applications/${office.applications[3]}?/writeMemo`,
			{ analysis: '—', finding: 'complies' }
		);
		expect(unlisted.status).toBe(409);
		expect(unlisted.words).toContain(say('refusal_step_out_of_order', { step: 3, next: 2 }, 'ru'));
	});

	test('a case that is open already is not registered again', async () => {
		const [{ iin, name, speciality }] = PEOPLE as [(typeof PEOPLE)[number]];
		const { status, words } = await submit(staff.chancellery, '/office/applications/new', {
			...{ iin, surname: name.surname, given: name.given, speciality },
			...{ language: 'kk', channel: 'portal' }
		});
		expect(status).toBe(409);
		expect(words).toContain('04-12/1');
	});

	test('an IIN that cannot be is refused with words in each language', async ({ browser }) => {
		for (const lang of LANGS) {
			const page = await signIn(browser, office.origin, 'chancellery', { lang });
			const fields = {
				surname: 'А',
				given: 'Б',
				speciality: 'architecture',
				language: 'kk',
				channel: 'portal'
			};
			for (const [iin, code] of [
				['123', 'iin_length'],
				['900101300001', 'iin_checksum']
			] as const) {
				const { status, words } = await submit(page, '/office/applications/new', { ...fields, iin });
				expect(status).toBe(400);
				expect(words).toContain(say(`refusal_${code}`, {}, lang));
			}
			await page.context().close();
		}
	});

	test('the proctor cannot close a sitting while people write, nor start it twice, nor enter other digits', async () => {
		const path = `/proctor/sittings/${place.sitting}`;
		const lang = langOf('proctor');
		const closed = await submit(staff.proctor, `${path}?/close`, { cause: 'ended' });
		expect(closed.status).toBe(409);
		const digits = await submit(staff.proctor, `${path}?/digits`, { digits: '999999' });
		expect(digits.status).toBe(409);
		expect(digits.words).toContain(say('refusal_digits_entered', { digits: '481207' }, lang));
		expect((await submit(staff.proctor, `${path}?/open`)).status).toBe(409);
		expect((await submit(staff.proctor, `${path}?/drawUpAct`)).status).toBe(409);
	});
});

test.describe('of files and names', () => {
	const fields = {
		surname: 'Тест',
		given: 'Тест',
		speciality: 'structures',
		language: 'kk',
		channel: 'portal'
	};
	const post = (page: Page, files: { name: string; mimeType: string; buffer: Buffer }) =>
		submit(page, '/office/applications/new', { ...fields, iin: madeUpApplicants(9)[8]?.iin ?? '', files });

	test('a file that is not what its name says, too large, or of another kind is refused by its name', async () => {
		const page = staff.chancellery;
		const lang = langOf('chancellery');
		const liar = await post(page, {
			name: 'диплом.pdf',
			mimeType: 'application/pdf',
			buffer: Buffer.from('MZ this is a program')
		});
		expect(liar.status).toBe(415);
		expect(liar.words).toContain(say('refusal_file_not_what_it_says', { name: 'диплом.pdf' }, lang));
		const large = await post(page, {
			name: 'үлкен.pdf',
			mimeType: 'application/pdf',
			buffer: Buffer.concat([Buffer.from(SAMPLE_PDF), Buffer.alloc(11 * 1024 * 1024)])
		});
		expect(large.status).toBe(413);
		expect(large.words).toContain(say('refusal_file_too_large', { name: 'үлкен.pdf', megabytes: 10 }, lang));
		const other = await post(page, {
			name: 'macro.docm',
			mimeType: 'application/octet-stream',
			buffer: Buffer.from('PK')
		});
		expect(other.status).toBe(415);
		expect(other.words).toContain(say('refusal_file_type_not_accepted', { name: 'macro.docm' }, lang));
		const list = await look(page, '/office/applications?status=all');
		expect(list.words).not.toContain('Тест Тест');
	});

	test('a file that is too large is refused before it is sent', async ({ browser }) => {
		const page = await signIn(browser, office.origin, 'chancellery', { lang: 'ru' });
		await visit(page, '/office/applications/new');
		await page.locator('input[type=file]').setInputFiles({
			name: 'скан.pdf',
			mimeType: 'application/pdf',
			buffer: Buffer.alloc(10 * 1024 * 1024 + 1)
		});
		await told(page, say('ui_file_too_large', { name: 'скан.pdf', size: 10 }, 'ru'));
		await page.context().close();
	});

	test('a script in a name is shown as text everywhere', async ({ browser }) => {
		const page = await signIn(browser, office.origin, 'chancellery', { lang: 'en' });
		const surname = '<script>window.caught=1</script>';
		const given = '"><img src=x onerror=window.caught=2>';
		const registered = await submit(page, '/office/applications/new', {
			...fields,
			surname,
			given,
			iin: madeUpApplicants(9)[8]?.iin ?? ''
		});
		expect(registered.status).toBe(303);
		for (const path of ['/office/applications', '/office/applications?q=caught']) {
			await visit(page, path);
			await told(page, `${surname} ${given}`);
			await page.getByRole('link', { name: surname }).click();
			await expect(page.getByRole('heading', { level: 1 })).toContainText(`${surname} ${given}`);
			await settled(page);
			expect(await page.evaluate(() => (window as unknown as { caught?: number }).caught)).toBeUndefined();
		}
		await page.context().close();
	});
});

test.describe('at the seat', () => {
	const post = (path: string, body: unknown, by: SeatedCandidate | string) =>
		speak(outsider, path, body, typeof by === 'string' ? by : cookiesOf(by));
	const answer = (
		more: Partial<Record<'seq' | 'question' | 'lease' | 'elapsed', number>> & { choice?: number[] } = {}
	) => [{ lease: 1, seq: 1, question: 1, choice: [1], elapsed: 1000, ...more }];

	for (const lang of ['kk', 'ru'] as const) {
		test(`an unknown code, another's seat and a code in use are told in words (${lang})`, async ({
			browser
		}) => {
			const page = await stranger(browser, office.origin, { lang });
			await visit(page, '/exam');
			await page.getByRole('button', { name: lang === 'kk' ? 'Қазақша' : 'Русский' }).click();
			await page.locator('[name=roomCode]').fill('00000000');
			await page.locator('[name=seat]').fill('9');
			await page.getByRole('button', { name: say('kiosk_enrol', {}, lang) }).click();
			await told(page, say('kiosk_refused_room_code', {}, lang));
			await page.locator('[name=roomCode]').fill(office.seeded.room.code);
			await page.locator('[name=seat]').fill('31');
			await page.getByRole('button', { name: say('kiosk_enrol', {}, lang) }).click();
			await told(page, say('kiosk_refused_seat', {}, lang));
			await page.locator('[name=seat]').fill(lang === 'kk' ? '20' : '21');
			await page.getByRole('button', { name: say('kiosk_enrol', {}, lang) }).click();
			await told(page, say('kiosk_sign_in_title', {}, lang));

			const signInAs = async (index: number, code = codes[index] ?? '') => {
				await page.locator('[name=iin]').fill(PEOPLE[index]?.iin ?? '');
				await page.locator('[name=code]').fill(code);
				await page.getByRole('button', { name: say('kiosk_sign_in', {}, lang), exact: true }).click();
			};
			await signInAs(0, '000000');
			await told(page, say('kiosk_refused_code', {}, lang));
			await post('/exam/pulse', { lease: 1 }, candidate(0));
			await signInAs(0);
			await told(page, say('kiosk_refused_code_in_use', {}, lang));
			await signInAs(2);
			await told(page, say('kiosk_refused_other_seat', {}, lang));
			await signInAs(3, codes[0]);
			await told(page, say('kiosk_refused_code', {}, lang));
			await page.context().close();
		});
	}

	test('nobody signs in at a computer that is not a seat', async () => {
		const { status } = await submit(outsider, '/exam?/signIn', {
			iin: PEOPLE[0]?.iin ?? '',
			code: codes[0] ?? ''
		});
		expect(status).toBeGreaterThanOrEqual(400);
		const forged = await post('/exam/answers', answer(), `seat=nonsense; attempt=nonsense`);
		expect([forged.status, forged.body.refused]).toEqual([401, 'session-expired']);
	});

	test("an answer to a question or an option that is not in the paper is refused, and to another's attempt", async () => {
		const mine = candidate(0);
		const refusal = async (body: unknown, by: SeatedCandidate | string = mine) => {
			const { status, body: said } = await post('/exam/answers', body, by);
			return [status, said.refused];
		};
		expect(await refusal(answer({ question: 41 }))).toEqual([400, 'no-such-question']);
		expect(await refusal(answer({ choice: [6] }))).toEqual([400, 'no-such-option']);
		expect(await refusal(answer({ choice: [1, 2] }))).toEqual([400, 'one-option-only']);
		expect(await refusal(answer({ question: 0 }))).toEqual([400, 'bad-input']);
		expect(await refusal('nonsense')).toEqual([400, 'bad-input']);
		expect(await refusal([])).toEqual([400, 'bad-input']);
		const theirs = `seat=${mine.seatToken}; attempt=${candidate(1).attempt}.${mine.token.split('.')[1]}`;
		expect(await refusal(answer(), theirs)).toEqual([409, 'other-place-answers']);
		expect(await refusal(answer({ lease: 7 }))).toEqual([409, 'other-place-answers']);
	});

	test('answers out of order are refused, and one that comes twice is stored once', async () => {
		const mine = candidate(0);
		const gap = await post('/exam/answers', answer({ seq: 2 }), mine);
		expect([gap.status, gap.body.refused, gap.body.details]).toEqual([
			409,
			'out-of-sequence',
			{ expected: 1, seq: 2 }
		]);
		const first = await post('/exam/answers', answer(), mine);
		expect([first.status, first.body.savedThrough]).toEqual([200, 1]);
		const again = await post('/exam/answers', [...answer(), ...answer({ seq: 2, question: 2 })], mine);
		expect([again.status, again.body.savedThrough]).toEqual([200, 2]);
		const changed = await post('/exam/answers', answer({ choice: [2] }), mine);
		expect([changed.status, changed.body.refused]).toEqual([409, 'other-window-answers']);
		const journal = filesUnder(`${office.folder}/data/journal`)
			.map((file) => readFileSync(file, 'utf8'))
			.join('');
		const lines = journal
			.split('\n')
			.filter((line) => line.includes(mine.attempt) && line.includes('"answered"'));
		expect(lines.length).toBe(2);
	});

	test('a paper is refused a remark to a question it does not have, and a body that is too large', async () => {
		const mine = candidate(0);
		const remark = await post('/exam/remark', { lease: 1, question: 99, text: 'Ескерту' }, mine);
		expect([remark.status, remark.body.refused]).toEqual([400, 'no-such-question']);
		const huge = await outsider.request.post('/exam/answers', {
			data: 'x'.repeat(1100 * 1024),
			headers: { cookie: cookiesOf(mine), 'content-type': 'application/json' }
		});
		expect(huge.status()).toBe(413);
	});

	test('nothing of a body is read where it is too large, and nothing at all from who holds no seat', async () => {
		const send = async (path: string, size: number, type: string, cookie = '') => {
			const data = `[${'{},'.repeat(size / 3)}{}]`;
			const headers = { origin: office.origin, 'content-type': type, ...(cookie ? { cookie } : {}) };
			return (await outsider.request.post(path, { data, headers, maxRedirects: 0 })).status();
		};
		const multipart = 'multipart/form-data; boundary=x';
		for (const type of ['application/json', 'text/plain', multipart]) {
			expect(await send('/exam/answers', 66_000, type, cookiesOf(candidate(0)))).toBe(413);
			expect(await send('/sign-in', 66_000, type)).toBe(413);
		}
		expect(await send('/exam/answers', 600, 'application/json')).toBe(401);
		expect(await send('/office/applications/new', 300_000, multipart)).toBe(401);
		const items = await post(
			'/exam/answers',
			Array.from({ length: 20_000 }, () => ({})),
			candidate(0)
		);
		expect([items.status, items.body.refused]).toEqual([400, 'bad-input']);
	});

	test('after the work is handed in nothing is taken any more, and a result is confirmed once', async () => {
		const mine = candidate(1);
		const early = await post('/exam/confirm', { lease: 1 }, mine);
		expect([early.status, early.body.refused]).toEqual([409, 'result-not-ready']);
		expect((await post('/exam/hand-in', { lease: 1 }, mine)).status).toBe(200);
		for (const path of ['/exam/answers', '/exam/hand-in']) {
			const late = await post(path, path.endsWith('answers') ? answer() : { lease: 1 }, mine);
			expect([late.status, late.body.refused]).toEqual([409, 'attempt-ended']);
		}
		expect((await post('/exam/confirm', { lease: 1 }, mine)).status).toBe(200);
		const twice = await post('/exam/confirm', { lease: 1 }, mine);
		expect([twice.status, twice.body.refused]).toEqual([409, 'result-settled']);
	});
});

test('an answer sent after time is up is refused, the attempt is counted, and a month-old session is over', async ({
	browser
}) => {
	let late: SeatedCandidate | undefined;
	const another = await openOffice({
		applicants: 1,
		// Short enough to run out within what a server that comes back believes of the clock.
		blueprint: { ...BLUEPRINT, minutes: 4 },
		async before(app, seeded, applications) {
			const sitting = await scheduleSitting(app, seeded, applications);
			[late] = await beginSitting(app, seeded, sitting);
			await app.moveClock(actorWith(seeded, 'proctor'), app.clock.now() + 4.5 * MINUTE);
		}
	});
	const page = await signIn(browser, another.origin, 'head', { lang: 'en' });
	const sent = [{ lease: 1, seq: 1, question: 1, choice: [1], elapsed: 1000 }];
	const { status, body } = await speak(page, '/exam/answers', sent, cookiesOf(late as SeatedCandidate));
	expect([status, body.refused]).toEqual([409, 'time-is-up']);

	const stage = async () =>
		(await speak(page, '/exam/pulse', { lease: 1 }, cookiesOf(late as SeatedCandidate))).body.stage;
	await expect.poll(stage).toBe('result');

	const [session] = (await page.context().cookies()).filter(({ name }) => name === 'session');
	await submit(page, '/clock', { at: '2027-02-01T10:00:00+05:00', back: '/' });
	await page.context().addCookies([{ name: 'session', value: session?.value ?? '', url: another.origin }]);
	const expired = await submit(page, '/office/signatures?/sign', { order: 'x' });
	expect(expired.status).toBe(401);
	expect(expired.words).toContain(say('refusal_session_expired', {}, 'en'));
	await another.stop();
});
