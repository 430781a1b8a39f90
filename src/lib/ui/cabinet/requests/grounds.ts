import { LICENCE_GROUNDS } from '$lib/domain/services/licence';
import type { FieldDefinition, Procedure } from '$lib/domain/services/service';

type Asked = Pick<Procedure, 'about'> & { aboutOptional?: boolean };

/** The field whose answer decides whether a request is about a licence. */
export const GROUND = 'ground';

/** Whether the form has to ask which licence: always, or under every ground but that of a first licence. */
export function asksLicence({ about, aboutOptional }: Asked, ground: string): boolean {
	if (about !== 'licence') return false;
	return !aboutOptional || (ground !== '' && ground !== LICENCE_GROUNDS.first);
}

/** Grounds that somebody who holds no licence cannot choose: each needs one. */
export const withheldGrounds = (
	procedure: Asked,
	{ id, options = [] }: Pick<FieldDefinition, 'id' | 'options'>,
	licences: readonly unknown[]
): string[] =>
	id === GROUND && procedure.aboutOptional && !licences.length
		? options.map((one) => one.id).filter((ground) => asksLicence(procedure, ground))
		: [];
