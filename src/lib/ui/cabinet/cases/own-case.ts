import type { RefusalKind } from '$lib/domain/services/refusal-kinds';
import type { Role } from '$lib/domain/people/roles';
import type { Trilingual } from '$lib/domain/text';
import type { FlowSaid } from '../own';

export type Standing = 'open' | 'suspended' | 'granted' | 'refused' | 'withdrawn';

/** A case of a service as the server tells its applicant of it. */
export interface OwnCaseView {
	standing: Standing;
	channel: string;
	dueAt: number | null;
	steps: {
		n: number;
		what: Trilingual;
		actor: Role;
		status: 'done' | 'passed-over' | 'now' | 'todo';
		at: number | null;
		dueAt: number | null;
	}[];
	pauses: { from: number; until: number | null; ground: string }[];
	hearing: { at: number; place: string; held: unknown } | null;
	refusal: { kind: RefusalKind; reasons: string[]; meant: boolean } | null;
	paid: boolean;
	decided: {
		at: number;
		number: string | null;
		document: string | null;
		withdrawn: { at: number; reason: string } | null;
	} | null;
	withdrawn: { at: number; reason: string } | null;
	flow: FlowSaid[];
}
