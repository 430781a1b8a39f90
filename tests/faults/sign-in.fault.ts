import { expect, test, type Page } from 'playwright/test';
import { actorWith, done, type SeatedCandidate } from '../../src/cli/demonstration/sitting';
import { contextAt, visit } from '../people';
import { enrol, sitDown } from '../seat';
import { say } from '../words';
import { closeRooms, openRoom } from './room';

const SIX = 6;

test.afterEach(closeRooms);

test('six seats sign in at once from one address, while somebody at a seventh guesses wrongly', async ({
	browser
}) => {
	const people: { seat: number; iin: string; code: string }[] = [];
	const room = await openRoom(browser, {
		candidates: SIX + 1,
		windows: 0,
		async begin(app, seeded, sitting) {
			const proctor = actorWith(seeded, 'proctor');
			done(await app.openSitting(proctor, sitting));
			const seated: SeatedCandidate[] = [];
			const shown = { type: 'id-card', number: '—', photoCompared: true, expires: null };
			for (const { attempt, seat, iin, code } of done(await app.viewSitting(sitting, proctor)).seats) {
				done(await app.checkIn(proctor, attempt, shown));
				people.push({ seat, iin, code });
				seated.push({ attempt, seat, seatToken: '', token: '' });
			}
			return seated;
		}
	});
	const pages: Page[] = [];
	for (const { seat } of people) {
		const page = await (await contextAt(browser, room.server.origin)).newPage();
		await enrol(page, room.seeded.room.code, seat);
		pages.push(page);
	}
	const [last] = people.slice(-1) as [(typeof people)[number]];
	const guesser = pages.at(-1)!;
	const wrong = last.code.replace(/\d/g, (digit) => String((Number(digit) + 1) % 10));
	const guessing = (async () => {
		for (let guess = 1; guess <= 6; guess += 1) {
			await visit(guesser, '/exam');
			await sitDown(guesser, last.iin, wrong);
			await guesser.locator('[role=alert]').first().waitFor();
		}
	})();
	await Promise.all(
		people.slice(0, SIX).map(async ({ iin, code }, index) => {
			const page = pages[index]!;
			await sitDown(page, iin, code);
			await expect(page.getByRole('heading', { name: say('kiosk_identity_title') })).toBeVisible();
		})
	);
	await guessing;
	const facts = await room.facts();
	const seatedFacts = [...facts.values()].map((all) => all.filter(({ type }) => type === 'seated').length);
	expect(seatedFacts.sort()).toEqual([0, 1, 1, 1, 1, 1, 1]);
	for (const page of pages) await page.context().close();
});
