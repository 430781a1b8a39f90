import { checkAttachment, type Attachment } from '../../../domain/attestation/attachment.ts';
import type { ApplicationConfidential } from '../../../domain/attestation/application.ts';
import type { PersonName } from '../../../domain/people/name.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { Lang } from '../../../domain/text.ts';
import { retakeObstacle } from './retake.ts';
import { transact } from '../transact.ts';
import type { Context, Work } from '../work.ts';

export interface NewApplication {
	iin: string;
	name: PersonName;
	speciality: string;
	language: Lang;
	channel: 'paper' | 'portal';
	files: Attachment[];
	/** Only where the installation is not an office's real one. */
	rehearsal?: boolean;
}

const DEFINITION = 'almaty-expert-attestation@2017-02-01';

/** Whether the same person may apply for the same speciality now; names what stands against it. */
async function obstacle(work: Work, earlier: string[]): Promise<Refused | null> {
	const states = [];
	for (const id of earlier) {
		const { state } = await work.must('application', id);
		states.push(state);
		if (!state.result) return refused('open-case-exists', { number: state.incoming });
		if (state.result.kind !== 'certificate') continue;
		const { items } = await work.ctx.store.list('certificate', { where: { application: id } });
		const until = items[0]?.summary.validUntil;
		if (typeof until !== 'number' || until > work.now)
			return refused('certificate-in-force', { number: state.result.number });
	}
	return retakeObstacle(work, states);
}

async function personOf(work: Work, input: NewApplication): Promise<{ id: string; earlier: string[] }> {
	const ref = await work.ctx.store.find(`iin:${input.iin}`);
	if (ref) {
		const person = await work.must('person', ref.id);
		// Their data were erased when an earlier case had been kept long enough.
		if (!person.confidential)
			work.add('person', ref.id, [], { confidential: { iin: input.iin, name: input.name } });
		const same = person.state.applications.filter(({ speciality }) => speciality === input.speciality);
		return { id: ref.id, earlier: same.map(({ application }) => application) };
	}
	const id = work.ctx.ids.id();
	work.add(
		'person',
		id,
		[{ type: 'person-registered', v: 1, data: { demonstration: work.ctx.mode !== 'office' } }],
		{
			confidential: { iin: input.iin, name: input.name },
			unique: [`iin:${input.iin}`]
		}
	);
	return { id, earlier: [] };
}

/** Keeps attached files. Refuses a wrong one, naming it. */
export async function storeFiles(ctx: Context, files: Attachment[]) {
	const kept: { sha256: string; size: number; type: string }[] = [];
	for (const file of files) {
		const checked = checkAttachment(file);
		if (isRefused(checked)) return checked;
		kept.push({ ...(await ctx.files.put(file.bytes)), type: checked.type });
	}
	return kept;
}

/**
 * Step 1 of ¶7: registers the request and gives it an incoming number. Refuses a wrong file, an open case, a
 * certificate in force for the same speciality.
 */
export const registerApplication =
	(ctx: Context) =>
	async (actor: Actor, input: NewApplication): Promise<{ id: string; incoming: string } | Refused> => {
		const files = await storeFiles(ctx, input.files);
		if (isRefused(files)) return files;
		return transact(ctx, actor, async (work) => {
			const { office } = await work.office();
			if (!Object.hasOwn(office.specialities, input.speciality))
				return refused('bad-input', { field: 'speciality' });
			const person = await personOf(work, input);
			const stands = await obstacle(work, person.earlier);
			if (stands) return stands;
			const id = ctx.ids.id();
			const incoming = await work.number('incoming', id);
			const { speciality, language, channel } = input;
			const mark = ctx.mode === 'demonstration' && input.rehearsal ? 'rehearsal' : work.mark;
			const data = { incoming: incoming.text, person: person.id, speciality, language, channel, files, mark };
			const confidential: ApplicationConfidential = {
				name: input.name,
				iin: input.iin,
				fileNames: input.files.map(({ name }) => name)
			};
			work.add(
				'application',
				id,
				[{ type: 'registered', v: 1, data: { ...data, definition: DEFINITION, receivedAt: work.now } }],
				{
					confidential
				}
			);
			work.add('person', person.id, [{ type: 'applied', v: 1, data: { application: id, speciality } }]);
			return { id, incoming: incoming.text };
		});
	};
