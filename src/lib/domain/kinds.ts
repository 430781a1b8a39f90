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
import { personKind } from './people/person.ts';
import { userKind } from './people/user.ts';
import { editionKind } from './questions/edition.ts';
import { registerKind } from './register.ts';
import { roomKind } from './room.ts';
import { signingKind } from './signing/signing.ts';

/** Every kind of record there is. */
export const KINDS = {
	appeal: appealKind,
	application: applicationKind,
	'application-draft': applicationDraftKind,
	attempt: attemptKind,
	blueprint: blueprintKind,
	certificate: certificateKind,
	document: documentKind,
	edition: editionKind,
	office: officeKind,
	order: orderKind,
	person: personKind,
	register: registerKind,
	room: roomKind,
	round: roundKind,
	signing: signingKind,
	sitting: sittingKind,
	'test-act': testActKind,
	user: userKind
};

export type Kind = keyof typeof KINDS;
