import type { Summary } from '../../../../domain/facts.ts';
import type { Role } from '../../../../domain/people/roles.ts';
import type { Channel } from '../../../../domain/services/service.ts';
import type { Trilingual } from '../../../../domain/text.ts';
import type { Listed } from '../../../ports.ts';
import type { Context } from '../../context.ts';
import { nameOf, text, textOrNull } from '../document-rows.ts';
import type { CaseBoard } from './case-board.ts';

/** How lists call what cases are about: once for many rows that say the same. */
export interface CaseWords {
	service: Trilingual;
	procedure: Trilingual;
	/** What it waits for; null when it is over. */
	step: Trilingual | null;
	/** As the source numbers the step. */
	label: string | null;
	/** Whether it waits for an agreement, which leaves no paper, and not for a signature. */
	agrees: boolean;
	/** Whether it may be sent back with a remark. */
	returns: boolean;
}

/** One case of a service in a list. */
export interface ServiceCaseRow {
	id: string;
	/** Null before it is registered, and for ever where it was refused without being entered. */
	incoming: string | null;
	applicant: string;
	applicantNumber: string;
	/** Key of its words. */
	says: string;
	channel: Channel;
	receivedAt: number;
	step: number | null;
	/** Whose move it is. */
	actor: Role | null;
	/** Name of the executor. */
	executor: string | null;
	dueAt: number | null;
	/** Working minutes, negative when it is over; null without a limit. */
	left: number | null;
	suspended: boolean;
	status: 'open' | 'closed' | 'withdrawn';
	/** What was concluded, before it is signed. */
	outcome: 'granted' | 'refused' | null;
	result: 'granted' | 'refused' | null;
	number: string | null;
}

function lineOf({ id, summary }: Listed, board: CaseBoard, now: number): Omit<ServiceCaseRow, 'executor'> {
	const { dueAt, suspended } = board.terms(summary);
	const over = summary.status !== 'open';
	return {
		id,
		incoming: textOrNull(summary.incoming),
		applicant: text(summary.applicant),
		applicantNumber: text(summary.applicantNumber),
		says: saysOf(summary),
		channel: summary.channel as Channel,
		receivedAt: Number(summary.receivedAt),
		step: over ? null : Number(summary.step),
		actor: over ? null : (summary.actor as Role | null),
		dueAt,
		left: board.left(summary, dueAt, now),
		suspended,
		status: summary.status as ServiceCaseRow['status'],
		outcome: summary.outcome as ServiceCaseRow['outcome'],
		result: summary.result as ServiceCaseRow['result'],
		number: textOrNull(summary.number)
	};
}

const saysOf = ({ definition, procedure, step, status }: Summary): string =>
	[definition, procedure, status === 'open' ? step : 0].join('/');

/** What rows are called, each way once. */
export function wordsOf(items: readonly Listed[], board: CaseBoard): Record<string, CaseWords> {
	const words: Record<string, CaseWords> = {};
	for (const { summary } of items) {
		const { definition, procedure, step } = board.ruled(summary);
		words[saysOf(summary)] ??= {
			service: definition.name,
			procedure: procedure.name,
			step: step?.what ?? null,
			label: step ? (step.label ?? String(step.n)) : null,
			agrees: step?.deed === 'endorse',
			returns: step?.returnsTo !== undefined
		};
	}
	return words;
}

async function executorsOf(ctx: Context, items: readonly Listed[]): Promise<Map<string, string>> {
	const ids = new Set(items.flatMap(({ summary }) => textOrNull(summary.executor) ?? []));
	return new Map(
		await Promise.all([...ids].map(async (id) => [id, await nameOf(ctx, `user:${id}`)] as const))
	);
}

/** Rows of a list, with the names of the executors. */
export async function rowsOf(
	ctx: Context,
	items: readonly Listed[],
	board: CaseBoard
): Promise<ServiceCaseRow[]> {
	const now = ctx.clock.now();
	const executors = await executorsOf(ctx, items);
	return items.map((item) => ({
		...lineOf(item, board, now),
		executor: executors.get(text(item.summary.executor)) ?? null
	}));
}
