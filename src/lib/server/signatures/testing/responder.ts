import { Constructed, Enumerated, GeneralizedTime, type Integer, OctetString, Primitive } from 'asn1js';
import {
	BasicOCSPResponse,
	Certificate,
	OCSPRequest,
	OCSPResponse,
	ResponseBytes,
	SingleResponse
} from 'pkijs';
import type { Holder } from './certificates.ts';

const HOUR_MS = 60 * 60_000;
const BASIC = '1.3.6.1.5.5.7.48.1.1';

/** [0] for a good certificate; [1] with the time for one that is revoked. */
function status(revokedAt: number | undefined): Primitive | Constructed {
	if (revokedAt === undefined)
		return new Primitive({ idBlock: { tagClass: 3, tagNumber: 0 }, lenBlock: { length: 1 } });
	return new Constructed({
		idBlock: { tagClass: 3, tagNumber: 1 },
		value: [new GeneralizedTime({ valueDate: new Date(revokedAt) })]
	});
}

const serialOf = (number: Integer): string => Buffer.from(number.valueBlock.valueHexView).toString('hex');

/** Answers an OCSP request as the issuer itself, as of `at`; in force for an hour. */
export async function respond(
	request: Uint8Array,
	issuer: Holder,
	revoked: ReadonlyMap<string, number>,
	at: number
): Promise<Uint8Array> {
	const asked = OCSPRequest.fromBER(new Uint8Array(request)).tbsRequest.requestList;
	const basic = new BasicOCSPResponse();
	const own = Certificate.fromBER(issuer.certificate.rawData);
	basic.tbsResponseData.responderID = own.subject;
	basic.tbsResponseData.producedAt = new Date(at);
	basic.tbsResponseData.responses = asked.map(
		({ reqCert }) =>
			new SingleResponse({
				certID: reqCert,
				certStatus: status(revoked.get(serialOf(reqCert.serialNumber))),
				thisUpdate: new Date(at),
				nextUpdate: new Date(at + HOUR_MS)
			})
	);
	await basic.sign(issuer.keys.privateKey, 'SHA-256');
	const response = new OCSPResponse({
		responseStatus: new Enumerated({ value: 0 }),
		responseBytes: new ResponseBytes({
			responseType: BASIC,
			response: new OctetString({ valueHex: basic.toSchema().toBER() })
		})
	});
	return new Uint8Array(response.toSchema().toBER());
}
