import { describe, expect, it } from 'vitest';
import type { Lang } from '../../../domain/text.ts';
import { certificateNumber } from '../../../domain/attestation/certificate.ts';
import { zipStream, unzip } from '../../interchange/zip.ts';
import { SAMPLES } from '../../documents/samples.ts';
import { documentFileName } from '../../documents/titles.ts';
import { transact } from '../transact.ts';
import { anOffice } from '../testing/attested.ts';
import { ok, testWorld, type World } from '../testing/world.ts';
import type { BatchRequest } from './batch-documents.ts';
import { Batches, type BatchView, type Packers } from './batch-files.ts';

const ROUND: BatchRequest = {
	round: 'r',
	search: '',
	results: 'certificates',
	langs: ['kk', 'ru'],
	as: 'zip'
};
const REFUSALS: BatchRequest = { ...ROUND, results: 'refusals' };
const PDF: BatchRequest = { ...ROUND, langs: ['kk'], as: 'pdf' };
const ACTOR = { id: 'u1', roles: ['specialist'] as const };
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const packers: Packers = {
	zip: zipStream,
	fileName: documentFileName,
	join: async () => {
		const parts: Uint8Array[] = [];
		return {
			add: async (pdf) => void parts.push(pdf),
			finish: async () => new Uint8Array(Buffer.concat(parts))
		};
	}
};

/** An office with so many certificates in a round, none of them printed, and a refusal. */
async function issued(count: number) {
	const w = testWorld();
	await anOffice(w);
	const documents = ok(
		await transact(w.ctx, { id: 'system' }, async (work) => {
			const ids: string[] = [];
			for (let n = 1; n <= count; n += 1)
				ids.push(await work.issue({ ...SAMPLES.certificate, number: certificateNumber(n) }, { round: 'r' }));
			await work.issue({ ...SAMPLES['reasoned-refusal'], number: '04-12/9-Х' }, { round: 'r' });
			return ids;
		})
	);
	const rendered: string[] = [];
	const { render } = w.ctx.press;
	w.ctx.press.render = async (content, lang, id) => {
		rendered.push(`${id} ${lang}`);
		return render(content, lang, id);
	};
	return { w, documents, rendered, batches: new Batches(w.ctx, packers) };
}

async function over(batches: Batches, request: BatchRequest): Promise<BatchView> {
	for (;;) {
		const view = batches.view(ACTOR, request);
		if (view.status !== 'waiting' && view.status !== 'running') return view;
		await new Promise<void>((resolve) => setImmediate(resolve));
	}
}

async function fetched(batches: Batches, request: BatchRequest): Promise<Uint8Array> {
	const parts: Uint8Array[] = [];
	for await (const part of ok(batches.open(ACTOR, request) as AsyncIterable<Uint8Array>)) parts.push(part);
	return new Uint8Array(Buffer.concat(parts));
}

async function lose(w: World, document: string, lang: Lang): Promise<void> {
	const { files } = (await w.ctx.store.read('document', document))!.state;
	await w.ctx.files.remove(files![lang]);
}

