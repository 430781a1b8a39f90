import { isRefused } from '../../lib/domain/refusal.ts';
import { readBankFolder } from '../../lib/server/interchange/bank-folder.ts';
import type { App } from '../../lib/server/compose.ts';
import type { Blueprint } from '../../lib/domain/exam/blueprint.ts';
import type { Bank } from '../../lib/domain/questions/bank.ts';
import { BLUEPRINT, OFFICE, ROOM } from './office.ts';
import { offerEverything } from './services.ts';
import { STAFF, type DemonstrationApplicant } from './people.ts';

const SYSTEM = { id: 'system' } as const;

function done<T>(result: T): Exclude<T, { refused: string }> {
	if (isRefused(result))
		throw new Error(`Refused: ${result.refused} ${JSON.stringify(result.details ?? {})}`);
	return result as Exclude<T, { refused: string }>;
}

export interface Seeded {
	room: { id: string; code: string };
	edition: string;
	blueprint: string;
	/** User ids by sign-in name. */
	users: Record<string, string>;
}

/** The demonstration bank; says precisely what is wrong with it when something is. */
export async function demonstrationBank(folder = 'question-banks/regulations'): Promise<Bank> {
	const read = await readBankFolder(folder);
	if ('problems' in read)
		throw new Error(`The bank ${folder} is not valid: ${JSON.stringify(read.problems[0])}`);
	return read.bank;
}

export interface SeedOptions {
	bank?: Bank;
	blueprint?: Blueprint;
	capacity?: number;
	/** Seats nobody is planned at. */
	spare?: number;
}

/** Fills an empty installation with the office, its staff, an exam room, a bank edition and an approved blueprint. */
export async function seedOffice(
	app: App,
	{ bank, blueprint = BLUEPRINT, capacity = ROOM.capacity, spare = ROOM.spare }: SeedOptions = {}
): Promise<Seeded> {
	done(await app.setOffice(SYSTEM, OFFICE));
	await offerEverything(app);
	const users: Record<string, string> = {};
	for (const person of STAFF) users[person.login] = done(await app.createAccount(SYSTEM, person));
	const room = done(await app.openRoom(SYSTEM, { ...ROOM, capacity, spare }));
	const edition = done(await app.freezeEdition(SYSTEM, bank ?? (await demonstrationBank())));
	const id = done(await app.draftBlueprint(SYSTEM, blueprint));
	done(await app.approveBlueprint(SYSTEM, id, 'Көрсетілім / демонстрация / demonstration'));
	return { room, edition, blueprint: id, users };
}

/** A one-page PDF that says it is a sample. */
export const SAMPLE_PDF = new TextEncoder().encode(
	'%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
		'3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n' +
		'4 0 obj<</Length 52>>stream\nBT /F 18 Tf 72 760 Td (Demonstration document) Tj ET\nendstream endobj\n' +
		'trailer<</Root 1 0 R>>\n%%EOF\n'
);

/** Registers made-up applications as the chancellery would. */
export async function seedApplications(
	app: App,
	seeded: Seeded,
	applicants: DemonstrationApplicant[]
): Promise<string[]> {
	const chancellery = { id: seeded.users.kense ?? '', roles: ['chancellery'] as const };
	const ids: string[] = [];
	for (const applicant of applicants) {
		const files = [{ name: 'diplom-ulgi.pdf', bytes: SAMPLE_PDF }];
		ids.push(done(await app.registerApplication(chancellery, { ...applicant, files })).id);
	}
	return ids;
}
