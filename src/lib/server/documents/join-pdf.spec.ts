import { describe, expect, it } from 'vitest';
import { prepare } from '../signatures/pdf/room.ts';
import { bare, bareText, pages } from './extract.ts';
import { joinPdfs } from './join-pdf.ts';
import { renderDocument } from './render.ts';
import { SAMPLES } from './samples.ts';

const ROOM = {
	name: 'Басшы',
	reason: 'Бекітемін',
	location: 'Алматы',
	at: Date.parse('2026-11-24T09:00:00+05:00'),
	format: 'ETSI.CAdES.detached'
} as const;

async function joined(langs: readonly ('kk' | 'ru')[]): Promise<Uint8Array> {
	const join = await joinPdfs(langs);
	for (const lang of langs)
		await join.add(
			prepare(await renderDocument(SAMPLES.certificate, lang, 'https://synaq.example.kz'), ROOM)
		);
	return join.finish();
}

describe('files joined for the printer', () => {
	it('say first, in the language of what follows, that signatures stand in the single files only', async () => {
		expect(await bareText(await joined(['ru']))).toContain(
			bare('Электронные цифровые подписи есть только в файле каждого документа')
		);
		const text = await bareText(await joined(['kk', 'ru']));
		for (const words of ['Басып шығаруға арналған жинақ', 'Подборка для печати'])
			expect(text).toContain(bare(words));
	});

	it('hold every page as it was printed and no field of a signature that never holds', async () => {
		const pdf = await joined(['kk', 'ru']);
		const number = SAMPLES.certificate.number ?? '';
		const texts = (await pages(pdf)).map((page) => bare(page.map(({ text }) => text).join('')));
		expect(texts.filter((text) => text.includes(bare(number))).length).toBeGreaterThanOrEqual(2);
		expect(Buffer.from(pdf).toString('latin1')).not.toMatch(/\/ByteRange|\/FT\s*\/Sig/);
	});
});
