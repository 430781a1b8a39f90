import { readFileSync } from 'node:fs';
import { expect, test, type Page } from 'playwright/test';
import { demonstrationBank } from '../src/cli/demonstration/seed';
import { madeUpApplicants } from '../src/cli/demonstration/people';
import { actorWith, done, scheduleSitting } from '../src/cli/demonstration/sitting';
import { fullName } from '../src/lib/domain/people/name';
import type { Bank } from '../src/lib/domain/questions/bank';
import { openOffice, type Office } from './office';
import { filesUnder } from './papers';
import { signIn, stranger, told, visit } from './people';
import { submit } from './requests';
import * as at from './seat';
import { learned } from './bank';
import { say } from './words';

const PEOPLE = madeUpApplicants(4);
const [ME, ...OTHERS] = PEOPLE.map(({ iin, name }, index) => ({
	iin,
	name: fullName(name),
	surname: name.surname,
	index
}));

let office: Office;
let bank: Bank;
let sitting = '';
let codes: string[] = [];

test.beforeAll(async () => {
	bank = await demonstrationBank();
	office = await openOffice({
		applicants: PEOPLE.length,
		async before(app, seeded, applications) {
			sitting = await scheduleSitting(app, seeded, applications);
			const proctor = actorWith(seeded, 'proctor');
			done(await app.openSitting(proctor, sitting));
			const { seats, state } = done(await app.viewSitting(sitting, proctor));
			for (const { attempt } of seats)
				done(
					await app.checkIn(proctor, attempt, {
						type: 'id-card',
						number: '—',
						photoCompared: true,
						expires: null
					})
				);
			codes = PEOPLE.map(({ iin }) => seats.find((seat) => seat.iin === iin)?.code ?? '');
			await app.moveClock(proctor, state.startsAt);
		}
	});
});
test.afterAll(() => office.stop());

interface Heard {
	what: string;
	text: string;
}

/** Everything the network brings to a page, as text: pages, scripts, data, answers, headers. */
function listen(page: Page): () => Promise<Heard[]> {
	const coming: Promise<Heard>[] = [];
	page.on('response', (response) => {
		const read = async (): Promise<Heard> => {
			const body = await response.body().catch(() => Buffer.alloc(0));
			const what = `${response.request().method()} ${new URL(response.url()).pathname}`;
			return { what, text: `${JSON.stringify(response.headers())}\n${body.toString('utf8')}` };
		};
		coming.push(read());
	});
	return () => Promise.all(coming);
}

/** What nobody outside the office may read: what to look for, and what it is. */
function secretsOf({ questions, id }: Bank): [RegExp, string][] {
	const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	const named = questions.map((question): [RegExp, string] => [
		new RegExp(`\\b${literal(question.id)}\\b`),
		`the id of question ${question.id}`
	]);
	const explained = questions.flatMap(({ explanation }) =>
		(['kk', 'ru'] as const).flatMap((lang): [RegExp, string][] =>
			explanation?.[lang] ? [[new RegExp(literal(explanation[lang].slice(0, 60))), 'an explanation']] : []
		)
	);
	return [
		...named,
		...explained,
		[/\bexplanation"?\s*:\s*[{"]/, 'a field of explanations'],
		[/"key"\s*:\s*\[/, 'a key'],
		[/"id"\s*:\s*"[a-e]"/, "an option's id"],
		[new RegExp(`\\b${literal(id)}@\\d`), 'the edition']
	];
}

const found = (heard: readonly Heard[], secrets: readonly [RegExp, string][]): string[] =>
	heard.flatMap(({ what, text }) =>
		secrets.filter(([pattern]) => pattern.test(text)).map(([, which]) => `${what} tells ${which}`)
	);

test('a whole sitting tells a candidate nothing of the bank, its keys, or the other candidates', async ({
	browser
}) => {
	const me = ME as (typeof OTHERS)[number];
	const proctor = await signIn(browser, office.origin, 'proctor');
	const page = await stranger(browser, office.origin);
	const heard = listen(page);
	await visit(page, '/sign-in');
	await at.enrol(page, office.seeded.room.code, 1 + (await seatOf(proctor, me.name)));
	await at.sitDown(page, me.iin, codes[me.index] ?? '');
	await told(page, say('kiosk_refused_other_seat'));
	await page.context().clearCookies({ name: 'seat' });
	await at.enrol(page, office.seeded.room.code, await seatOf(proctor, me.name));
	await at.sitDown(page, me.iin, '000000');
	await told(page, say('kiosk_refused_code'));
	await at.sitDown(page, me.iin, codes[me.index] ?? '');
	await at.confirmIdentity(page, me.name);
	await told(page, say('kiosk_waiting'));

	await submit(proctor, `/proctor/sittings/${sitting}?/digits`, { digits: '481207' });
	await submit(proctor, `/proctor/sittings/${sitting}?/start`);
	await at.atQuestion(page, 1);
	const rightTo = await learned();
	await at.answerByKeyboard(page, { from: 1, to: 6, rightTo, rightly: (n) => n % 2 === 0 });
	await at.saved(page);
	await page.reload();
	await at.atQuestion(page, 6);
	await page.getByRole('button', { name: 'Русский' }).click();
	await at.atQuestion(page, 6, 'ru');
	await page.getByRole('button', { name: 'Қазақша' }).click();
	await page.evaluate(() => fetch('/exam/__data.json').then((response) => response.text()));
	await page.evaluate(() =>
		fetch('/exam/answers', { method: 'POST', body: '[]' }).then((response) => response.text())
	);
	await at.handIn(page);
	await at.confirmResult(page);
	await visitQuietly(page, '/status');
	await visitQuietly(page, '/verify/04-12/1-Б');
	await visitQuietly(page, '/office');

	const all = await heard();
	expect(all.length).toBeGreaterThan(20);
	// The recording is worth something: the paper itself is in it.
	expect(all.some(({ text }) => text.includes('"stem"') || text.includes('stem:'))).toBe(true);
	const theirs = OTHERS.flatMap(({ iin, surname, index }): [RegExp, string][] => [
		[new RegExp(iin), `the IIN of ${surname}`],
		[new RegExp(surname), `the name of ${surname}`],
		[new RegExp(`\\b${codes[index]}\\b`), `the code of ${surname}`]
	]);
	expect(found(all, [...secretsOf(bank), ...theirs])).toEqual([]);
});

const visitQuietly = async (page: Page, path: string): Promise<void> => void (await page.goto(path));

/** The seat that the order gives to a person. */
async function seatOf(proctor: Page, name: string): Promise<number> {
	await visit(proctor, `/proctor/sittings/${sitting}`);
	const row = proctor.getByRole('listitem').filter({ hasText: name });
	return Number(await row.locator('.seat').textContent());
}

test('the scripts and pages of the client hold nothing of the bank', () => {
	const texts = filesUnder('build/client').filter((file) => !/\.(br|gz|woff2?|png|ico)$/.test(file));
	expect(texts.length).toBeGreaterThan(20);
	const files = texts.map((file) => ({ what: file, text: readFileSync(file, 'utf8') }));
	const secrets = secretsOf(bank);
	const stems = bank.questions
		.flatMap(({ stem }) => [stem.kk, stem.ru])
		.map((stem): [RegExp, string] => [
			new RegExp(stem.slice(0, 50).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')),
			'a question'
		]);
	expect(found(files, [...secrets, ...stems])).toEqual([]);
	expect(filesUnder('build/client').filter((file) => /\.map$|regulations|question-banks/.test(file))).toEqual(
		[]
	);
});
