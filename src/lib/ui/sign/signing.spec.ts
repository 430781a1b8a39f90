import { afterEach, describe, expect, it, vi } from 'vitest';
import { SIGNING_MS, type SigningTask } from '$lib/domain/signing/signing';
import { failure, type KeyHolder } from './key-holder';
import { Signing } from './signing.svelte';

const BASE = '/office/sign';
const NOW = Date.parse('2026-11-24T09:05:00+05:00');
const ORDER: SigningTask = { act: 'sign-orders', orders: [{ id: 'o1', seen: 1 }] };
const results = (n: number): SigningTask => ({
	act: 'sign-results',
	applications: Array.from({ length: n }, (_, i) => `a${i}`)
});

const PDF = (() => {
	const head = '%PDF-1.4 /ByteRange [0 00060 00066 00007]';
	return `${head.padEnd(60)}<0000>\n%%EOF\n`;
})();

/** A server by hand: prepares whatever it is asked, and answers hand-ins with what it is told to, in turn. */
function serverByHand(...handIns: (object | 'lost' | (() => object))[]) {
	const said: string[] = [];
	let prepared = 0;
	const json = (body: object) => Response.json(body, { status: 'refused' in body ? 409 : 200 });
	vi.stubGlobal('fetch', async (address: string, { method = 'GET' }: RequestInit = {}) => {
		said.push(`${method} ${address}`);
		if (method === 'GET') return new Response(PDF);
		if (address.endsWith('/cancel')) return json({ cancelled: true });
		if (address !== BASE) {
			const answer = handIns.shift() ?? { done: 'x' };
			if (answer === 'lost') throw new TypeError('network');
			return json(typeof answer === 'function' ? (answer as () => object)() : answer);
		}
		const id = `s${++prepared}`;
		const files = ['kk', 'ru'].map((lang) => ({ document: `d${prepared}`, lang, sha256: '', number: null }));
		return json({ id, until: NOW + SIGNING_MS, files });
	});
	vi.stubGlobal('crypto', {});
	return { said, cancelled: () => said.filter((one) => one.endsWith('/cancel')) };
}
afterEach(() => vi.unstubAllGlobals());

/** A key that signs at once; `meanwhile` happens after its first file. */
function key(meanwhile: () => void = () => {}): KeyHolder & { opened: number } {
	return {
		method: 'pkcs12',
		opened: 0,
		async sign(parts, onProgress, signal) {
			this.opened++;
			for (const [index] of parts.entries()) {
				if (signal?.aborted) return failure('stopped');
				onProgress(index + 1);
				meanwhile();
			}
			return parts.map(() => new Uint8Array([1]));
		}
	};
}

async function begun(task: SigningTask, changed = () => {}): Promise<Signing> {
	const signing = new Signing(BASE, task, 'pkcs12', changed);
	await signing.prepare();
	return signing;
}

describe('signing with a key', () => {
	it('is prepared, signed, handed in and over', async () => {
		serverByHand();
		const signing = await begun(ORDER);
		expect(signing).toMatchObject({ phase: 'ready', prepared: { id: 's1' } });
		expect(signing.now() - NOW).toBeGreaterThanOrEqual(0);
		await signing.sign(key());
		expect(signing).toMatchObject({ phase: 'over', cases: 1, documents: 1, trouble: null, running: false });
	});

	it('of many cases goes on by itself, ten at a time', async () => {
		const { said } = serverByHand();
		const signing = await begun(results(23));
		const mine = key();
		await signing.sign(mine);
		expect(signing).toMatchObject({ phase: 'over', cases: 23, total: 23, documents: 3 });
		expect(mine.opened).toBe(3);
		expect(said.filter((one) => one === `POST ${BASE}`)).toHaveLength(3);
	});

	it('stopped between two files leaves what is signed signed, and gives up the rest', async () => {
		const { cancelled } = serverByHand();
		const signing = await begun(results(23));
		let files = 0;
		await signing.sign(key(() => ++files === 3 && signing.stop()));
		expect(signing).toMatchObject({ phase: 'over', cases: 10, trouble: null, prepared: null });
		expect(cancelled()).toEqual([`POST ${BASE}/s2/cancel`]);
	});

	it('stopped while a portion is handed in ends behind it', async () => {
		serverByHand(() => {
			signing.stop();
			return { done: 'x' };
		});
		const signing = await begun(results(23));
		await signing.sign(key());
		expect(signing).toMatchObject({ phase: 'over', cases: 10, trouble: null });
	});

	it('with a refused key can be tried again with another, without preparing anew', async () => {
		const { said } = serverByHand({ refused: 'certificate-of-another' });
		const signing = await begun(ORDER);
		await signing.sign(key());
		expect(signing).toMatchObject({
			phase: 'ready',
			prepared: { id: 's1' },
			trouble: { refused: 'certificate-of-another' }
		});
		await signing.sign(key());
		expect(signing.phase).toBe('over');
		expect(said.filter((one) => one === `POST ${BASE}`)).toHaveLength(1);
	});

	it('of what was changed meanwhile, or was prepared too long ago, has to be prepared anew', async () => {
		for (const refused of ['changed-meanwhile', 'signing-expired']) {
			serverByHand({ refused });
			const signing = await begun(ORDER);
			await signing.sign(key());
			expect(signing).toMatchObject({ phase: 'ready', prepared: null, trouble: { refused } });
			await signing.prepare();
			expect(signing).toMatchObject({ phase: 'ready', prepared: { id: 's2' }, trouble: null });
		}
	});

	it('whose answer was lost is handed in again, and is over when the server knows it already', async () => {
		serverByHand('lost', { refused: 'signing-done' });
		const signing = await begun(ORDER);
		await signing.sign(key());
		expect(signing).toMatchObject({ prepared: { id: 's1' }, trouble: { failed: 'no-answer' } });
		await signing.sign(key());
		expect(signing).toMatchObject({ phase: 'over', cases: 1 });
	});

	it('by another way is prepared for that way, and the first is given up', async () => {
		const { cancelled } = serverByHand();
		const signing = await begun(ORDER);
		await signing.prepare('ncalayer');
		expect(signing.prepared?.id).toBe('s2');
		expect(cancelled()).toEqual([`POST ${BASE}/s1/cancel`]);
	});

	it('left before the end decides nothing, and gives up what was prepared', async () => {
		const { cancelled } = serverByHand();
		const changed = vi.fn();
		const signing = await begun(ORDER, changed);
		signing.leave();
		expect(cancelled()).toHaveLength(1);
		expect(changed).not.toHaveBeenCalled();
		const early = new Signing(BASE, ORDER, 'pkcs12', changed);
		const preparing = early.prepare();
		early.leave();
		await preparing;
		expect(early.prepared).toBeNull();
		expect(cancelled()).toHaveLength(2);
	});

	it('left while it is handed in tells the page what was decided', async () => {
		const changed = vi.fn();
		const { cancelled } = serverByHand(() => {
			signing.leave();
			return { done: 'x' };
		});
		const signing = await begun(results(23), changed);
		await signing.sign(key());
		expect(signing.cases).toBe(10);
		expect(changed).toHaveBeenCalled();
		expect(cancelled()).toHaveLength(0);
	});
});
