import type { Channel, StepDefinition } from '../../service.ts';
import { COUNTER_FLOW } from '../../flows/counter.ts';
import { minutes } from './shared.ts';

const COUNTER: readonly Channel[] = ['state-corporation'];

/** What each point of ¶11 means to a case; who does it at the counter is always the State Corporation. */
type Point = Omit<StepDefinition, 'n' | 'label' | 'actor' | 'what' | 'limit' | 'produces' | 'paragraph'>;

/**
 * By the portal the applicant has signed in, filled in and been checked before the request comes (processes 1–5 of the
 * portal), so that there the office registers, checks the documents (condition 3) and signs. The minutes of ¶11 are the
 * counter's: there the 15 minutes of the whole govern alone.
 */
const POINTS: Readonly<Record<string, Point>> = {
	check: { deed: 'completeness', concerns: { channels: COUNTER }, refuses: ['counter'] },
	p1: { deed: 'pass-on', concerns: { channels: COUNTER } },
	p2: { deed: 'pass-on', concerns: { channels: COUNTER } },
	p3: { deed: 'pass-on', concerns: { channels: COUNTER } },
	c1: { deed: 'query', concerns: { channels: COUNTER } },
	p4: { deed: 'conclude', concerns: { channels: COUNTER, record: 'missing' }, refuses: ['no-record'] },
	p5: { deed: 'pass-on', concerns: { channels: COUNTER } },
	p6: { deed: 'register', variants: [{ channel: 'portal', actor: 'chancellery', limit: null }] },
	c2: {
		deed: 'conclude',
		refuses: ['standard-10', 'portal-documents'],
		refusalIsSigned: true,
		variants: [{ channel: 'portal', actor: 'specialist', limit: null }]
	},
	p7: { deed: 'pass-on', concerns: { channels: COUNTER } },
	p8: {
		deed: 'sign',
		returnsTo: 9,
		variants: [{ channel: 'portal', actor: 'head', limit: null }]
	}
};

const label = (key: string): string | undefined =>
	key === 'check' ? undefined : `${key.startsWith('p') ? 'process' : 'condition'} ${key.slice(1)}`;

/** The eleven steps of the counter (¶11): 5 minutes for completeness, then ten of one minute. */
export const CLARIFY_STEPS: readonly StepDefinition[] = COUNTER_FLOW.map(({ key, what }, at) => ({
	...POINTS[key]!,
	n: at + 1,
	label: label(key),
	paragraph: `11.${at + 2}`,
	actor: 'state-corporation',
	what,
	limit: minutes(key === 'check' ? 5 : 1),
	produces: []
}));
