import { IDENTITY, asked, result, text } from './shared.ts';

/** The certificate of an expert: the same result in both attestations. */
export const CERTIFICATE = result(
	'certificate',
	'certificate',
	text('Сарапшының аттестаты', 'Аттестат эксперта', 'Certificate of an expert')
);

/** The Standard's list (¶9) is not at hand: what is asked for here is set anew in the settings. */
export const ATTESTATION_DOCUMENTS = [
	IDENTITY,
	asked(
		'diploma',
		'Жоғары білім туралы дипломның көшірмесі',
		'Копия диплома о высшем образовании',
		'Copy of the diploma'
	),
	asked(
		'experience',
		'Еңбек өтілін растайтын құжаттың көшірмесі',
		'Копия документа, подтверждающего стаж работы',
		'Copy of the record of employment'
	)
];
