/** What Safe Exam Browser puts into a page: the hash of its address and the Config Key. */
interface SafeExamBrowser {
	security?: {
		configKey?: string;
		/** Older ones fill the value only when asked, and call back. */
		updateKeys?: (done: () => void) => void;
	};
}

const ANSWER_MS = 3_000;

/** The hash Safe Exam Browser gives of this page; undefined in any other browser. */
export async function shownHash(
	browser = (globalThis as { SafeExamBrowser?: SafeExamBrowser }).SafeExamBrowser
): Promise<string | undefined> {
	const security = browser?.security;
	if (!security) return undefined;
	if (!security.configKey && security.updateKeys)
		await new Promise<void>((resolve) => {
			security.updateKeys?.(resolve);
			setTimeout(resolve, ANSWER_MS);
		});
	return security.configKey || undefined;
}
