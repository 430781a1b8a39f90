import type { SigningMethod } from '$lib/domain/signing/e-signature';

/** Why this page could not sign. Texts: `key_failed_<code>` in the messages. */
export type FailureCode =
	| 'insecure-page'
	| 'not-a-key-file'
	| 'wrong-password'
	| 'old-protection'
	| 'national-algorithm'
	| 'algorithm'
	| 'no-key'
	| 'no-certificate'
	| 'not-for-signing'
	| 'expired'
	| 'not-yet-valid'
	| 'ncalayer-unreachable'
	| 'ncalayer-cancelled'
	| 'ncalayer-refused'
	| 'ncalayer-unreadable'
	| 'ncalayer-timeout'
	| 'stopped'
	| 'no-answer'
	| 'not-as-prepared';

/** Like a refusal, but said by this page: the server has not heard of it. */
export interface Failure {
	failed: FailureCode;
	details: Record<string, string | number>;
}

export const failure = (failed: FailureCode, details: Record<string, string | number> = {}): Failure => ({
	failed,
	details
});

export const isFailure = (value: unknown): value is Failure =>
	typeof value === 'object' && value !== null && 'failed' in value;

/** Who the certificate names, so that its owner sees which key he is about to use. */
export interface KeySubject {
	name: string;
	iin: string | null;
	bin: string | null;
	/** Epoch ms. */
	notAfter: number;
}

/** A key that signs on this computer and never leaves it. */
export interface KeyHolder {
	method: SigningMethod;
	/** Known once the certificate is; NCALayer shows its own window instead. */
	subject?: KeySubject;
	/**
	 * Signs each of the byte strings: one detached CMS (DER) for each, in their order. `onProgress` hears how many are
	 * done; `signal` stops between two of them.
	 */
	sign(
		parts: readonly Uint8Array<ArrayBuffer>[],
		onProgress: (done: number) => void,
		signal?: AbortSignal
	): Promise<Uint8Array<ArrayBuffer>[] | Failure>;
}
