import type { OfficialDocument } from '../../../domain/attestation/documents.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused, type RefusalCode } from '../../../domain/refusal.ts';
import type { Lang } from '../../../domain/text.ts';
import { readKept } from '../printing/keep-printed.ts';
import type { Context } from '../context.ts';
import { batchDocuments, type BatchRequest } from './batch-documents.ts';

/** Joins printed files into one for the printer. */
export interface PdfJoin {
	add(pdf: Uint8Array): Promise<void>;
	finish(): Promise<Uint8Array>;
}

/** What packs the files; how they are called. */
export interface Packers {
	zip(files: AsyncIterable<readonly [string, Uint8Array]>): AsyncIterable<Uint8Array>;
	join(langs: readonly Lang[]): Promise<PdfJoin>;
	fileName(content: OfficialDocument, lang: Lang, id: string): string;
}

/** A document that could not be put in, and why. */
interface LeftOut {
	number: string;
	refused: RefusalCode;
}

/** How far a download is. `none`: not asked for, or forgotten: at a restart, and some time after it was ready. */
export interface BatchView {
	status: 'none' | 'waiting' | 'running' | 'ready' | 'cancelled' | 'failed';
	done: number;
	total: number;
	leftOut: LeftOut[];
}

interface Job {
	view: BatchView;
	documents: string[];
	joined: Uint8Array | null;
	/** When it was ready or given up; monotonic ms. */
	endedAt: number | null;
	/** Whose: user id. */
	by: string;
}

/** Fetched within this time, or made ready again. */
const KEPT_MS = 15 * 60_000;

const NONE: BatchView = { status: 'none', done: 0, total: 0, leftOut: [] };

/**
 * Long downloads of many documents, one after another, each for the person who asked. What a job renders is kept with
 * the document, so a job that was cancelled or lost in a restart goes on from there when it is asked for again.
 */
export class Batches {
	#jobs = new Map<string, Job>();
	#turn: Promise<unknown> = Promise.resolve();

	constructor(
		private readonly ctx: Context,
		private readonly packers: Packers
	) {}

	/** Begins it, or says how far it is. Refuses 'empty-list', 'batch-too-large'. */
	async start(actor: Actor, request: BatchRequest): Promise<BatchView | Refused> {
		const key = keyOf(actor, request);
		const known = this.#known(key);
		if (known && known.endedAt === null) return { ...known.view };
		const view: BatchView = { status: 'waiting', done: 0, total: 0, leftOut: [] };
		const job: Job = { view, documents: [], joined: null, endedAt: null, by: actor.id };
		// Before anything is waited for: who asks once more meanwhile finds this very work, and may cancel it.
		this.#jobs.set(key, job);
		const found = await this.#find(job, request);
		if (isRefused(found)) {
			if (known) this.#jobs.set(key, known);
			else this.#jobs.delete(key);
			return found;
		}
		if (job.endedAt !== null) return { ...view };
		this.#forgetEnded(actor);
		this.#turn = this.#turn.then(() => this.#run(job, request));
		return { ...view };
	}

