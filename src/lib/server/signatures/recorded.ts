import type { Signer } from '../ports.ts';

/** Signing as a recorded decision of the signed-in person. Cryptographic signatures come behind the same port. */
export const recordedDecision: Signer = {
	decision: ({ name, position }, at) => ({ name, position, at })
};
