import { expect, test, type Page } from 'playwright/test';
import { beginSitting, scheduleSitting, type SeatedCandidate } from '../src/cli/demonstration/sitting';
import { openOffice, type Office } from './office';
import { signIn, visit } from './people';

let office: Office;
let candidates: SeatedCandidate[] = [];
let sitting = '';

test.beforeAll(async () => {
	office = await openOffice({
		applicants: 3,
		async before(app, seeded, applications) {
			sitting = await scheduleSitting(app, seeded, applications);
			candidates = await beginSitting(app, seeded, sitting);
		}
	});
});
test.afterAll(() => office.stop());

interface Row {
	attempt: string;
	messagesUnread: number;
	connection: string;
	pauseCause: string | null;
}
interface Heard {
	event: string;
	id: number;
	data: { now: number; seats?: Row[]; rows?: Row[] };
}

/** Listens as a page does: the browser comes back by itself after a cut. */
const listen = (page: Page) =>
	page.evaluate((path) => {
		const heard: Heard[] = [];
		const source = new EventSource(path);
		for (const event of ['snapshot', 'change'])
			source.addEventListener(event, (told: MessageEvent<string>) =>
				heard.push({ event, id: Number(told.lastEventId), data: JSON.parse(told.data) as Heard['data'] })
			);
		Object.assign(window, { heard, source });
	}, `/proctor/sittings/${sitting}/stream`);

const heardOn = (page: Page): Promise<Heard[]> =>
	page.evaluate(() => (window as unknown as { heard: Heard[] }).heard);

const act = (page: Page, name: string, fields: Record<string, string>): Promise<number> =>
	page.evaluate(
		async ([action, given]) => {
			const body = new FormData();
			for (const [field, value] of Object.entries(given)) body.append(field, value);
			const headers = { 'x-sveltekit-action': 'true', accept: 'application/json' };
			const reply = await fetch(action, { method: 'POST', body, headers });
			return ((await reply.json()) as { status: number }).status;
		},
		[`/proctor/sittings/${sitting}?/${name}`, fields] as const
	);

test('a console is told everything, then what changes, and everything again when the server is back', async ({
	browser
}) => {
	const page = await signIn(browser, office.origin, 'proctor');
	await visit(page, '/proctor');
	await listen(page);
	await expect.poll(async () => (await heardOn(page)).map(({ event }) => event)).toEqual(['snapshot']);
	const [first] = await heardOn(page);
	expect(first?.data.seats).toHaveLength(3);

	expect(await act(page, 'message', { text: 'Бес минут қалды' })).toBe(200);
	await expect.poll(async () => (await heardOn(page)).at(-1)?.data.rows?.length).toBe(3);
	const changed = (await heardOn(page)).at(-1);
	expect(changed?.data.rows?.map(({ messagesUnread }) => messagesUnread)).toEqual([1, 1, 1]);
	expect(changed?.id).toBeGreaterThan(first?.id ?? 0);

	await office.killAndRestart();
	await expect
		.poll(async () => (await heardOn(page)).filter(({ event }) => event === 'snapshot').length)
		.toBe(2);
	const again = (await heardOn(page)).at(-1);
	expect(again?.data.seats?.map(({ messagesUnread }) => messagesUnread)).toEqual([1, 1, 1]);

	const attempt = again?.data.seats?.[0]?.attempt ?? '';
	expect(await act(page, 'pause', { attempt, reason: 'Дабыл' })).toBe(200);
	await expect
		.poll(async () => (await heardOn(page)).at(-1)?.data.rows)
		.toMatchObject([{ attempt, pauseCause: 'proctor' }]);
});

test('an attempt of another sitting is not found from the page of this one, and a stranger hears nothing', async ({
	browser
}) => {
	const page = await signIn(browser, office.origin, 'proctor');
	await visit(page, '/proctor');
	expect(await act(page, 'pause', { attempt: 'another', reason: 'Дабыл' })).toBe(404);
	const anyone = await (await browser.newContext()).newPage();
	const reply = await anyone.request.get(`${office.origin}/proctor/sittings/${sitting}/stream`, {
		maxRedirects: 0
	});
	expect(reply.status()).toBe(303);
	const missing = await page.request.get(`${office.origin}/proctor/sittings/none/stream`);
	expect(missing.status()).toBe(404);
	expect(candidates).toHaveLength(3);
});
