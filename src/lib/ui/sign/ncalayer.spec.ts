import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { KeyHolder } from './key-holder';

type Data = string[];

/** What NCALayer answers to `sign`, and what each of its windows was given. */
const program = { answer: (_: Data): unknown => null, windows: [] as Data[] };

/** A socket with NCALayer behind it: it says its version, then answers. */
class Socket {
	onmessage: ((message: { data: string }) => void) | null = null;
	constructor() {
		setTimeout(() => this.say({ result: { version: '1.4' } }));
	}
	say(what: unknown) {
		this.onmessage?.({ data: JSON.stringify(what) });
	}
	send(text: string) {
		const { method, args } = JSON.parse(text) as { method: string; args?: { data: Data } };
		if (method !== 'sign') return void setTimeout(() => this.say({ status: false, code: 404 }));
		program.windows.push(args?.data ?? []);
		const said = program.answer(args?.data ?? []);
		setTimeout(() => this.say(said));
	}
	close() {}
}

let ncalayer: (lang: string) => KeyHolder;
beforeAll(async () => {
	vi.stubGlobal('WebSocket', Socket);
	vi.stubGlobal('window', { btoa });
	({ ncalayer } = await import('./ncalayer'));
});
afterAll(() => vi.unstubAllGlobals());

function ncalayerThat(answer: (data: Data) => unknown) {
	const windows: Data[] = [];
	Object.assign(program, { answer, windows });
	return { key: ncalayer('kk'), windows };
}

const part = (...bytes: number[]) => new Uint8Array(bytes);
const signed = (result: unknown) => ({ status: true, body: { result } });
const of = (data: string) => btoa(`signed ${data}`);
const texts = (signatures: unknown) =>
	(signatures as Uint8Array[]).map((one) => new TextDecoder('latin1').decode(one));

describe('NCALayer', () => {
	it('signs several documents in one window', async () => {
		const { key, windows } = ncalayerThat((data) => signed(data.map(of)));
		const done: number[] = [];
		const signatures = await key.sign([part(1), part(2)], (n) => done.push(n));
		expect(texts(signatures)).toEqual([`signed ${btoa('\x01')}`, `signed ${btoa('\x02')}`]);
		expect(windows).toHaveLength(1);
		expect(done).toEqual([2]);
	});

	it('that is old and signs one document of many is asked for each', async () => {
		const { key, windows } = ncalayerThat((data) => signed(of(data[0] ?? '')));
		const done: number[] = [];
		const signatures = await key.sign([part(1), part(2)], (n) => done.push(n));
		expect(texts(signatures)).toEqual([`signed ${btoa('\x01')}`, `signed ${btoa('\x02')}`]);
		expect(windows.map(({ length }) => length)).toEqual([2, 1, 1]);
		expect(done).toEqual([1, 2]);
	});

	it('whose window was cancelled, or that refuses, or answers otherwise, signs nothing', async () => {
		const said = async (answer: unknown) => ncalayerThat(() => answer).key.sign([part(1), part(2)], () => {});
		expect(await said({ status: true, body: {} })).toMatchObject({ failed: 'ncalayer-cancelled' });
		expect(await said({ status: false, code: 500, message: 'NO_KEY' })).toMatchObject({
			failed: 'ncalayer-refused',
			details: { message: 'NO_KEY' }
		});
		for (const odd of [[of('x'), 5], ['', ''], [of('x'), of('y'), of('z')], 7])
			expect(await said(signed(odd))).toMatchObject({ failed: 'ncalayer-unreadable' });
	});

	it('is left alone when the person stops', async () => {
		const { key } = ncalayerThat(() => null);
		const stop = new AbortController();
		const signing = key.sign([part(1)], () => {}, stop.signal);
		stop.abort();
		expect(await signing).toMatchObject({ failed: 'stopped' });
	});
});
