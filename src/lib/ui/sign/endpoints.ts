import { isRefused } from '$lib/domain/refusal';
import type { SigningMethod } from '$lib/domain/signing/e-signature';
import type { SigningTask } from '$lib/domain/signing/signing';
import type { Bilingual, Lang } from '$lib/domain/text';
import { coveredBytes } from './covered';
import { failure } from './key-holder';
import { base64, post, type Trouble } from './post';

/** A file that waits for a signature. */
export interface PreparedFile {
	document: string;
	lang: Lang;
	sha256: string;
	title: Bilingual;
	number: string | null;
	/** Whom it is about, where that is one person. */
	about: string | null;
}

/** What the server made ready: nothing is decided, the numbers are reserved. */
export interface Prepared {
	id: string;
	/** Epoch ms. */
	until: number;
	files: PreparedFile[];
}

/** The files of each document together. */
export const byDocument = (files: readonly PreparedFile[]): PreparedFile[][] =>
	files
		.filter(({ document }, i) => files.findIndex((one) => one.document === document) === i)
		.map(({ document }) => files.filter((one) => one.document === document));

export interface Signature extends Pick<PreparedFile, 'document' | 'lang'> {
	/** DER. */
	cms: Uint8Array<ArrayBuffer>;
}

export const fileAddress = (
	base: string,
	id: string,
	file: Pick<PreparedFile, 'document' | 'lang'>
): string => `${base}/${id}/${file.document}/${file.lang}`;

export const prepare = (base: string, task: SigningTask, method: SigningMethod) =>
	post<Prepared>(base, { task, method });

export const cancel = (base: string, id: string) => post<unknown>(`${base}/${id}/cancel`, null);

export const handIn = (base: string, id: string, method: SigningMethod, signatures: readonly Signature[]) =>
	post<{ done: string }>(`${base}/${id}`, {
		method,
		signatures: signatures.map(({ document, lang, cms }) => ({ document, lang, cms: base64(cms) }))
	});

const hex = (bytes: ArrayBuffer): string =>
	Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Browsers give no cryptography over plain HTTP; the server compares in any case. */
async function isAsPrepared(bytes: BufferSource, sha256: string): Promise<boolean> {
	const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
	return !subtle || hex(await subtle.digest('SHA-256', bytes)) === sha256;
}

/** The bytes of a prepared file that are to be signed. */
export async function toSign(
	base: string,
	id: string,
	file: PreparedFile
): Promise<Uint8Array<ArrayBuffer> | Trouble> {
	try {
		const response = await fetch(fileAddress(base, id, file), { headers: { accept: 'application/pdf' } });
		if (!response.ok) {
			const said: unknown = await response.json();
			return isRefused(said) ? said : failure('no-answer');
		}
		const pdf = new Uint8Array(await response.arrayBuffer());
		const covered = (await isAsPrepared(pdf, file.sha256)) ? coveredBytes(pdf) : null;
		return covered ?? failure('not-as-prepared');
	} catch {
		return failure('no-answer');
	}
}
