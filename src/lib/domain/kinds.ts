import { appealKind } from './attestation/appeal.ts';
import { applicationDraftKind } from './attestation/application-draft.ts';
import { applicationKind } from './attestation/application.ts';
import { certificateKind } from './attestation/certificate.ts';
import { documentKind } from './attestation/document.ts';
import { orderKind } from './attestation/order.ts';
import { roundKind } from './attestation/round.ts';
import { testActKind } from './attestation/test-act.ts';
import { attemptKind } from './exam/attempt.ts';
import { blueprintKind } from './exam/blueprint.ts';
import { sittingKind } from './exam/sitting.ts';
import { officeKind } from './office.ts';
import { accountKind } from './people/account.ts';
import { personKind } from './people/person.ts';
import { userKind } from './people/user.ts';
import { editionKind } from './questions/edition.ts';
import { registerKind } from './register.ts';
import { roomKind } from './room.ts';
import { addressKind } from './services/address.ts';
import { counterEntryKind } from './services/counter-entry.ts';
import { licenceKind } from './services/licence.ts';
import { paymentKind } from './services/payment.ts';
import { queueKind } from './services/queue.ts';
import { requestDraftKind } from './services/request-draft.ts';
import { importKind } from './services/request-import.ts';
import { serviceCaseKind } from './services/service-case.ts';
import { signingKind } from './signing/signing.ts';

/** Every kind of record there is. */
export const KINDS = {
	account: accountKind,
	address: addressKind,
	appeal: appealKind,
	application: applicationKind,
	'application-draft': applicationDraftKind,
	attempt: attemptKind,
	blueprint: blueprintKind,
	certificate: certificateKind,
	'counter-entry': counterEntryKind,
	document: documentKind,
	edition: editionKind,
	import: importKind,
	licence: licenceKind,
	office: officeKind,
	order: orderKind,
	payment: paymentKind,
	person: personKind,
	'queue-day': queueKind,
	register: registerKind,
	'request-draft': requestDraftKind,
	room: roomKind,
	round: roundKind,
	'service-case': serviceCaseKind,
	signing: signingKind,
	sitting: sittingKind,
	'test-act': testActKind,
	user: userKind
};

export type Kind = keyof typeof KINDS;
