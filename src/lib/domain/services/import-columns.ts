import { fingerprint } from '../facts.ts';
import type { ImportMapping, ImportTarget } from './request-import.ts';
import type { FieldDefinition } from './service.ts';

/** How other systems head their columns, in three languages; compared as `plain` writes them. */
const HEADINGS: Partial<Record<ImportTarget, readonly string[]>> = {
	key: [
		'номер заявления',
		'номер заявки',
		'өтініш нөмірі',
		'өтінім нөмірі',
		'request number',
		'request id',
		'id',
		'№',
		'№ заявления',
		'№ заявки',
		'номер',
		'нөмірі'
	],
	receivedAt: [
		'дата поступления',
		'дата подачи',
		'дата регистрации',
		'дата заявления',
		'дата',
		'түскен күні',
		'берілген күні',
		'тіркелген күні',
		'күні',
		'date of receipt',
		'received',
		'received at',
		'date'
	],
	service: [
		'услуга',
		'наименование услуги',
		'государственная услуга',
		'қызмет',
		'қызмет атауы',
		'мемлекеттік қызмет',
		'service'
	],
	procedure: ['процедура', 'подвид услуги', 'вид заявления', 'рәсім', 'қызметтің кіші түрі', 'procedure'],
	iin: ['иин', 'иин заявителя', 'иин услугополучателя', 'жсн', 'өтініш берушінің жсн', 'iin'],
	bin: ['бин', 'бин организации', 'бин заявителя', 'бсн', 'ұйымның бсн', 'bin'],
	fullName: [
		'фио',
		'ф и о',
		'фио заявителя',
		'заявитель',
		'услугополучатель',
		'аты жөні',
		'тегі аты әкесінің аты',
		'өтініш беруші',
		'тааә',
		'full name',
		'name',
		'applicant'
	],
	surname: ['фамилия', 'тегі', 'surname', 'last name'],
	given: ['имя', 'аты', 'given name', 'first name'],
	patronymic: ['отчество', 'әкесінің аты', 'patronymic', 'middle name'],
	organisation: [
		'организация',
		'наименование организации',
		'наименование юридического лица',
		'ұйым',
		'ұйым атауы',
		'заңды тұлғаның атауы',
		'organisation',
		'organization',
		'company'
	],
	phone: ['телефон', 'номер телефона', 'контактный телефон', 'телефоны', 'телефон нөмірі', 'phone'],
	email: ['эл почта', 'электронная почта', 'email', 'e mail', 'эл пошта', 'электрондық пошта', 'почта'],
	address: ['адрес', 'адрес заявителя', 'мекенжай', 'мекенжайы', 'address'],
	language: ['язык', 'язык обращения', 'тіл', 'тілі', 'language'],
	licence: [
		'номер лицензии',
		'№ лицензии',
		'лицензия',
		'лицензия нөмірі',
		'licence',
		'licence number',
		'license number'
	],
	addressCode: [
		'рка',
		'код рка',
		'регистрационный код адреса',
		'мекенжайдың тіркеу коды',
		'мтк',
		'address code'
	]
};

/** Letters and figures alone, small: «Ф.И.О.» and «ф и о» are the same heading. */
export const plain = (text: string): string =>
	text
		.normalize('NFC')
		.toLowerCase()
		.replaceAll('ё', 'е')
		.replace(/[^\p{L}\d№]+/gu, ' ')
		.trim();

/** What the fields of a form are called. */
const answers = (fields: readonly FieldDefinition[]): [ImportTarget, string[]][] =>
	fields.map(({ id, name }) => [`answer:${id}`, [id, name.kk, name.ru, name.en]]);

/** Which column holds what, by its heading; each column once. */
export function guessColumns(
	headings: readonly string[],
	fields: readonly FieldDefinition[]
): ImportMapping['columns'] {
	const known = [...(Object.entries(HEADINGS) as [ImportTarget, string[]][]), ...answers(fields)];
	const taken = new Set<string>();
	const columns: ImportMapping['columns'] = {};
	for (const [target, names] of known) {
		const called = new Set([target, ...names].map(plain));
		const heading = headings.find((one) => !taken.has(one) && called.has(plain(one)));
		if (heading === undefined) continue;
		taken.add(heading);
		columns[target] = heading;
	}
	return columns;
}

/** The same for the same headings in whatever order. */
export const headingSet = (headings: readonly string[]): string => fingerprint(headings.map(plain).sort());
