import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../domain/people/roles.ts';
import { erasePersonalData, listDue } from '../appeals/erase-personal-data.ts';
import { refusalOf } from '../testing/sat.ts';
import { received, servicesOffice, stateOf, walk, type Asking } from '../testing/service-world.ts';
import { ok, type World } from '../testing/world.ts';
import { withdrawServiceCase } from './direct-case.ts';
import { viewServiceCase } from './view-case.ts';

const PERMIT: Asking = { service: 'almaty-mineral-area-building-permit', procedure: 'permit' };
const LICENCE: Asking = { service: 'almaty-design-licence', procedure: 'issue' };
const YEARS = 6 * 365.25 * 86_400_000;
const GROUND = 'Сақтау мерзімі аяқталды';

let w: World;
let administrator: Actor;
beforeEach(async () => {
	w = await servicesOffice();
	administrator = await w.person('administrator');
});

const erase = (id: string, ground = GROUND) => erasePersonalData(w.ctx)(administrator, id, ground);
const held = async (kind: 'service-case' | 'person' | 'document' | 'payment' | 'licence', id: string) =>
	(await w.ctx.store.read(kind, id))?.confidential !== undefined;

describe('the personal data of a case of a service', () => {
	it('are kept while it is open and until the term is over, and not erased without a ground', async () => {
		const id = await received(w, PERMIT);
		w.clock.pass(YEARS);
		expect(await refusalOf(erase(id))).toBe('case-open');
		await walk(w, id);
		expect(await refusalOf(erase(id))).toBe('retention-not-over');
		expect((await listDue(w.ctx)()).total).toBe(0);
		w.clock.pass(YEARS);
		expect(await refusalOf(erase(id, ' '))).toBe('ground-missing');
	});

	it('go with its documents, its files and the person nobody else needs; the chain says what went', async () => {
		const file = new TextEncoder().encode('%PDF-1.7 көшірме');
		const { sha256, size } = await w.ctx.files.put(file);
		const files = [{ sha256, size, type: 'application/pdf' }];
		const id = await received(w, { ...PERMIT, files, fileNames: ['көшірме.pdf'] });
		await walk(w, id);
		const { person, decided } = await stateOf(w, id);
		w.clock.pass(YEARS);
		expect((await listDue(w.ctx)()).rows).toMatchObject([
			{ id, name: 'Сәрсенов Ерлан', incoming: '04-12/1' }
		]);
		ok(await erase(id));
		expect(await held('service-case', id)).toBe(false);
		expect(await held('document', decided!.document)).toBe(false);
		expect(await held('person', person)).toBe(false);
		expect(await w.ctx.files.get(sha256)).toBeUndefined();
		expect((await stateOf(w, id)).erased).toMatchObject({ ground: GROUND, files: [sha256] });
		expect(await refusalOf(erase(id))).toBe('erased');
		expect((await listDue(w.ctx)()).total).toBe(0);
		expect(ok(await viewServiceCase(w.ctx)(administrator, id))).toMatchObject({ name: '—', answers: [] });
	});

	it('leave the person to another case of his, and the licence to its register', async () => {
		const [old, id] = [await received(w, LICENCE), await received(w, PERMIT)];
		await walk(w, old);
		await walk(w, id);
		const { person, made, decided, payment } = await stateOf(w, old);
		w.clock.pass(YEARS);
		ok(await erase(old));
		expect(await held('person', person)).toBe(true);
		expect(await held('payment', payment!)).toBe(false);
		expect(await held('document', decided!.document)).toBe(true);
		expect(await held('licence', made.licence!)).toBe(true);
		ok(await erase(id));
		// The holder of a licence stays known.
		expect(await held('person', person)).toBe(true);
	});

	it('of a withdrawn request are counted from its withdrawal', async () => {
		const id = await received(w, PERMIT);
		w.clock.pass(YEARS);
		ok(await withdrawServiceCase(w.ctx)(await w.person('specialist'), id, 'Өтініш'));
		expect(await refusalOf(erase(id))).toBe('retention-not-over');
		w.clock.pass(YEARS);
		expect((await listDue(w.ctx)()).rows).toMatchObject([{ id, incoming: '—' }]);
		ok(await erase(id));
	});
});
