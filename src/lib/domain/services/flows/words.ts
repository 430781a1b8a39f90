import type { FlowPoint } from '../portal-flow.ts';

/** Points that every portal flow begins with. */
export const REFUSED_SIGN_IN: FlowPoint = {
	key: 'p2',
	refusal: 'authorisation',
	what: {
		kk: 'Алушы деректеріндегі бұзушылықтарға байланысты авторландырудан бас тарту туралы хабарлама',
		ru: 'Сообщение об отказе в авторизации в связи с нарушениями в данных услугополучателя',
		en: 'Notice that the sign-in is refused because the data of the applicant are wrong'
	}
};

export const SIGN_IN_CHECKED: FlowPoint = {
	key: 'c1',
	refusal: 'authorisation',
	what: {
		kk: 'Тіркелген алушы туралы деректердің түпнұсқалығын ЖСН/БСН және құпиясөз арқылы тексеру',
		ru: 'Проверка подлинности данных о зарегистрированном услугополучателе через ИИН/БИН и пароль',
		en: 'The data of the registered applicant are checked by IIN/BIN and password'
	}
};

/** What the check of a certificate looks at; its number differs from flow to flow. */
export const CERTIFICATE_CHECKED: FlowPoint['what'] = {
	kk: 'ЭЦҚ тіркеу куәлігінің қолданылу мерзімін, оның кері қайтарып алынбағанын және сұраудағы ЖСН/БСН мен куәліктегі ЖСН/БСН сәйкестігін тексеру',
	ru: 'Проверка срока действия регистрационного свидетельства ЭЦП, отсутствия его среди отозванных и соответствия ИИН/БИН запроса и свидетельства',
	en: 'The certificate is checked: in date, not revoked, its IIN/BIN the one of the request'
};

export const SIGNATURE_REFUSED: FlowPoint['what'] = {
	kk: 'Алушының ЭЦҚ түпнұсқалығының расталмауына байланысты қызметтен бас тарту туралы хабарлама',
	ru: 'Сообщение об отказе в запрашиваемой услуге в связи с неподтверждением подлинности ЭЦП услугополучателя',
	en: 'Notice that the service is refused because the e-signature of the applicant is not confirmed'
};

export const CERTIFICATE_CHOSEN: FlowPoint['what'] = {
	kk: 'Сұрауды куәландыру үшін алушының ЭЦҚ тіркеу куәлігін таңдауы',
	ru: 'Выбор услугополучателем регистрационного свидетельства ЭЦП для удостоверения запроса',
	en: 'The applicant chooses the certificate to sign the request with'
};

export const REQUEST_SIGNED: FlowPoint['what'] = {
	kk: 'Сұраудың толтырылған нысанын алушының ЭЦҚ арқылы куәландыру',
	ru: 'Удостоверение (подписание) заполненной формы запроса ЭЦП услугополучателя',
	en: 'The applicant signs the filled-in request'
};

/** Filling in, where the certificate is chosen later on. */
export const FORM_FILLED_IN: FlowPoint['what'] = {
	kk: 'Қызметті таңдау, сұрау нысанын толтыру және қажетті құжаттарды электрондық түрде тіркеу',
	ru: 'Выбор услуги, заполнение формы запроса и прикрепление необходимых документов в электронном виде',
	en: 'The service is chosen, the form filled in, the documents attached'
};

export const SIGN_IN_WITH_CERTIFICATE: FlowPoint['what'] = {
	kk: 'ЭЦҚ тіркеу куәлігін бекіту және порталға құпиясөз енгізу',
	ru: 'Прикрепление регистрационного свидетельства ЭЦП и ввод пароля на портале',
	en: 'The certificate is attached and the password entered on the portal'
};
