/** Identity documents a candidate is checked in by; the chosen one stands in the protocol, its number beside it. */
export const DOCUMENT_TYPES = [
	'id-card',
	'passport',
	'residence-permit',
	'driving-licence',
	'other'
] as const;
