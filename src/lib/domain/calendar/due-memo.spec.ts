import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rememberedDue } from './due-memo.ts';
import { KAZAKHSTAN } from './kazakhstan.ts';
import { dueAt, type Limit } from './working-time.ts';

const unit = fc.constantFrom('minutes', 'hours', 'working-days', 'days');
const limit: fc.Arbitrary<Limit> = fc.oneof(
	fc.constant(null),
	fc.constant({ unit: 'same-day' } as const),
	fc.record({ unit, value: fc.integer({ min: 1, max: 30 }) })
);
const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 5, 1) });

it('a remembered due time is the due time itself', () => {
	const due = rememberedDue(KAZAKHSTAN);
	fc.assert(
		fc.property(fc.array(fc.tuple(moment, limit, fc.boolean()), { maxLength: 20 }), (asked) => {
			for (const [at, one, countStartDay] of asked) {
				const options = { countStartDay };
				expect(due(at, one, KAZAKHSTAN, options)).toBe(dueAt(at, one, KAZAKHSTAN, options));
			}
		})
	);
});
