import type { FlowPoint } from '../portal-flow.ts';
import {
	CERTIFICATE_CHECKED,
	CERTIFICATE_CHOSEN,
	FORM_FILLED_IN,
	REFUSED_SIGN_IN,
	REQUEST_SIGNED,
	SIGNATURE_REFUSED,
	SIGN_IN_CHECKED,
	SIGN_IN_WITH_CERTIFICATE
} from './words.ts';

/** ¶13 of the attestation of Almaty: processes 1–9, conditions 1–3. */
export const ATTESTATION_FLOW: readonly FlowPoint[] = [
	{ key: 'p1', what: SIGN_IN_WITH_CERTIFICATE },
	SIGN_IN_CHECKED,
	REFUSED_SIGN_IN,
	{ key: 'p3', what: FORM_FILLED_IN },
	{ key: 'p4', what: CERTIFICATE_CHOSEN },
	{ key: 'c2', refusal: 'signature', what: CERTIFICATE_CHECKED },
	{ key: 'p5', refusal: 'signature', what: SIGNATURE_REFUSED },
	{ key: 'p6', what: REQUEST_SIGNED },
	{
		key: 'p7',
		what: {
			kk: '«Е-лицензиялау» МДБ АЖ-да электрондық құжатты тіркеу және сұрауды өңдеу',
			ru: 'Регистрация электронного документа в ИС ГБД «Е-лицензирование» и обработка запроса',
			en: 'The request is registered in the information system and processed'
		}
	},
	{
		key: 'c3',
		refusal: 'not-admitted',
		what: {
			kk: 'Алушының талаптарға сәйкестігін тексеру және қызметтік тізімі бар анықтаманы қалыптастыру',
			ru: 'Проверка соответствия услугополучателя требованиям и формирование справки с послужным списком',
			en: 'The provider checks the applicant and draws up the memo with the service record'
		}
	},
	{
		key: 'p8',
		refusal: 'not-admitted',
		what: {
			kk: 'Басшының бұйрығы негізінде тестілеудің күні мен уақыты туралы немесе тестілеуге жіберілмегені туралы хабарлама',
			ru: 'Уведомление о дате и времени тестирования либо о недопуске к тестированию на основании приказа руководителя',
			en: 'Notice of the date and time of the test, or of non-admission, by the order of the head'
		}
	},
	{
		key: 'p9',
		what: {
			kk: 'Қызмет нәтижесін (электрондық аттестатты) алу',
			ru: 'Получение результата услуги (электронного аттестата)',
			en: 'The applicant gets the result: the electronic certificate'
		}
	}
];
