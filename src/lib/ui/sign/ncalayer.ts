import { NCALayerClient } from 'ncalayer-js-client';
import { isFailure, failure, type Failure, type KeyHolder } from './key-holder';

/** A browser may first ask whether this site may talk to programs of this computer. */
const CONNECT_MS = 30_000;
/** A person looks for his token and types his password. */
const SIGN_MS = 5 * 60_000;

type Part = Uint8Array<ArrayBuffer>;

/** What became of a question to NCALayer: the package's own errors are words for people. */
interface Conversation {
	client: NCALayerClient;
	lang: string;
	signal: AbortSignal | undefined;
	/** Settles when an answer cannot be read: the package would wait for ever. */
	unreadable: Promise<Failure>;
	/** What the last readable answer refused with. */
	refusal(): string | null;
}

function converse(lang: string, signal: AbortSignal | undefined): Conversation {
	const client = new NCALayerClient(undefined, false);
	let refusal: string | null = null;
	const unreadable = new Promise<Failure>((resolve) => {
		client.onResponseReady = (answer) => {
			try {
				const { status, message, code } = JSON.parse(answer) as Record<string, unknown>;
				refusal = status === false ? String(message || code || '') : null;
			} catch {
				resolve(failure('ncalayer-unreadable'));
			}
		};
	});
	return { client, lang, signal, unreadable, refusal: () => refusal };
}

const after = (ms: number, signal?: AbortSignal): Promise<Failure> =>
	new Promise((resolve) => {
		setTimeout(() => resolve(failure('ncalayer-timeout')), ms);
		signal?.addEventListener('abort', () => resolve(failure('stopped')), { once: true });
	});

function reasonOf(error: unknown, { refusal }: Conversation): Failure {
	if ((error as { canceledByUser?: boolean }).canceledByUser) return failure('ncalayer-cancelled');
	const message = refusal();
	return message === null ? failure('ncalayer-unreachable') : failure('ncalayer-refused', { message });
}

/** The answer, or why there is none. */
async function ask<T>(
	talk: Conversation,
	question: (client: NCALayerClient) => Promise<T>,
	ms: number
): Promise<T | Failure> {
	try {
		return await Promise.race([question(talk.client), talk.unreadable, after(ms, talk.signal)]);
	} catch (error) {
		return reasonOf(error, talk);
	}
}

/** A signature as NCALayer gives it: base64, sometimes wrapped as PEM. Null: no such thing. */
function derOf(signature: unknown): Part | null {
	if (typeof signature !== 'string') return null;
	try {
		const text = atob(signature.replaceAll(/-----[^-]+-----|\s/g, ''));
		return text ? Uint8Array.from(text, (letter) => letter.charCodeAt(0)) : null;
	} catch {
		return null;
	}
}

function signaturesIn(answer: unknown, count: number): Part[] | Failure {
	const each = (Array.isArray(answer) ? answer : [answer]).map(derOf);
	const read = each.filter((one) => one !== null);
	return read.length === count && each.length === count ? read : failure('ncalayer-unreadable');
}

/** One window of NCALayer for all these parts. */
const inOneWindow = (talk: Conversation, parts: readonly Part[]): Promise<unknown> =>
	ask(
		talk,
		(client) =>
			client.basicsSignCMS(
				NCALayerClient.basicsStorageAll,
				parts.map((part) => part.slice().buffer),
				NCALayerClient.basicsCMSParamsDetachedNoTSP,
				NCALayerClient.basicsSignerSignAny,
				talk.lang
			),
		SIGN_MS
	);

async function oneByOne(
	talk: Conversation,
	parts: readonly Part[],
	onProgress: (done: number) => void
): Promise<Part[] | Failure> {
	const signatures: Part[] = [];
	for (const part of parts) {
		if (talk.signal?.aborted) return failure('stopped');
		const answer = await inOneWindow(talk, [part]);
		const one = isFailure(answer) ? answer : signaturesIn(answer, 1);
		if (isFailure(one)) return one;
		signatures.push(...one);
		onProgress(signatures.length);
	}
	return signatures;
}

/** An old NCALayer signs one document of many. */
const tookOne = (answer: unknown): boolean =>
	typeof answer === 'string' || (Array.isArray(answer) && answer.length === 1);

/**
 * NCALayer, the national program that keeps the key and shows its own window. `lang` is the window's language. It is
 * talked to only while it signs.
 */
export const ncalayer = (lang: string): KeyHolder => ({
	method: 'ncalayer',
	async sign(parts, onProgress, signal) {
		const talk = converse(lang, signal);
		try {
			const version = await ask(talk, (client) => client.connect(), CONNECT_MS);
			if (isFailure(version)) return version;
			const answer = await inOneWindow(talk, parts);
			if (isFailure(answer)) return answer;
			if (parts.length > 1 && tookOne(answer)) return await oneByOne(talk, parts, onProgress);
			const signatures = signaturesIn(answer, parts.length);
			if (!isFailure(signatures)) onProgress(signatures.length);
			return signatures;
		} finally {
			talk.client.wsConnection?.close();
		}
	}
});
