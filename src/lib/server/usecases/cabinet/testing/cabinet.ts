import { SIGNING_TERMS } from '../../../../domain/signing/e-signature.ts';
import { anOffice, iinOf, type OfficeAtWork } from '../../testing/attested.ts';
import { standInCms, type StandInCms } from '../../testing/stand-in-signatures.ts';
import { ok, testWorld, type World } from '../../testing/world.ts';
import type { Prepared } from '../../signing/prepare.ts';
import { completeApplication, prepareApplication, readApplication } from '../apply.ts';
import { draftApplication, type Drafting } from '../draft-application.ts';
import { whoApplies } from '../session.ts';
import { CabinetDoor, challengeApplicant, signInWithKey } from '../sign-in.ts';

/** Given-clauses of the tests of the cabinet. */

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export const PDF = bytes('%PDF-1.7 диплом');

export const WISH: Drafting = {
	given: 'Айгүл',
	patronymic: '',
	speciality: 'architecture',
	language: 'kk',
	files: [{ name: 'Диплом.pdf', bytes: PDF }],
	keep: []
};

export interface Cabinet {
	w: World;
	office: OfficeAtWork;
	door: CabinetDoor;
}

/** An office that trusts somebody's certificates. */
export async function aCabinet(): Promise<Cabinet> {
	const w = testWorld();
	const office = await anOffice(w);
	const { store, clock } = w.ctx;
	const main = await store.read('office', 'main');
	const signing = { ...SIGNING_TERMS, roots: ['AA=='] };
	await store.commit(
		[
			{
				kind: 'office',
				id: 'main',
				expectedVersion: main!.version,
				facts: [{ type: 'signing-set', v: 1, data: { signing } }]
			}
		],
		{ at: clock.now(), by: 'system' }
	);
	return { w, office, door: new CabinetDoor(w.ctx) };
}

/** Asks for something to sign and answers it with a key. */
export async function answerChallenge({ w, door }: Cabinet, given: Omit<StandInCms, 'over'>, at = 'home') {
	const { token, text } = ok(await challengeApplicant(w.ctx, door)(at));
	return signInWithKey(w.ctx, door)(token, standInCms(given, bytes(text)), at);
}

/** A person in the cabinet: the id. */
export async function enter(cabinet: Cabinet, iin = iinOf(1)): Promise<string> {
	const { token } = ok(await answerChallenge(cabinet, { iin }));
	const applicant = await whoApplies(cabinet.w.ctx)(token);
	return applicant!.id;
}

export const drafted = async ({ w }: Cabinet, person: string, wish: Partial<Drafting> = {}) =>
	ok(await draftApplication(w.ctx)({ id: person, since: w.clock.now() }, { ...WISH, ...wish }));

/** Signs every prepared file with a key of this IIN, and hands all of it in. */
export async function handIn({ w }: Cabinet, person: string, prepared: Prepared, iin = iinOf(1)) {
	const signatures = [];
	for (const { document, lang } of prepared.files) {
		const file = ok(await readApplication(w.ctx)(person, prepared.id, document, lang));
		signatures.push({ document, lang, cms: standInCms({ iin }, file) });
	}
	return completeApplication(w.ctx)(person, prepared.id, signatures);
}

/** An application signed and registered. */
export async function applied(
	cabinet: Cabinet,
	person: string,
	iin = iinOf(1),
	wish: Partial<Drafting> = {}
) {
	const draft = await drafted(cabinet, person, wish);
	const prepared = ok(await prepareApplication(cabinet.w.ctx)(person, draft, 'pkcs12'));
	return ok(await handIn(cabinet, person, prepared, iin));
}
