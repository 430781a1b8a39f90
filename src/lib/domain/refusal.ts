/**
 * Every refusal of the product by its code: the HTTP status it travels with and the rule it rests on.
 * Texts for people: `refusal_<code>` in the messages, in three languages (a test holds the two tables together).
 */
export const REFUSALS = {
	// at the door
	'not-signed-in': { status: 401 },
	'not-allowed': { status: 403 },
	'bad-input': { status: 400 },
	'not-found': { status: 404 },
	'changed-meanwhile': { status: 409 },
	'not-stored': { status: 503 },
	'sign-in-failed': { status: 401 },
	'too-many-attempts': { status: 429 },
	'session-expired': { status: 401 },
	'not-in-this-mode': { status: 403 },
	'wrong-address': { status: 403 },
	// accounts
	'login-taken': { status: 409 },
	'weak-password': { status: 400 },
	'own-role': { status: 403 },
	'last-of-trust': { status: 409 },
	'roles-incompatible': { status: 409 },
	'setup-done': { status: 403 },
	'setup-token-wrong': { status: 403 },
	'account-locked': { status: 403 },
	'account-unconfirmed': { status: 403 },
	// people and applications
	'iin-length': { status: 400 },
	'iin-checksum': { status: 400 },
	'iin-date': { status: 400 },
	'bin-length': { status: 400 },
	'bin-checksum': { status: 400 },
	'bin-form': { status: 400 },
	'name-missing': { status: 400 },
	'name-characters': { status: 400 },
	'name-too-long': { status: 400 },
	'open-case-exists': { status: 409 },
	'certificate-in-force': { status: 409 },
	'retake-too-early': { status: 409 },
	'attempts-used-up': { status: 409 },
	'certificate-order-drafted': { status: 409, rule: '¶7.12' },
	'file-missing': { status: 400 },
	'file-too-large': { status: 413 },
	'file-type-not-accepted': { status: 415 },
	'file-not-what-it-says': { status: 415 },
	// the case, ¶7
	'step-out-of-order': { status: 409, rule: '¶7' },
	'step-does-not-concern': { status: 409, rule: '¶7' },
	'empty-list': { status: 400 },
	'ground-missing': { status: 400 },
	'not-in-round': { status: 409 },
	// e-signatures
	'signing-expired': { status: 409 },
	'signing-done': { status: 409 },
	'signature-required': { status: 403 },
	'signature-missing': { status: 400 },
	'signature-malformed': { status: 400 },
	'signature-too-large': { status: 413 },
	'signature-over-other-bytes': { status: 400 },
	'signature-invalid': { status: 400 },
	'signature-algorithm': { status: 400 },
	'certificate-untrusted': { status: 403 },
	'certificate-expired': { status: 403 },
	'certificate-not-yet-valid': { status: 403 },
	'certificate-revoked': { status: 403 },
	'revocation-unknown': { status: 503 },
	'certificate-not-for-signing': { status: 403 },
	'certificate-of-another': { status: 403 },
	'certificate-of-another-office': { status: 403 },
	'signer-iin-missing': { status: 409 },
	'no-trusted-roots': { status: 409 },
	'not-a-pdf': { status: 415 },
	// orders
	'order-signed': { status: 409 },
	'order-not-sent': { status: 409, rule: '¶7.8' },
	'order-incomplete': { status: 409, rule: '¶7.8' },
	'remark-missing': { status: 400 },
	// the schedule
	'seat-twice': { status: 409 },
	'seat-outside-room': { status: 409 },
	'room-over-capacity': { status: 409 },
	'room-taken': { status: 409 },
	'date-past': { status: 409 },
	'day-off': { status: 409 },
	'outside-office-hours': { status: 409 },
	'does-not-fit-before-break': { status: 409 },
	'blueprint-not-approved': { status: 409 },
	'bank-too-small': { status: 409 },
	// the sitting
	'sitting-too-early': { status: 409, rule: '¶7.10' },
	'sitting-not-open': { status: 409, rule: '¶7.10' },
	'sitting-already-open': { status: 409 },
	'sitting-started': { status: 409 },
	'sitting-not-started': { status: 409 },
	'sitting-closed': { status: 409 },
	'sitting-running': { status: 409 },
	'digits-missing': { status: 409 },
	'digits-entered': { status: 409 },
	'digits-malformed': { status: 400 },
	'nobody-present': { status: 409 },
	'not-checked-in': { status: 409 },
	'already-checked-in': { status: 409 },
	'second-person-needed': { status: 403 },
	'reason-missing': { status: 400 },
	'outcome-settled': { status: 409 },
	'identity-not-refused': { status: 409 },
	'checked-in-waits': { status: 409 },
	'removal-undecided': { status: 409 },
	'late-answers-open': { status: 409 },
	'late-answers-unruled': { status: 409 },
	'demonstration-only': { status: 409 },
	'photo-not-compared': { status: 400 },
	'document-expired': { status: 409 },
	'witness-missing': { status: 400 },
	'message-empty': { status: 400 },
	'already-proposed': { status: 409 },
	'proposal-undecided': { status: 409 },
	'out-of-room': { status: 409 },
	'not-out-of-room': { status: 409 },
	'nothing-to-give-back': { status: 409 },
	'sitting-blanked': { status: 409 },
	'sitting-not-blanked': { status: 409 },
	// the seat
	'seat-not-enrolled': { status: 401 },
	'room-code-wrong': { status: 401 },
	'seat-in-use': { status: 409 },
	'start-address-wrong': { status: 401 },
	'code-unknown': { status: 401 },
	'code-in-use': { status: 409 },
	'safe-browser-required': { status: 403 },
	'safe-browser-mismatch': { status: 403 },
	'other-seat': { status: 409 },
	'other-place-answers': { status: 409 },
	'other-window-answers': { status: 409 },
	// the attempt
	'attempt-not-running': { status: 409 },
	'attempt-paused': { status: 409 },
	'attempt-ended': { status: 409 },
	'time-is-up': { status: 409 },
	'no-such-question': { status: 400 },
	'no-such-option': { status: 400 },
	'one-option-only': { status: 400 },
	'out-of-sequence': { status: 409 },
	'not-your-attempt': { status: 403 },
	'too-many-remarks': { status: 409 },
	'too-many-answers': { status: 409 },
	'result-not-ready': { status: 409 },
	'result-settled': { status: 409 },
	// act and certificates
	'act-drawn': { status: 409, rule: '¶7.11' },
	'act-not-drawn': { status: 409, rule: '¶7.11' },
	'certificate-issued': { status: 409 },
	// appeals and erasure
	'nothing-to-appeal': { status: 409 },
	'appeal-open': { status: 409 },
	'appeal-date': { status: 400 },
	'appeal-text-missing': { status: 400 },
	'appeal-answered': { status: 409 },
	'appeal-sent': { status: 409 },
	'appeal-not-sent': { status: 409 },
	'appeal-cannot-follow': { status: 409 },
	'case-open': { status: 409 },
	'retention-not-over': { status: 409 },
	'under-appeal': { status: 409 },
	erased: { status: 409 },
	// banks and blueprints
	'bank-invalid': { status: 400 },
	'blueprint-invalid': { status: 400 },
	'calendar-ground-missing': { status: 400 }
} as const satisfies Record<string, { status: number; rule?: string }>;

export type RefusalCode = keyof typeof REFUSALS;

/** A decision that says no: a value, never an exception. `details` fill the placeholders of its text. */
export interface Refused {
	refused: RefusalCode;
	details?: Record<string, string | number>;
}

/** Says no, and why. */
export function refused(code: RefusalCode, details?: Record<string, string | number>): Refused {
	return details ? { refused: code, details } : { refused: code };
}

/** Whether a decision said no. */
export function isRefused(value: unknown): value is Refused {
	return typeof value === 'object' && value !== null && 'refused' in value;
}
