import type { AttestationService } from '$lib/domain/attestation/steps';
import { newestDefinition } from '$lib/domain/services/registry';
import type { Bilingual } from '$lib/domain/text';

/** Who attests, where that is not the office itself; null for its own attestation. */
export const otherProvider = (service: AttestationService): Bilingual | null =>
	service === 'almaty-expert-attestation' ? null : newestDefinition(service).provider.name;
