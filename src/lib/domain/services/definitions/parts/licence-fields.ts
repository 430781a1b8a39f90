import type { DocumentAsked, FieldDefinition, ResultDefinition } from '../../service.ts';
import { IDENTITY, asked, result, text } from './shared.ts';

/** What the forms of the licences of both regions ask. */

/** ¶5.1: the cases one and the same procedure of 15 working days is for. */
export const ISSUE_GROUND: FieldDefinition = {
	id: 'ground',
	kind: 'choice',
	required: true,
	name: text('Өтініштің негізі', 'Основание обращения', 'Ground of the request'),
	options: [
		{ id: 'new', name: text('Лицензия беру', 'Выдача лицензии', 'Issue of a licence') },
		{
			id: 'annex',
			name: text('Лицензияға қосымша беру', 'Выдача приложения к лицензии', 'Issue of an annex to a licence')
		},
		{
			id: 'category',
			name: text(
				'Санат бере отырып, лицензияны қайта ресімдеу',
				'Переоформление лицензии с присвоением категории',
				'Reissue with a category'
			)
		},
		{
			id: 'reorganisation',
			name: text(
				'Заңды тұлға-лицензиат бөлініп шығу немесе бөліну нысанында қайта ұйымдастырылған кезде қайта ресімдеу',
				'Переоформление при реорганизации юридического лица-лицензиата в форме выделения или разделения',
				'Reissue on spin-off or division of the holder'
			)
		}
	]
};

/** What the request comes to follows from its ground: an annex never takes the place of the licence it belongs to. */
export const ISSUE_RESULTS: readonly ResultDefinition[] = [
	result('licence', 'licence', text('Лицензия', 'Лицензия', 'Licence'), {
		field: ISSUE_GROUND.id,
		is: ['new', 'category', 'reorganisation']
	}),
	result(
		'annex',
		'licence-annex',
		text('Лицензияға қосымша', 'Приложение к лицензии', 'Annex to a licence'),
		{ field: ISSUE_GROUND.id, is: ['annex'] }
	)
];

/** ¶5.3. */
export const REISSUE_GROUND: FieldDefinition = {
	id: 'ground',
	kind: 'choice',
	required: true,
	name: text('Қайта ресімдеу негізі', 'Основание переоформления', 'Ground of the reissue'),
	options: [
		{
			id: 'personal-name',
			name: text(
				'Жеке тұлға-лицензиаттың тегі, аты, әкесінің аты өзгерген',
				'Изменение фамилии, имени, отчества физического лица-лицензиата',
				'The name of the holder has changed'
			)
		},
		{
			id: 'entrepreneur',
			name: text(
				'Жеке кәсіпкер-лицензиат қайта тіркелген, оның атауы немесе заңды мекенжайы өзгерген',
				'Перерегистрация индивидуального предпринимателя-лицензиата, изменение его наименования или юридического адреса',
				'The entrepreneur was registered anew, or has another name or address'
			)
		},
		{
			id: 'legal-entity',
			name: text(
				'Заңды тұлға-лицензиаттың атауы және (немесе) орналасқан жері өзгерген',
				'Изменение наименования и (или) места нахождения юридического лица-лицензиата',
				'The legal entity has another name or seat'
			)
		}
	]
};

export const LICENCE_DOCUMENTS: readonly DocumentAsked[] = [
	IDENTITY,
	asked(
		'qualification',
		'Біліктілік талаптарына сәйкестік туралы мәліметтер нысаны',
		'Форма сведений о соответствии квалификационным требованиям',
		'Statement of compliance with the qualification requirements'
	),
	{
		...asked(
			'engineers',
			'Инженерлік-техникалық қызметкерлердің білімі мен еңбек өтілін растайтын құжаттар',
			'Документы об образовании и стаже инженерно-технических работников',
			'Education and experience of the engineers'
		),
		required: false
	},
	{
		...asked(
			'base',
			'Өндірістік базаға меншік немесе жалдау құқығын растайтын құжаттар',
			'Документы о праве собственности или аренды производственной базы',
			'Title to the production base, or its lease'
		),
		required: false
	}
];

/** Whether the holder still qualifies is not asked again: the licence stays as it is. */
export const DUPLICATE_DOCUMENTS: readonly DocumentAsked[] = [IDENTITY];

/** What changed is proven, not the qualification. */
export const REISSUE_DOCUMENTS: readonly DocumentAsked[] = [
	IDENTITY,
	{
		...asked(
			'change',
			'Лицензиат туралы мәліметтердің өзгергенін растайтын құжаттар',
			'Документы, подтверждающие изменение сведений о лицензиате',
			'Proof of what has changed about the holder'
		),
		required: false
	}
];

export const LICENCE_FIELDS: readonly FieldDefinition[] = [
	{
		id: 'base',
		kind: 'text',
		required: false,
		name: text(
			'Өндірістік базаның мекенжайы',
			'Адрес производственной базы',
			'Address of the production base'
		)
	}
];

/** Neither the regulations nor anything else at hand lists the categories: these are configuration. */
const category = (id: string, kk: string, ru: string, en: string) => ({ id, name: text(kk, ru, en) });

export const CATEGORIES: FieldDefinition = {
	id: 'categories',
	kind: 'choices',
	required: true,
	name: text('Санаттар', 'Категории', 'Categories'),
	options: [
		category('category-1', 'I санат', 'I категория', 'Category I'),
		category('category-2', 'II санат', 'II категория', 'Category II'),
		category('category-3', 'III санат', 'III категория', 'Category III')
	]
};

export const SURVEYS: FieldDefinition = {
	id: 'categories',
	kind: 'choices',
	required: true,
	name: text('Жұмыс түрлері', 'Виды работ', 'Kinds of work'),
	options: [
		category(
			'geodetic',
			'Инженерлік-геодезиялық жұмыстар',
			'Инженерно-геодезические работы',
			'Engineering geodesy'
		),
		category(
			'geological',
			'Инженерлік-геологиялық және гидрогеологиялық жұмыстар',
			'Инженерно-геологические и гидрогеологические работы',
			'Engineering geology and hydrogeology'
		)
	]
};