describe('all certificates of a round in one archive', () => {
	it('is each kept file under its name, in both languages, and nothing else', async () => {
		const { w, documents, batches } = await issued(3);
		expect(ok(await batches.start(ACTOR, ROUND))).toMatchObject({ status: 'waiting', done: 0, total: 6 });
		expect(await over(batches, ROUND)).toEqual({ status: 'ready', done: 6, total: 6, leftOut: [] });
		const files = unzip(await fetched(batches, ROUND));
		expect([...files.keys()]).toEqual(
			[1, 2, 3].flatMap((n) =>
				['kk', 'ru'].map((lang) => `${lang}/certificate-${certificateNumber(n)}-${lang}.pdf`)
			)
		);
		for (const [n, id] of documents.entries()) {
			const kept = (await w.ctx.store.read('document', id))!.state.files!;
			const bytes = files.get(`ru/certificate-${certificateNumber(n + 1)}-ru.pdf`)!;
			expect(bytes).toEqual(await w.ctx.files.get(kept.ru));
		}
	});

	it('renders what is not kept yet, once for ever', async () => {
		const { batches, rendered } = await issued(2);
		ok(await batches.start(ACTOR, ROUND));
		await over(batches, ROUND);
		expect(rendered).toHaveLength(4);
		const first = await fetched(batches, ROUND);
		ok(await batches.start(ACTOR, ROUND));
		await over(batches, ROUND);
		expect(rendered).toHaveLength(4);
		expect(await fetched(batches, ROUND)).toEqual(first);
	});

	it('asked for twice at once is one work, which is cancelled whole', async () => {
		const { batches, rendered, documents } = await issued(5);
		const both = [batches.start(ACTOR, ROUND), batches.start(ACTOR, ROUND)];
		for (const view of await Promise.all(both)) expect(ok(view).status).toBe('waiting');
		batches.cancel(ACTOR, ROUND);
		ok(await batches.start(ACTOR, REFUSALS));
		expect((await over(batches, REFUSALS)).status).toBe('ready');
		// The one at hand when it was cancelled is finished.
		expect(rendered.join()).not.toContain(documents[4]);
	});

	it('is cancelled even while it is only being looked for', async () => {
		const { batches, rendered } = await issued(2);
		const started = batches.start(ACTOR, ROUND);
		expect(batches.cancel(ACTOR, ROUND).status).toBe('cancelled');
		expect(ok(await started).status).toBe('cancelled');
		ok(await batches.start(ACTOR, REFUSALS));
		await over(batches, REFUSALS);
		expect(rendered).toHaveLength(2);
	});

	it('is cancelled, and goes on from what is kept when it is asked for again', async () => {
		const { w, batches, rendered } = await issued(4);
		const { render } = w.ctx.press;
		w.ctx.press.render = async (content, lang, id) => {
			if (rendered.length === 3) batches.cancel(ACTOR, ROUND);
			return render(content, lang, id);
		};
		ok(await batches.start(ACTOR, ROUND));
		expect((await over(batches, ROUND)).status).toBe('cancelled');
		expect(batches.open(ACTOR, ROUND)).toMatchObject({ refused: 'not-found' });
		w.ctx.press.render = render;
		ok(await batches.start(ACTOR, ROUND));
		expect((await over(batches, ROUND)).status).toBe('ready');
		expect(rendered).toHaveLength(8);
	});

	it('is forgotten by a restart, and goes on from what is kept', async () => {
		const { w, batches, rendered } = await issued(2);
		ok(await batches.start(ACTOR, ROUND));
		await over(batches, ROUND);
		const restarted = new Batches(w.ctx, packers);
		expect(restarted.view(ACTOR, ROUND)).toMatchObject({ status: 'none' });
		ok(await restarted.start(ACTOR, ROUND));
		expect((await over(restarted, ROUND)).status).toBe('ready');
		expect(rendered).toHaveLength(4);
	});

	it('names the document whose file the disk has lost, and holds all the others', async () => {
		const { w, documents, batches } = await issued(3);
		ok(await batches.start(ACTOR, ROUND));
		await over(batches, ROUND);
		await lose(w, documents[1]!, 'kk');
		for (const request of [ROUND, PDF]) {
			ok(await batches.start(ACTOR, request));
			const view = await over(batches, request);
			expect(view).toMatchObject({
				status: 'ready',
				leftOut: [{ number: certificateNumber(2), refused: 'file-damaged' }]
			});
			expect(view.done).toBe(view.total);
		}
		ok(await batches.start(ACTOR, ROUND));
		await over(batches, ROUND);
		expect(unzip(await fetched(batches, ROUND)).size).toBe(4);
	});

	it('holds nothing that was withdrawn', async () => {
		const { w, documents, batches } = await issued(2);
		const [facts, id] = [[{ type: 'withdrawn', v: 1, data: { reason: 'қате' } }], documents[0]!];
		const change = { kind: 'document', id, expectedVersion: 1, facts };
		await w.ctx.store.commit([change], { at: w.clock.now(), by: 'system' });
		expect(ok(await batches.start(ACTOR, ROUND)).total).toBe(2);
	});

	it('is of the register as it is searched', async () => {
		const { w, documents, batches } = await issued(2);
		const [person, data] = [{ surname: 'Сынақов', given: 'Аян' }, { number: certificateNumber(1) }];
		const facts = [{ type: 'issued', v: 1, data: { ...data, document: documents[0]! } }];
		const change = { kind: 'certificate', id: 'c1', expectedVersion: 0, facts };
		const stamp = { at: w.clock.now(), by: 'system' };
		await w.ctx.store.commit([{ ...change, confidential: { name: person } }], stamp);
		const register = { ...ROUND, round: null, search: 'сынақов' };
		expect(ok(await batches.start(ACTOR, register)).total).toBe(2);
		await over(batches, register);
		expect(unzip(await fetched(batches, register)).size).toBe(2);
		expect(await batches.start(ACTOR, { ...register, search: 'бөтен' })).toEqual({ refused: 'empty-list' });
	});

	it('may hold the refusals as well; of a round without results it is refused', async () => {
		const { batches } = await issued(1);
		expect(ok(await batches.start(ACTOR, { ...ROUND, results: 'all' })).total).toBe(4);
		expect(ok(await batches.start(ACTOR, { ...ROUND, results: 'refusals' })).total).toBe(2);
		expect(await batches.start(ACTOR, { ...ROUND, round: 'other' })).toEqual({ refused: 'empty-list' });
	});

	it('belongs to who asked for it, for a quarter of an hour', async () => {
		const { w, batches } = await issued(1);
		ok(await batches.start(ACTOR, ROUND));
		await over(batches, ROUND);
		const other = { ...ACTOR, id: 'u2' };
		expect(batches.view(other, ROUND).status).toBe('none');
		expect(batches.open(other, ROUND)).toMatchObject({ refused: 'not-found' });
		w.clock.pass(15 * 60_000 + 1);
		expect(batches.view(ACTOR, ROUND).status).toBe('none');
	});
});

describe('all certificates as one file for the printer', () => {
	it('are the kept files one after another, in the language that was asked for', async () => {
		const { batches } = await issued(2);
		expect(ok(await batches.start(ACTOR, PDF)).total).toBe(4);
		expect(await over(batches, PDF)).toMatchObject({ status: 'ready', done: 4 });
		const joined = text(await fetched(batches, PDF));
		expect(joined.indexOf(certificateNumber(1))).toBeLessThan(joined.indexOf(certificateNumber(2)));
		expect(joined).not.toContain('["ru"');
	});

	it('fail with words for the log when they cannot be joined, and the next job goes on', async () => {
		const { w } = await issued(1);
		const broken = new Batches(w.ctx, { ...packers, join: () => Promise.reject(new Error('broken')) });
		ok(await broken.start(ACTOR, PDF));
		ok(await broken.start(ACTOR, ROUND));
		expect((await over(broken, PDF)).status).toBe('failed');
		expect((await over(broken, ROUND)).status).toBe('ready');
	});
});
