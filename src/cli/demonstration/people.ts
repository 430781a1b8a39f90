import { madeUpIin, type Sex } from '../../lib/domain/people/iin.ts';
import type { PersonName } from '../../lib/domain/people/name.ts';
import type { Role } from '../../lib/domain/people/roles.ts';
import type { Lang } from '../../lib/domain/text.ts';

/** Made-up staff of the demonstration office. The passwords are printed: none of this is for real work. */
export interface DemonstrationAccount {
	login: string;
	password: string;
	roles: Role[];
	name: PersonName;
	/** Of his certificate: without it nobody signs with a key. */
	iin: string;
}

const account = (
	login: string,
	roles: Role[],
	surname: string,
	given: string,
	patronymic: string
): Omit<DemonstrationAccount, 'iin'> => ({
	login,
	password: `${login}-synaq-2026`,
	roles,
	name: { surname, given, patronymic }
});

/** Apart from those of the applicants, and from one another. */
function iinOfStaff(index: number): string {
	for (let serial = 5000 + index * 10; ; serial += 1) {
		const iin = madeUpIin({ birthDate: '1985-04-12', sex: 'f', serial });
		if (iin) return iin;
	}
}

export const STAFF: DemonstrationAccount[] = [
	account('kense', ['chancellery'], 'Омарова', 'Гүлнар', 'Тоқтарқызы'),
	account('maman', ['specialist'], 'Сейдахметов', 'Ернар', 'Болатұлы'),
	account('bolim', ['department-head'], 'Ахметжанова', 'Сәуле', 'Қайратқызы'),
	account('basshy', ['head'], 'Нұрпейісов', 'Дәурен', 'Әбдірахманұлы'),
	account('orynbasar', ['deputy-head'], 'Левченко', 'Ирина', 'Викторовна'),
	account('proctor', ['proctor'], 'Оспанов', 'Данияр', 'Маратұлы'),
	account('proctor2', ['proctor'], 'Қожахметова', 'Әсем', 'Ғалымқызы'),
	account('akimshi', ['administrator'], 'Тимофеев', 'Павел', 'Андреевич'),
	account('halyk-ortaligy', ['state-corporation'], 'Мырзабекова', 'Салтанат', 'Әділқызы'),
	account('kassa', ['cashier'], 'Юсупова', 'Рената', 'Маратовна')
].map((person, index) => ({ ...person, iin: iinOfStaff(index) }));

/** A made-up applicant with an IIN whose check digit is right. */
export interface DemonstrationApplicant {
	iin: string;
	name: PersonName;
	speciality: string;
	language: Lang;
	channel: 'paper' | 'portal';
}

const MEN: [string, string, string][] = [
	['Әбдіқадыров', 'Нұржан', 'Серікұлы'],
	['Байжанов', 'Асқар', 'Мұратұлы'],
	['Волков', 'Илья', 'Петрович'],
	['Дүйсенов', 'Азамат', 'Бекұлы'],
	['Жұмабаев', 'Тимур', 'Қанатұлы'],
	['Ким', 'Виктор', 'Анатольевич'],
	['Мұқанов', 'Рүстем', 'Жомартұлы'],
	['Оразбаев', 'Бауыржан', 'Сәкенұлы'],
	['Петров', 'Сергей', 'Владимирович'],
	['Сейітов', 'Мейрам', 'Айдарұлы'],
	['Хасенов', 'Әлихан', 'Ғаниұлы'],
	['Ысқақов', 'Қуаныш', 'Ержанұлы']
];

const WOMEN: [string, string, string][] = [
	['Ғабитова', 'Жанна', 'Нұрланқызы'],
	['Ермекова', 'Гүлмира', 'Сабырқызы'],
	['Жұмабекова', 'Айгүл', 'Серікқызы'],
	['Ибраева', 'Ләззат', 'Маратқызы'],
	['Қасымова', 'Дина', 'Ерланқызы'],
	['Лебедева', 'Ольга', 'Николаевна'],
	['Нұрланова', 'Аружан', 'Асқарқызы'],
	['Өтегенова', 'Назым', 'Мақсатқызы'],
	['Рахимова', 'Зарина', 'Камилқызы'],
	['Тілеуова', 'Нұргүл', 'Өмірбекқызы'],
	['Федорова', 'Елена', 'Игоревна'],
	['Шәріпова', 'Мадина', 'Бауыржанқызы']
];

const SPECIALITIES = ['architecture', 'structures', 'networks', 'supervision'];

/** A made-up IIN: birth date and serial follow from the index; the first serial that has a check digit and is not taken. */
function iinFor(index: number, sex: Sex, taken: Set<string>): string {
	const year = 1966 + (index % 34);
	const month = 1 + ((index * 5) % 12);
	const day = 1 + ((index * 7) % 28);
	const birthDate = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
	for (let serial = 9000 + (index % 900); ; serial += 1) {
		const iin = madeUpIin({ birthDate, sex, serial: serial % 10_000 });
		if (iin && !taken.has(iin)) {
			taken.add(iin);
			return iin;
		}
	}
}

/** `count` made-up applicants; beyond 24 the names are numbered so that each is a person of its own. */
export function madeUpApplicants(count: number): DemonstrationApplicant[] {
	const taken = new Set<string>();
	return Array.from({ length: count }, (_, index) => {
		const women = index % 2 === 0;
		const [surname, given, patronymic] = (women ? WOMEN : MEN)[Math.floor(index / 2) % 12] as [
			string,
			string,
			string
		];
		const numbered = index < 24 ? given : `${given} ${Math.floor(index / 24) + 1}`;
		return {
			iin: iinFor(index, women ? 'f' : 'm', taken),
			name: { surname, given: numbered, patronymic },
			speciality: SPECIALITIES[index % SPECIALITIES.length] as string,
			language: index % 3 === 2 ? 'ru' : 'kk',
			channel: index % 4 === 3 ? 'paper' : 'portal'
		};
	});
}
