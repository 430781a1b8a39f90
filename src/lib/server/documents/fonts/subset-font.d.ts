declare module 'subset-font' {
	export default function subsetFont(
		font: Uint8Array,
		text: string,
		options: {
			targetFormat: 'truetype';
			keepFeatures?: string[];
			noLayoutClosure?: boolean;
			noHinting?: boolean;
			dropTables?: string[];
		}
	): Promise<Uint8Array>;
}
