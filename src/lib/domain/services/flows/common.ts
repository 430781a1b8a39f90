import type { FlowPoint } from '../portal-flow.ts';
import { CERTIFICATE_CHECKED, REFUSED_SIGN_IN, SIGNATURE_REFUSED, SIGN_IN_CHECKED } from './words.ts';

/** The flow all others share (¶12 of Karaganda, ¶9 of the subsoil services, ¶8–9 of Aktobe): processes 1–7, conditions 1–3. */
export const COMMON_FLOW: readonly FlowPoint[] = [
	{
		key: 'p1',
		what: {
			kk: 'Қызмет алу үшін порталға ЖСН/БСН мен құпиясөзді енгізу (авторландыру)',
			ru: 'Ввод ИИН/БИН и пароля (авторизация) на портале для получения услуги',
			en: 'IIN/BIN and password are entered on the portal'
		}
	},
	SIGN_IN_CHECKED,
	REFUSED_SIGN_IN,
	{
		key: 'p3',
		what: {
			kk: 'Қызметті таңдау, нысанды толтыру, құжаттардың электрондық көшірмелерін тіркеу және ЭЦҚ тіркеу куәлігін таңдау',
			ru: 'Выбор услуги, заполнение формы, прикрепление электронных копий документов и выбор регистрационного свидетельства ЭЦП',
			en: 'The service is chosen, the form filled in, the documents attached, the certificate chosen'
		}
	},
	{ key: 'c2', refusal: 'signature', what: CERTIFICATE_CHECKED },
	{ key: 'p4', refusal: 'signature', what: SIGNATURE_REFUSED },
	{
		key: 'p5',
		what: {
			kk: 'ЭЦҚ-мен куәландырылған электрондық құжатты электрондық үкімет шлюзі арқылы көрсетілетін қызметті берушіге жолдау',
			ru: 'Направление удостоверенного ЭЦП электронного документа услугодателю через шлюз электронного правительства',
			en: 'The signed request is sent to the provider through the e-government gateway'
		}
	},
	{
		key: 'c3',
		refusal: 'portal-documents',
		what: {
			kk: 'Алушы тіркеген құжаттардың сәйкестігін көрсетілетін қызметті берушінің тексеруі',
			ru: 'Проверка услугодателем соответствия приложенных услугополучателем документов',
			en: 'The provider checks the attached documents'
		}
	},
	{
		key: 'p6',
		refusal: 'portal-documents',
		what: {
			kk: 'Алушының құжаттарындағы бұзушылықтарға байланысты қызметтен бас тарту туралы хабарлама',
			ru: 'Сообщение об отказе в запрашиваемой услуге в связи с нарушениями в документах услугополучателя',
			en: 'Notice that the service is refused because of the documents of the applicant'
		}
	},
	{
		key: 'p7',
		what: {
			kk: 'Көрсетілетін қызметті берушінің уәкілетті тұлғасының ЭЦҚ-сымен куәландырылған нәтижені «жеке кабинетте» алу',
			ru: 'Получение результата, удостоверенного ЭЦП уполномоченного лица услугодателя, в «личном кабинете»',
			en: 'The result comes to the personal cabinet with the e-signature of the authorised person'
		}
	}
];
