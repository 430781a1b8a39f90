import { noted, type RequestDraftState } from '../../../../domain/services/request-draft.ts';
import type { FlowEntry } from '../../../../domain/services/portal-flow.ts';
import type { Work } from '../../work.ts';

/** Notes points of the flow of a draft; what was said before is no fact again. */
export function noteFlow(
	work: Work,
	{ id, state }: { id: string; state: RequestDraftState },
	entries: readonly FlowEntry[]
): void {
	const fresh = noted(state.flow, entries).slice(state.flow.length);
	if (fresh.length) work.add('request-draft', id, [{ type: 'flow-noted', v: 1, data: { entries: fresh } }]);
}