	/** Which documents it is about. What fails here is not left waiting. */
	async #find(job: Job, request: BatchRequest): Promise<true | Refused> {
		try {
			const documents = await batchDocuments(this.ctx, request);
			if (isRefused(documents)) return documents;
			job.documents = documents;
			job.view.total = documents.length * request.langs.length * (request.as === 'pdf' ? 2 : 1);
			return true;
		} catch (error) {
			this.#end(job, 'failed');
			throw error;
		}
	}

	view(actor: Actor, request: BatchRequest): BatchView {
		return { ...(this.#known(keyOf(actor, request))?.view ?? NONE) };
	}

	/** What is rendered by now stays kept. */
	cancel(actor: Actor, request: BatchRequest): BatchView {
		const job = this.#known(keyOf(actor, request));
		if (job && job.endedAt === null) this.#end(job, 'cancelled');
		return this.view(actor, request);
	}

	/** The file itself, piece by piece. Refuses 'not-found' while it is not ready. */
	open(actor: Actor, request: BatchRequest): AsyncIterable<Uint8Array> | Refused {
		const job = this.#known(keyOf(actor, request));
		if (job?.view.status !== 'ready') return refused('not-found', { kind: 'file' });
		return job.joined ? once(job.joined) : this.packers.zip(this.#files(job, request));
	}

	#known(key: string): Job | undefined {
		const now = this.ctx.clock.monotonic();
		for (const [one, { endedAt }] of this.#jobs)
			if (endedAt !== null && now - endedAt > KEPT_MS) this.#jobs.delete(one);
		return this.#jobs.get(key);
	}

	/** Whoever asks for the next one has fetched the last: joined files are large. */
	#forgetEnded(actor: Actor): void {
		for (const [key, { by, endedAt }] of this.#jobs)
			if (by === actor.id && endedAt !== null) this.#jobs.delete(key);
	}

	#end(job: Job, status: 'ready' | 'cancelled' | 'failed'): void {
		job.view.status = status;
		job.endedAt = this.ctx.clock.monotonic();
	}

	async #run(job: Job, request: BatchRequest): Promise<void> {
		if (job.view.status !== 'waiting') return;
		job.view.status = 'running';
		try {
			await this.#keep(job, request);
			if (running(job) && job.documents.length && request.as === 'pdf') await this.#join(job, request);
			if (running(job)) this.#end(job, job.documents.length ? 'ready' : 'failed');
		} catch (error) {
			this.ctx.log.error('batch', error);
			this.#end(job, 'failed');
		}
	}

	/** Renders what is not kept yet and reads all of it once: what the disk has lost is known before the download. */
	async #keep(job: Job, { langs, as }: BatchRequest): Promise<void> {
		const whole: string[] = [];
		for (const id of job.documents) {
			let bad: Refused | undefined;
			for (const lang of langs) {
				if (!running(job)) return;
				await breath();
				const bytes = await readKept(this.ctx)(id, lang);
				if (isRefused(bytes)) bad ??= bytes;
				job.view.done += 1;
			}
			if (!bad) whole.push(id);
			else await this.#leaveOut(job, id, bad);
			if (bad && as === 'pdf') job.view.total -= langs.length;
		}
		job.documents = whole;
	}

	async #leaveOut(job: Job, id: string, { refused: code }: Refused): Promise<void> {
		const document = await this.ctx.store.read('document', id);
		job.view.leftOut.push({ number: document?.state.number ?? id, refused: code });
	}

	async #join(job: Job, request: BatchRequest): Promise<void> {
		const join = await this.packers.join(request.langs);
		for await (const [, bytes] of this.#files(job, request)) {
			if (!running(job)) return;
			await breath();
			await join.add(bytes);
			job.view.done += 1;
		}
		const joined = await join.finish();
		if (running(job)) job.joined = joined;
	}

	/** Each file with its name, one in the memory at a time. */
	async *#files(job: Job, { langs }: BatchRequest): AsyncGenerator<readonly [string, Uint8Array]> {
		for (const id of job.documents) {
			const content = (await this.ctx.store.read('document', id))?.confidential?.content;
			if (!content) throw new Error(`document ${id} was erased meanwhile`);
			for (const lang of langs) {
				const bytes = await readKept(this.ctx)(id, lang);
				if (isRefused(bytes)) throw new Error(`document ${id}: ${bytes.refused}`);
				yield [`${lang}/${this.packers.fileName(content, lang, id)}`, bytes];
			}
		}
	}
}

const keyOf = (actor: Actor, { round, search, results, langs, as }: BatchRequest): string =>
	JSON.stringify([actor.id, round, search, results, langs, as]);

/** Cancelling comes from outside while it runs. */
const running = ({ view }: Job): boolean => view.status === 'running';

/** Gives way: nobody's answer waits for a page. */
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield bytes;
}
