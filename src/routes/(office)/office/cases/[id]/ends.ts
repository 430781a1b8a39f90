import type { RefusalKind } from '$lib/domain/services/refusal-kinds';
import type { Move } from './view';

/** Whether a refusal said at this step ends the case at once: where nobody signs it. */
export const endsWith = ({ refusalIsSigned }: Move, kind: RefusalKind): boolean =>
	Array.isArray(refusalIsSigned) ? !refusalIsSigned.includes(kind) : !refusalIsSigned;

/** One a line; lines without a word are left out. */
export const linesOf = (typed: string): string[] => typed.split('\n').flatMap((line) => line.trim() || []);
