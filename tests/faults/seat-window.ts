import type { Browser as Chromium, BrowserContext, Page } from 'playwright/test';
import type { SeatedCandidate } from '../../src/cli/demonstration/sitting';
import type { Acknowledged } from '../../src/cli/rehearse/candidate';
import type { Chance } from '../../src/cli/rehearse/faults/chance';
import type { Saved, SentAnswer } from '../../src/lib/domain/exam/seat-protocol';
import { contextAt, visit } from '../people';
import { saying } from '../words';
import type { Room } from './room';

/** A word of the screen, at the moment it appeared, and how many choices had been made by then. */
interface Word {
	text: string;
	made: number;
}

/**
 * Runs in the page before anything of it does: counts the choices as the candidate makes them and tells every new text
 * of the saved line.
 */
const LISTENS = `
	const KEPT = 'made-here';
	let made = Number(sessionStorage.getItem(KEPT) ?? 0);
	window.addEventListener('keydown', ({ code }) => {
		const open = document.querySelector('section.question fieldset input:not(:disabled)');
		if (!/^Digit[1-9]$/.test(code) || !open || document.querySelector('dialog[open]')) return;
		made += 1;
		sessionStorage.setItem(KEPT, String(made));
	}, true);
	let before = '';
	new MutationObserver(() => {
		const text = document.querySelector('p[role=status]')?.textContent.trim() ?? '';
		if (text === before) return;
		before = text;
		window.screenSaid({ text, made });
	}).observe(document, { subtree: true, childList: true, characterData: true });`;

/** A second window is given so long to show that it is none. */
const OPENS_MS = 5_000;

const SAVED = [saying('kiosk_saved_at'), saying('kiosk_saved_all')];
const claims = (text: string): boolean => SAVED.some((words) => words.test(text));

/** A candidate at a real browser. */
export class SeatWindow {
	/** Everything the saved line has said. */
	readonly words: Word[] = [];
	/** Words that told «saved» of what was not on the disk. */
	readonly lies: string[] = [];
	readonly acknowledged: Acknowledged[] = [];
	#loading: Promise<unknown>[] = [];

	private constructor(
		readonly context: BrowserContext,
		readonly page: Page,
		readonly seat: SeatedCandidate
	) {}

	static async open(chromium: Chromium, room: Room, seat: SeatedCandidate): Promise<SeatWindow> {
		const context = await contextAt(chromium, room.server.origin);
		await context.addCookies(
			Object.entries({ seat: seat.seatToken, attempt: seat.token }).map(([name, value]) => ({
				name,
				value,
				domain: 'localhost',
				path: '/exam'
			}))
		);
		return SeatWindow.in(context, room, seat);
	}

	/** One more window of a browser. */
	static async in(context: BrowserContext, room: Room, seat: SeatedCandidate): Promise<SeatWindow> {
		const page = await context.newPage();
		const window = new SeatWindow(context, page, seat);
		await page.exposeFunction('screenSaid', (word: Word) => window.#heard(word, room.stored(seat.attempt)));
		await page.addInitScript(LISTENS);
		page.on('response', (response) => {
			if (response.url().endsWith('/exam/answers') && response.ok())
				window.#loading.push(
					response.json().then(
						(body: Saved) => window.#took(response.request().postDataJSON() as SentAnswer[], body),
						() => undefined
					)
				);
		});
		await visit(page, '/exam');
		await window.#open();
		return window;
	}

	/** Loads the page again; `made`: choices that were made elsewhere count as made here. */
	async reload(made?: number): Promise<void> {
		if (made !== undefined)
			await this.page.evaluate((count) => sessionStorage.setItem('made-here', String(count)), made);
		await this.page.reload();
		await this.#open();
	}

	/** Until choices are taken; a second window never takes any. */
	async #open(): Promise<void> {
		const open = this.page.locator('section.question fieldset input:enabled').first();
		await open.waitFor({ timeout: OPENS_MS }).catch(() => undefined);
	}

	/** The last words of the saved line. */
	get said(): string {
		return this.words.at(-1)?.text ?? '';
	}

	/** How many choices were made. */
	made = (): Promise<number> => this.page.evaluate(() => Number(sessionStorage.getItem('made-here') ?? 0));

	/** Another option of the question on the screen, then a question further, or now and then back. */
	async choose(chance: Chance): Promise<void> {
		await this.answer(chance, chance.happens(0.7) ? 'ArrowRight' : 'ArrowLeft');
	}

	/** Another option of the question on the screen, then where the arrow leads. */
	async answer(chance: Chance, arrow: 'ArrowRight' | 'ArrowLeft'): Promise<void> {
		const inputs = this.page.locator('section.question fieldset input');
		const free = await inputs.evaluateAll((all) =>
			(all as HTMLInputElement[]).flatMap(({ checked, disabled }, i) => (checked || disabled ? [] : [i + 1]))
		);
		// Where something else stands on the screen there is nothing to choose.
		if (!free.length) return;
		await this.page.keyboard.press(`Digit${chance.one(free)}`);
		await this.page.keyboard.press(arrow);
	}

	async close(): Promise<void> {
		await Promise.all(this.#loading);
		await this.context.close();
	}

	#heard({ text, made }: Word, stored: number): void {
		this.words.push({ text, made });
		if (claims(text) && stored < made) this.lies.push(`«${text}» with ${made} made and ${stored} stored`);
	}

	#took(sent: SentAnswer[], { savedThrough }: Saved): void {
		for (const { seq, question, choice } of sent)
			if (seq <= savedThrough)
				this.acknowledged.push({ attempt: this.seat.attempt, seq, question, choice: [...choice] });
	}
}
