import { describe, expect, it } from 'vitest';
import { DEFINITIONS } from './definitions/index.ts';
import { serviceCaseKind } from './service-case.ts';
import { EXECUTOR, receivedCase, walk, withFacts, type Way } from './testing/played-case.ts';

const service = DEFINITIONS.find(({ id }) => id === 'almaty-design-licence')!;
const issue = service.procedures[0]!;
const begun = receivedCase(service, issue, { channel: 'portal', receivedAt: 1_000 });
const played = (way: Partial<Way>) => walk(issue, begun, { channel: 'portal', ...way }).state;
const line = (state: typeof begun) => serviceCaseKind.summary(state, undefined);

describe('the line of a case in lists', () => {
	it('says whose move it is from the moment it is received', () => {
		expect(line(begun)).toMatchObject({
			service: 'almaty-design-licence',
			procedure: 'issue',
			incoming: null,
			step: 1,
			actor: 'chancellery',
			executor: null,
			outcome: null,
			status: 'open',
			movedAt: 1_000,
			held: false
		});
	});

	it('says what was concluded before it is signed, and what was decided after', () => {
		expect(line(played({ until: 5 }))).toMatchObject({ outcome: 'granted', result: null, status: 'open' });
		expect(line(played({}))).toMatchObject({
			outcome: 'granted',
			result: 'granted',
			status: 'closed',
			step: 0,
			actor: null
		});
		expect(line(played({ refuse: { step: 2, kind: 'incomplete' } }))).toMatchObject({
			result: 'refused',
			status: 'closed'
		});
	});

	it('keeps the times its term stood still, the last of them open', () => {
		const still = withFacts(played({ until: 3 }), [{ type: 'suspended', v: 1, data: { ground: 'x' } }], 5);
		const on = withFacts(still, [{ type: 'resumed', v: 1, data: { ground: 'x' } }], 7);
		const again = withFacts(on, [{ type: 'suspended', v: 1, data: { ground: 'x' } }], 9);
		expect(line(still)).toMatchObject({ pauses: '5-', suspended: true });
		expect(line(on)).toMatchObject({ pauses: '5-7', suspended: false });
		expect(line(again)).toMatchObject({ pauses: '5-7 9-', suspended: true });
	});

	it('of a withdrawn case says so, whatever step it waited for', () => {
		const gone = withFacts(played({ until: 3 }), [{ type: 'withdrawn', v: 1, data: { reason: 'x' } }], 5);
		expect(line(gone)).toMatchObject({ status: 'withdrawn', step: 0, actor: null });
	});

	it('names the applicant only while that is kept', () => {
		const name = { surname: 'Сынақов', given: 'Сынақ' };
		const confidential = {
			applicant: { kind: 'legal-entity' as const, organisation: 'ЖШС «Сынақ»', bin: '1', name, iin: '2' },
			contact: { phone: '', email: '', address: '' },
			answers: {},
			fileNames: [],
			papers: [],
			written: {}
		};
		expect(serviceCaseKind.summary(begun, confidential)).toMatchObject({
			applicant: 'ЖШС «Сынақ»',
			applicantNumber: '1',
			held: true
		});
		expect(line(begun)).toMatchObject({ applicant: '', applicantNumber: '' });
	});
});

it('a case reassigned has its new executor and keeps its place', () => {
	const waiting = withFacts(
		played({ until: 3 }),
		[{ type: 'assigned', v: 1, data: { to: EXECUTOR, reason: 'leave' } }],
		5
	);
	expect(line(waiting)).toMatchObject({ executor: EXECUTOR, step: 3 });
});
