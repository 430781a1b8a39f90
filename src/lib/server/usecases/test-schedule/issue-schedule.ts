import type { ScheduledSession } from '../../../domain/attestation/documents.ts';
import { attestationOf } from '../../../domain/attestation/steps.ts';
import { registerRow, type Case } from '../desk/case-rows.ts';
import type { Signing } from '../attestation/sign-admission-order.ts';
import type { Work } from '../work.ts';

/** The schedule of the test (Aktobe, ¶5.3–5.4): who sits when and where, signed by the head; nobody is refused by it. */
export async function issueSchedule(
	work: Work,
	signing: Signing,
	scheduled: readonly ScheduledSession[]
): Promise<string> {
	const [first] = signing.cases.values();
	const { source } = attestationOf((first as Case).state.definition).definition;
	const rows = [];
	for (const one of signing.cases.values()) {
		const index = signing.content.sessions.findIndex(({ places }) =>
			places.some(({ application }) => application === one.id)
		);
		const place = signing.content.sessions[index]?.places.find(({ application }) => application === one.id);
		const { room = '', startsAt = 0 } = scheduled[index] ?? {};
		const { name, incoming, speciality } = await registerRow(work, one);
		rows.push({ name, incoming, speciality, seat: place?.seat ?? 0, room, startsAt });
	}
	return work.issue(
		{
			type: 'test-schedule',
			number: signing.number,
			date: work.now,
			signedBy: signing.signature,
			ground: [signing.scheduling.ground],
			regulation: source.title,
			rows,
			sessions: scheduled.map(({ room, address, startsAt, minutes, commitment }) => ({
				room,
				address,
				startsAt,
				minutes,
				commitment
			}))
		},
		{ order: signing.orderId, round: signing.order.round },
		signing.mark,
		signing.letterhead
	);
}
