import { describe, expect, it } from 'vitest';
import { anOffice } from '../testing/attested.ts';
import { SAMPLES } from '../../documents/samples.ts';
import { transact } from '../transact.ts';
import { ok, testWorld } from '../testing/world.ts';
import { printDocument } from './read-document.ts';

async function issued() {
	const w = testWorld();
	await anOffice(w);
	const id = ok(
		await transact(w.ctx, { id: 'system' }, (work) => work.issue(SAMPLES.certificate, { round: 'r' }))
	);
	return { w, id };
}

describe('a document that is printed again', () => {
	it('is the same to the byte, whatever the press has become since', async () => {
		const { w, id } = await issued();
		const { bytes, content } = ok(await printDocument(w.ctx)(id, 'kk'));
		w.ctx.press.render = async () => new TextEncoder().encode('another template');
		expect(ok(await printDocument(w.ctx)(id, 'kk'))).toEqual({ bytes, content });
		expect(ok(await printDocument(w.ctx)(id, 'ru')).bytes).not.toEqual(bytes);
	});

	it('is refused where the disk has lost or changed its file, and never made anew in silence', async () => {
		const { w, id } = await issued();
		const noted: string[] = [];
		w.ctx.log = { ...w.ctx.log, error: (event, error) => void noted.push(`${event} ${String(error)}`) };
		ok(await printDocument(w.ctx)(id, 'kk'));
		const { files } = (await w.ctx.store.read('document', id))!.state;
		const { get } = w.ctx.files;
		w.ctx.files.get = async (sha256) => (await get(sha256))?.slice(1);
		expect(await printDocument(w.ctx)(id, 'kk')).toEqual({ refused: 'file-damaged' });
		w.ctx.files.get = get;
		await w.ctx.files.remove(files!.kk);
		expect(await printDocument(w.ctx)(id, 'kk')).toEqual({ refused: 'file-damaged' });
		ok(await printDocument(w.ctx)(id, 'ru'));
		expect(noted).toHaveLength(2);
		expect(noted[0]).toContain(id);
		expect(noted[0]).not.toContain(SAMPLES.certificate.holder.name.surname);
	});

	it('is not there after it was erased', async () => {
		const { w, id } = await issued();
		await w.ctx.store.erase('document', id);
		expect(await printDocument(w.ctx)(id, 'kk')).toMatchObject({ refused: 'not-found' });
	});
});
