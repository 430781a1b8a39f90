/** How an e-signature was made on the signer's computer. */
export const SIGNING_METHODS = ['pkcs12', 'ncalayer'] as const;
export type SigningMethod = (typeof SIGNING_METHODS)[number];

/** As labelled in a PDF: PAdES asks for signing-certificate-v2 in the CMS, which NCALayer's may lack. */
export const SIGNATURE_FORMATS = {
	pkcs12: 'ETSI.CAdES.detached',
	ncalayer: 'adbe.pkcs7.detached'
} as const satisfies Record<SigningMethod, string>;

/** A checked e-signature as the chain keeps it: nothing in it names a person. The CMS itself stands in the file. */
export interface ESignature {
	/** `user:<id>` or `applicant:<id>`. */
	by: string;
	/** When the server received and checked it, epoch ms. */
	at: number;
	method: SigningMethod;
	/** The label in the PDF. */
	format: (typeof SIGNATURE_FORMATS)[SigningMethod];
	/** As 'RSA-2048 SHA-256', 'ECDSA P-256 SHA-256', 'GOST R 34.10-2015-512'. */
	algorithm: string;
	certificate: CertificateFacts;
	/** What vouched for it not being revoked when it was received. */
	revocation: { source: 'crl' | 'ocsp'; issuedAt: number };
	/** Of a trusted timestamp (RFC 3161), epoch ms; null where none was had. */
	timestamp: number | null;
}

/** Of the signer's certificate: what identifies it without naming anybody. */
export interface CertificateFacts {
	/** SHA-256 of its DER, hexadecimal. */
	sha256: string;
	/** Hexadecimal. */
	serial: string;
	notBefore: number;
	notAfter: number;
}

/** Whose signature it has to be. */
export interface ExpectedSigner {
	iin: string;
	/** Of the organisation; null where a person signs for himself. */
	bin: string | null;
}

/** Who signed, from the certificate; shown, never chained. */
export interface CertificateSubject {
	name: string;
	iin: string | null;
	bin: string | null;
	organisation: string | null;
	issuer: string;
}

/** How an office signs and whom it trusts. Public data: certificates and addresses. */
export interface SigningTerms {
	/** Whether orders, results, acts and answers are signed with a key; otherwise a recorded decision is enough. */
	required: boolean;
	/** The office's own BIN, which the signer's certificate has to name; null: not asked for. */
	bin: string | null;
	/** Root certificates, DER in base64. None: no e-signature is accepted. */
	roots: string[];
	/** Issuing certificates between root and signer, DER in base64, where signatures do not bring them. */
	intermediates: string[];
	/** Where revocation lists are fetched beside those that certificates name themselves. */
	crls: string[];
	/** OCSP responder; null: lists only. */
	ocsp: string | null;
	/** Timestamp authority (RFC 3161); null: none. */
	tsa: string | null;
}

/** In force until the office sets its own: nobody is trusted, and nothing demands a key. */
export const SIGNING_TERMS: SigningTerms = {
	required: false,
	bin: null,
	roots: [],
	intermediates: [],
	crls: [],
	ocsp: null,
	tsa: null
};
