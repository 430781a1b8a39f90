import type { Letterhead } from '../../../domain/attestation/documents.ts';
import { attestationOf } from '../../../domain/attestation/steps.ts';
import { letterheadOf } from '../cases/case-of-service.ts';
import type { Work } from '../work.ts';

/** The office's own attestation; its letterhead is set up in the settings. */
const OWN = 'almaty-expert-attestation';

/** Whose letter a document of a case is: undefined for the office's own letterhead, else the provider's of its definition. */
export async function letterheadFor(work: Work, key: string): Promise<Letterhead | undefined> {
	const { definition } = attestationOf(key);
	return definition.id === OWN ? undefined : letterheadOf(work, definition);
}
