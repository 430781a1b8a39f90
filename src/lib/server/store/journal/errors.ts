/** Where in the journal something is wrong, so that a person can look at it (`sed -n <line>p <segment>`). */
export interface Place {
	/** Name of the file. */
	segment: string;
	/** Line in that file, from 1. */
	line: number;
	/** Byte in that file at which the line begins. */
	offset: number;
}

/** The journal does not hold what it once held. The store refuses to start: going on would hide it. */
export class DamagedJournal extends Error {
	override name = 'DamagedJournal';
	constructor(
		readonly place: Place,
		readonly why: string
	) {
		super(`${place.segment}, line ${place.line}, byte ${place.offset}: ${why}`);
	}
}

/** The notice that the trace of an interrupted write was cut off. */
export const cutNotice = ({ segment, line, offset }: Place) =>
	`${segment}, line ${line}, byte ${offset}: cut off what an interrupted write had left.`;

/** The data folder cannot be used: read-only, a file, no rights, of a later release. */
export class DataFolderUnusable extends Error {
	override name = 'DataFolderUnusable';
	constructor(
		readonly folder: string,
		why: string,
		options?: ErrorOptions
	) {
		super(`${folder}: ${why}`, options);
	}
}

/** Another process works in the data folder. */
export class DataFolderInUse extends Error {
	override name = 'DataFolderInUse';
	constructor(readonly folder: string) {
		super(`${folder}: another process is using this folder.`);
	}
}

/**
 * The disk could not confirm what was written, or take it back. What it shows from now on cannot be trusted: after a
 * failed fsync the system forgets which pages were never written.
 */
export class DiskFailed extends Error {
	override name = 'DiskFailed';
}

const UNUSABLE: Record<string, string> = {
	EACCES: 'no right to write here',
	EPERM: 'no right to write here',
	EROFS: 'the file system is read-only',
	ENOTDIR: 'this is a file, not a folder',
	EEXIST: 'this is a file, not a folder',
	ENOSPC: 'the disk is full'
};

/** Says plainly what is wrong with a folder; anything else is passed on as it is. */
export function folderError(folder: string, error: unknown): unknown {
	const why = UNUSABLE[codeOf(error) ?? ''];
	return why ? new DataFolderUnusable(folder, why, { cause: error }) : error;
}

/** The code of a system error (`ENOENT`…), if it is one. */
export function codeOf(error: unknown): string | undefined {
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	return typeof code === 'string' ? code : undefined;
}

/** The words of an error, for a notice. */
export function wordsOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
