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

/** ¶11 of the licences of Almaty: processes 1–11, conditions 1–4, with the payment. */
export const LICENCES_FLOW: readonly FlowPoint[] = [
	{ key: 'p1', what: SIGN_IN_WITH_CERTIFICATE },
	SIGN_IN_CHECKED,
	REFUSED_SIGN_IN,
	{ key: 'p3', what: FORM_FILLED_IN },
	{
		key: 'p4',
		what: {
			kk: 'Электрондық үкіметтің төлем шлюзінде қызметке ақы төлеу',
			ru: 'Оплата услуги на платёжном шлюзе электронного правительства',
			en: 'The service is paid for at the payment gateway'
		}
	},
	{
		key: 'c2',
		refusal: 'not-paid',
		what: {
			kk: 'Көрсетілген қызмет үшін ақы төлеу фактісін тексеру',
			ru: 'Проверка факта оплаты за оказание услуги',
			en: 'It is checked that the service has been paid for'
		}
	},
	{
		key: 'p5',
		refusal: 'not-paid',
		what: {
			kk: 'Ақы төленбегендіктен сұрау салынған қызметтен бас тарту туралы хабарлама',
			ru: 'Сообщение об отказе в запрашиваемой услуге в связи с отсутствием оплаты',
			en: 'Notice that the service is refused because it has not been paid for'
		}
	},
	{ key: 'p6', what: CERTIFICATE_CHOSEN },
	{ key: 'c3', refusal: 'signature', what: CERTIFICATE_CHECKED },
	{ key: 'p7', refusal: 'signature', what: SIGNATURE_REFUSED },
	{ key: 'p8', what: REQUEST_SIGNED },
	{
		key: 'p9',
		what: {
			kk: 'Порталда сұрауды тіркеу және өңдеу',
			ru: 'Регистрация и обработка запроса на портале',
			en: 'The request is registered and processed on the portal'
		}
	},
	{
		key: 'c4',
		refusal: 'standard-10',
		what: {
			kk: 'Алушының біліктілік талаптарына және лицензия беру негіздеріне сәйкестігін тексеру',
			ru: 'Проверка соответствия услугополучателя квалификационным требованиям и основаниям для выдачи лицензии',
			en: 'The provider checks the applicant against the qualification requirements'
		}
	},
	{
		key: 'p10',
		refusal: 'standard-10',
		what: {
			kk: 'Қорытынды негізінде сұрау салынған қызметті көрсетуден бас тарту туралы хабарлама',
			ru: 'Сообщение об отказе в запрашиваемой услуге на основании заключения',
			en: 'Notice that the service is refused, on the ground of the conclusion'
		}
	},
	{
		key: 'p11',
		what: {
			kk: 'Қызмет нәтижесін (электрондық лицензияны) алу',
			ru: 'Получение результата услуги (электронной лицензии)',
			en: 'The applicant gets the result: the electronic licence'
		}
	}
];
