import { isRefused, type Refused } from '$lib/domain/refusal';
import { failure, isFailure, type Failure } from './key-holder';

/** A refusal of the server, or a failure on this side of it. */
export type Trouble = Refused | Failure;

export const isTrouble = (said: unknown): said is Trouble => isRefused(said) || isFailure(said);

/** Asks the server. What is not its answer, or none at all, is the failure 'no-answer'. */
export async function post<T>(address: string, body: unknown): Promise<T | Trouble> {
	try {
		const response = await fetch(address, {
			method: 'POST',
			headers: { 'content-type': 'application/json', accept: 'application/json' },
			body: JSON.stringify(body),
			// Given up while the page is being left, it still has to arrive.
			keepalive: body === null
		});
		const said: unknown = await response.json();
		return response.ok || isRefused(said) ? (said as T | Refused) : failure('no-answer');
	} catch {
		return failure('no-answer');
	}
}

export const base64 = (bytes: Uint8Array): string =>
	btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
