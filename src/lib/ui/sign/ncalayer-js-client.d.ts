declare module 'ncalayer-js-client' {
	/** What the package says of itself in JSDoc; only what is used here. */
	export class NCALayerClient {
		constructor(url?: string, allowKmdHttpApi?: boolean);
		wsConnection: WebSocket | null;
		/** Hears every answer before it is read. */
		onResponseReady: ((answer: string) => void) | null;
		/** The version of NCALayer. */
		connect(): Promise<string>;
		/** Signatures in base64, or in PEM. */
		basicsSignCMS(
			allowedStorages: readonly string[] | null,
			data: ArrayBuffer | ArrayBuffer[],
			signingParams: object,
			signerParams: object,
			locale: string
		): Promise<unknown>;
		static get basicsStorageAll(): null;
		static get basicsCMSParamsDetachedNoTSP(): object;
		static get basicsSignerSignAny(): object;
	}
}
