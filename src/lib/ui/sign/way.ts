import { SIGNING_METHODS, type SigningMethod } from '$lib/domain/signing/e-signature';

const KEPT = 'signing-way';

/** How this person signed the last time at this browser; NCALayer the first time, which most keys need. */
export function lastWay(): SigningMethod {
	try {
		const kept = localStorage.getItem(KEPT);
		return SIGNING_METHODS.find((way) => way === kept) ?? 'ncalayer';
	} catch {
		return 'ncalayer';
	}
}

export function keepWay(way: SigningMethod): void {
	try {
		localStorage.setItem(KEPT, way);
	} catch {
		// A browser that keeps nothing asks again.
	}
}
