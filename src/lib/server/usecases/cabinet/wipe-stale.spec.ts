import { beforeEach, describe, expect, it } from 'vitest';
import { brokenAt } from '../../../domain/facts.ts';
import { sha256Of } from '../../../domain/exam/bundle.ts';
import { STALE_DAYS } from '../../../domain/people/person.ts';
import { iinOf } from '../testing/attested.ts';
import { ok } from '../testing/world.ts';
import { dropDraft, openDrafts, viewDraft } from './draft-application.ts';
import { aCabinet, applied, drafted, enter, PDF, type Cabinet } from './testing/cabinet.ts';
import { wipeStale } from './wipe-stale.ts';

const TERM = STALE_DAYS * 24 * 60 * 60_000;

let cabinet: Cabinet;
const ctx = () => cabinet.w.ctx;
const sweep = () => wipeStale(ctx())();
const known = async (person: string) => (await ctx().store.read('person', person))?.confidential;
const types = async (person: string) => (await ctx().store.facts('person', person)).map(({ type }) => type);

beforeEach(async () => {
	cabinet = await aCabinet();
});

describe('somebody who has only signed in', () => {
	it('is known for thirty days and then forgotten, and the chain says so and stays whole', async () => {
		const person = await enter(cabinet);
		cabinet.w.clock.pass(TERM);
		await sweep();
		expect(await known(person)).toBeDefined();
		cabinet.w.clock.pass(1);
		await sweep();
		await sweep();
		expect(await known(person)).toBeUndefined();
		expect(await types(person)).toEqual(['person-registered', 'signed-in', 'forgotten']);
		expect(brokenAt(await ctx().store.facts('person', person))).toBeNull();
	});

	it('is known for thirty days more from when he signs in again', async () => {
		const person = await enter(cabinet);
		cabinet.w.clock.pass(TERM);
		await enter(cabinet);
		cabinet.w.clock.pass(TERM);
		await sweep();
		expect(await known(person)).toBeDefined();
	});

	it('is the same person when he comes back, and the chain says that he is known again', async () => {
		const person = await enter(cabinet);
		cabinet.w.clock.pass(TERM + 1);
		await sweep();
		expect(await enter(cabinet)).toBe(person);
		expect((await known(person))?.iin).toBe(iinOf(1));
		expect(await types(person)).toEqual([
			'person-registered',
			'signed-in',
			'forgotten',
			'known-again',
			'signed-in'
		]);
	});

	it('is not forgotten once he has applied', async () => {
		const person = await enter(cabinet);
		await applied(cabinet, person);
		cabinet.w.clock.pass(12 * TERM);
		await sweep();
		expect(await known(person)).toBeDefined();
	});

	it('is forgotten again when his cases were erased before and he applied no more', async () => {
		const person = await enter(cabinet);
		await applied(cabinet, person);
		await ctx().store.erase('person', person);
		await enter(cabinet);
		expect((await types(person)).slice(-2)).toEqual(['known-again', 'signed-in']);
		cabinet.w.clock.pass(TERM + 1);
		await sweep();
		expect(await known(person)).toBeUndefined();
	});

	it('is forgotten at the next look when the power went before he was', async () => {
		const person = await enter(cabinet);
		cabinet.w.clock.pass(TERM + 1);
		const erase = ctx().store.erase.bind(ctx().store);
		ctx().store.erase = () => Promise.reject(new Error('power cut'));
		await expect(sweep()).rejects.toThrow('power cut');
		ctx().store.erase = erase;
		await sweep();
		expect(await known(person)).toBeUndefined();
		expect((await types(person)).filter((type) => type === 'forgotten')).toHaveLength(1);
	});
});

describe('an application that is never signed', () => {
	it('is wiped thirty days after it was last changed, with its scans', async () => {
		const person = await enter(cabinet);
		const draft = await drafted(cabinet, person);
		cabinet.w.clock.pass(TERM);
		await sweep();
		expect(ok(await viewDraft(ctx())(person, draft)).files).toHaveLength(1);
		cabinet.w.clock.pass(1);
		await sweep();
		const { state, confidential } = (await ctx().store.read('application-draft', draft))!;
		expect(state.status).toBe('dropped');
		expect(confidential).toBeUndefined();
		expect(await ctx().files.get(sha256Of(PDF))).toBeUndefined();
		expect(await known(person)).toBeUndefined();
	});

	it('keeps its person known as long as it waits', async () => {
		const person = await enter(cabinet);
		cabinet.w.clock.pass(TERM / 2);
		await drafted(cabinet, person);
		cabinet.w.clock.pass(TERM / 2 + 1);
		await sweep();
		expect(await openDrafts(ctx(), person)).toHaveLength(1);
		expect(await known(person)).toBeDefined();
	});

	it('given up when the power went is erased at the next look', async () => {
		const person = await enter(cabinet);
		const draft = await drafted(cabinet, person);
		const erase = ctx().store.erase.bind(ctx().store);
		ctx().store.erase = () => Promise.reject(new Error('power cut'));
		await expect(dropDraft(ctx())(person, draft)).rejects.toThrow('power cut');
		ctx().store.erase = erase;
		await sweep();
		expect((await ctx().store.read('application-draft', draft))?.confidential).toBeUndefined();
	});

	it('leaves what became of the signed ones untouched', async () => {
		const person = await enter(cabinet);
		const { id } = await applied(cabinet, person);
		cabinet.w.clock.pass(12 * TERM);
		await sweep();
		expect((await ctx().store.read('application', id))?.confidential).toBeDefined();
		expect(await ctx().files.get(sha256Of(PDF))).toBeDefined();
	});
});
