import type { FactOf, RecordKind } from '../facts.ts';
import { parseBin } from '../people/bin.ts';
import { parseIin } from '../people/iin.ts';
import { isRefused, refused, type Refused, type RefusalCode } from '../refusal.ts';
import type { Channel, ProcedureId, ServiceId } from './service.ts';

/** What a column of another system's table may hold; answers to the form of a service beside these: `answer:<field>`. */
export const IMPORT_TARGETS = [
	'key',
	'receivedAt',
	'service',
	'procedure',
	'iin',
	'fullName',
	'surname',
	'given',
	'patronymic',
	'bin',
	'organisation',
	'phone',
	'email',
	'address',
	'language',
	'licence',
	'addressCode'
] as const;

export type ImportTarget = (typeof IMPORT_TARGETS)[number] | `answer:${string}`;

/** How the columns of a table are understood. */
export interface ImportMapping {
	/** What the other system is called: with the number it gives a request no request is taken twice. */
	source: string;
	/** Of every row that does not name its own. */
	service: ServiceId | null;
	procedure: ProcedureId | null;
	channel: Channel;
	/** Heading by what its column holds. */
	columns: Partial<Record<ImportTarget, string>>;
}

/** The columns that are chosen, each with its heading. */
export const chosenColumns = ({ columns }: Pick<ImportMapping, 'columns'>): [ImportTarget, string][] =>
	Object.entries(columns) as [ImportTarget, string][];

/** A row that was not taken, and why; rows count as the file does, its headings being the first. */
export interface RefusedRow {
	row: number;
	code: RefusalCode;
}

/** Facts of an import: a file of requests of another system. The table itself is a file beside, as long as it is needed. */
export type ImportFact = FactOf<{
	uploaded: {
		headings: string[];
		/** Fingerprint of the set of headings: what mappings are remembered by. */
		set: string;
		rows: number;
		table: string;
		mapping: ImportMapping;
	};
	mapped: { mapping: ImportMapping };
	/** Rows from `from` up to `to` were gone through. */
	'rows-taken': { from: number; to: number; taken: number; before: number; refused: RefusedRow[] };
	/** The table was thrown away, done or not. */
	closed: { done: boolean };
}>;

export interface ImportState {
	headings: string[];
	set: string;
	rows: number;
	/** SHA-256 of the table's file; null when it is closed. */
	table: string | null;
	mapping: ImportMapping;
	/** The next row, from 0. */
	next: number;
	taken: number;
	before: number;
	refused: RefusedRow[];
	uploadedAt: number;
	by: string;
	done: boolean;
}

/** What stands beside the chain. */
export interface ImportConfidential {
	fileName: string;
}

export const importKind: RecordKind<ImportState, ImportFact, ImportConfidential> = {
	evolve(state, fact) {
		if (fact.type === 'uploaded') {
			const none = { next: 0, taken: 0, before: 0, refused: [], done: false };
			return { ...fact.data, ...none, uploadedAt: fact.at, by: fact.by };
		}
		if (fact.type === 'mapped') return { ...state!, mapping: fact.data.mapping };
		if (fact.type === 'closed') return { ...state!, table: null, done: fact.data.done };
		const { to, taken, before, refused: rows } = fact.data;
		return {
			...state!,
			next: to,
			taken: state!.taken + taken,
			before: state!.before + before,
			refused: [...state!.refused, ...rows]
		};
	},
	summary: (state, confidential) => ({
		fileName: confidential?.fileName ?? '',
		set: state.set,
		rows: state.rows,
		next: state.next,
		taken: state.taken,
		before: state.before,
		refused: state.refused.length,
		uploadedAt: state.uploadedAt,
		by: state.by,
		open: state.table !== null,
		done: state.done
	})
};

const SOURCE = /^[\p{L}\d][\p{L}\d ._-]{0,39}$/u;

/** How a source is written, so that it is one however it is typed. */
export const sourceOf = (typed: string): string =>
	typed.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ');

/** Whether a text is the number of a person or an organisation: no fact may say it. */
export const isPersonalNumber = (text: string): boolean =>
	!isRefused(parseIin(text)) || !isRefused(parseBin(text));

/** Columns of personal numbers: none of them is what a request is called. */
const NUMBERS: readonly ImportTarget[] = ['iin', 'bin'];

/**
 * Refuses 'column-missing' naming what has to be chosen before anything can be taken, 'import-key-personal' where requests
 * would be called by an IIN or BIN, and a wrong name of the source.
 */
export function mappingWrong({ source, service, columns }: ImportMapping): Refused | null {
	if (!SOURCE.test(source)) return refused('bad-input', { field: 'source' });
	const lacks = (...any: ImportTarget[]) => any.every((one) => !columns[one]);
	if (lacks('key')) return refused('column-missing', { column: 'key' });
	if (NUMBERS.some((one) => columns[one] === columns.key)) return refused('import-key-personal');
	if (!service && lacks('service')) return refused('column-missing', { column: 'service' });
	if (lacks('iin', 'bin')) return refused('column-missing', { column: 'iin' });
	return lacks('fullName', 'surname', 'organisation')
		? refused('column-missing', { column: 'fullName' })
		: null;
}
