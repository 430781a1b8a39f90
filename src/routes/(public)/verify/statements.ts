import type { RefusalCode } from '$lib/domain/refusal';
import type { RegisteredView, SignatureView } from '$lib/server/usecases/verify/registered';
import type { FileAnswer, FoundView } from '$lib/server/usecases/verify/verify-file';
import { m } from '$i18n/paraglide/messages';
import { formatDate } from '$lib/ui/format';

export type { FileAnswer, FoundView, RegisteredView, SignatureView };

/** The one large sentence of an answer: its colour never stands alone. */
export interface Said {
	tone: 'ok' | 'warn' | 'late' | 'plain';
	icon: 'saved' | 'warn' | 'refused' | 'ask';
	title: string;
	todo: string;
}

const ok = (title: string, todo: string): Said => ({ tone: 'ok', icon: 'saved', title, todo });
const warn = (title: string, todo: string): Said => ({ tone: 'warn', icon: 'warn', title, todo });
const late = (title: string, todo: string): Said => ({ tone: 'late', icon: 'refused', title, todo });

/** Why a document of the register is not to be relied on; null for one in force. */
function against({ standing }: RegisteredView): string | null {
	switch (standing.status) {
		case 'in-force':
			return null;
		case 'withdrawn':
			return m.verify_why_withdrawn({ at: formatDate(standing.at) });
		case 'expired':
			return m.verify_why_expired({ at: formatDate(standing.at) });
		case 'ended':
			return standing.how === 'terminated'
				? m.verify_why_terminated({ at: formatDate(standing.at) })
				: m.verify_why_replaced({ at: formatDate(standing.at), number: standing.by });
		case 'no-force':
			return standing.mark === 'rehearsal' ? m.verify_rehearsal() : m.verify_demonstration();
	}
}

/** What a number says: a document with it was issued. Whether the one at hand is that document, its holder compares. */
export function saidOfNumber(document: RegisteredView): Said {
	const why = against(document);
	if (!why) return ok(m.verify_genuine(), m.verify_genuine_note());
	return warn(document.standing.status === 'no-force' ? m.verify_marked() : m.verify_not_in_force(), why);
}

export const saidOfNothing = (number: string, voidedAt: number | null): Said =>
	voidedAt === null
		? late(m.verify_unknown({ number }), m.verify_unknown_todo())
		: late(m.verify_voided({ number }), m.verify_voided_todo({ at: formatDate(voidedAt) }));

function saidOfGenuine({ document, later }: Extract<FileAnswer, { verdict: 'genuine' }>): Said {
	const why = against(document);
	if (why && document.standing.status === 'no-force') return warn(m.verify_file_marked(), why);
	if (why) return warn(m.verify_file_not_in_force(), why);
	if (later === 'none') return ok(m.verify_file_genuine(), m.verify_file_genuine_todo());
	return warn(
		m.verify_file_later(),
		later === 'more-signatures' ? m.verify_later_more_signatures() : m.verify_later_signed_since()
	);
}

const CHANGED = {
	'added-to': () => late(m.verify_changed_added_to(), m.verify_changed_added_to_todo()),
	differs: () => late(m.verify_changed_differs(), m.verify_changed_differs_todo()),
	'signed-elsewhere': () =>
		warn(m.verify_changed_signed_elsewhere(), m.verify_changed_signed_elsewhere_todo())
};

/** What a shown file says. */
export function saidOfFile(answer: FileAnswer): Said {
	switch (answer.verdict) {
		case 'genuine':
			return saidOfGenuine(answer);
		case 'changed':
			return CHANGED[answer.how]();
		case 'foreign':
			return late(m.verify_foreign(), m.verify_foreign_todo());
		case 'unknown': {
			const todo =
				answer.why === 'not-a-pdf' ? m.verify_cannot_tell_not_a_pdf() : m.verify_cannot_tell_no_signature();
			return { tone: 'plain', icon: 'ask', title: m.verify_cannot_tell(), todo };
		}
	}
}

/** What is not known to be wrong is not called wrong: it is not confirmed. */
const UNCONFIRMED: readonly RefusalCode[] = [
	'revocation-unknown',
	'certificate-untrusted',
	'certificate-expired',
	'no-trusted-roots',
	'signature-algorithm'
];

export const isUnconfirmed = (trouble: FoundView['trouble']): boolean =>
	trouble !== null && UNCONFIRMED.includes(trouble.refused);
