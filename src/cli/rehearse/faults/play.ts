import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from './chance.ts';
import { FAULTS, PROGRAMME, type FaultKind, type Player, type Scene } from './kinds.ts';

/** One fault that was played. */
export interface PlayedFault {
	kind: FaultKind;
	/** Milliseconds since the candidates began to answer. */
	at: number;
	/** Until everybody it concerned had an answer acknowledged again, ms. */
	recoveredMs: number;
}

const PATIENCE_MS = 60_000;
const FIRST_MS = 500;
const LAST_MS = 1_500;
/** Many candidates answer more slowly: the rehearsal shows faults, not the most the machine can take. */
const PACE_MS_EACH = 8;
const PACE_MS = 400;

function shuffled<T>(of: readonly T[], chance: Chance): T[] {
	const rest = [...of];
	return of.map(() => rest.splice(chance.between(0, rest.length - 1), 1)[0] as T);
}

/** Waits until everybody concerned has an answer acknowledged that came after `since`. Throws when one never has. */
async function recovered(concerned: readonly Player[], since: number): Promise<number> {
	const end = performance.now() + PATIENCE_MS;
	const last = () => concerned.map(({ page }) => page.told.at(-1)?.heardAt ?? 0);
	while (last().some((at) => at <= since)) {
		const stopped = concerned.find(({ page }) => page.stopped);
		if (stopped) throw new Error(`${stopped.page.browser.who} may not answer: ${stopped.page.stopped}.`);
		if (performance.now() > end) throw new Error('Somebody cannot answer again after a fault.');
		await sleep(20);
	}
	return Math.max(0, Math.round(Math.max(since, ...last()) - since));
}

/** Everybody gives the planned answers at an even pace, and the last ones again while faults are still to come. */
function answering(scene: Scene): () => Promise<void> {
	let over = false;
	const pace = Math.max(PACE_MS, scene.players.length * PACE_MS_EACH);
	const one = async (player: Player) => {
		const plan = player.candidate.plan();
		let given = 0;
		await sleep(scene.chance.between(0, pace));
		while (!over) {
			const next = plan[Math.min(given, plan.length - 1)];
			if (next) player.page.choose(next.question, next.choice);
			given = Math.min(given + 1, plan.length);
			await sleep(pace);
		}
		for (const { question, choice } of plan.slice(given)) player.page.choose(question, choice);
	};
	const all = Promise.all(scene.players.map(one));
	return async () => {
		over = true;
		await all;
	};
}

/** Plays the faults while everybody answers; returns when every answer is acknowledged. */
export async function playFaults(scene: Scene, say: (line: string) => void): Promise<PlayedFault[]> {
	const begun = performance.now();
	const played: PlayedFault[] = [];
	for (const { page } of scene.players) page.open();
	const finish = answering(scene);
	for (const kind of shuffled(PROGRAMME, scene.chance)) {
		await sleep(scene.chance.between(FIRST_MS, LAST_MS));
		const at = Math.round(performance.now() - begun);
		const { concerned, since } = await FAULTS[kind](scene);
		const recoveredMs = await recovered(concerned, since);
		say(
			`${(at / 1000).toFixed(1)} s: ${kind}, ${concerned.length} candidates; all answer again after ${recoveredMs} ms`
		);
		played.push({ kind, at, recoveredMs });
	}
	await finish();
	for (const { page, candidate } of scene.players) {
		if (!(await page.settled(PATIENCE_MS)))
			throw new Error(
				`${page.browser.who} could not send ${page.unsent} answers: ${page.stopped ?? 'no reason given'}.`
			);
		await page.close();
		candidate.keepTold(page);
	}
	return played;
}
