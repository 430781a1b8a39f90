import type { Bilingual, Trilingual } from '../text.ts';

/**
 * Reasons an exam room gives most often. They are recorded as words, in the language of whoever picked them; a document
 * in the other language says the same in its own. Anything else is typed and stays as it was typed.
 */
export const USUAL_REASONS = {
	agreed: { kk: 'Ұсыныспен келісемін', ru: 'Согласен с предложением', en: 'I agree with the proposal' },
	alarmOver: {
		kk: 'Дабыл аяқталды, бәрі орнында',
		ru: 'Тревога отменена, все на местах',
		en: 'The alarm is over, everybody is seated'
	},
	ambulance: { kk: 'Жедел жәрдем шақырылды', ru: 'Вызвана скорая помощь', en: 'An ambulance was called' },
	asked: { kk: 'Үміткердің өтініші бойынша', ru: 'По просьбе кандидата', en: 'At the candidate’s wish' },
	back: { kk: 'Үміткер орнына оралды', ru: 'Кандидат вернулся на место', en: 'The candidate is back' },
	conditions: { kk: 'Кабинеттегі жағдайлар', ru: 'Условия в кабинете', en: 'Conditions in the room' },
	disability: {
		kk: 'Мүгедектігі туралы құжат',
		ru: 'Документ об инвалидности',
		en: 'Document of disability'
	},
	disagrees: { kk: 'Нәтижемен келіспейді', ru: 'Не согласен с результатом', en: 'Disagrees with the result' },
	doctor: { kk: 'Дәрігерлік қорытынды', ru: 'Врачебное заключение', en: 'Medical certificate' },
	equipment: { kk: 'Жабдықтың ақауы', ru: 'Неисправность оборудования', en: 'Faulty equipment' },
	evacuation: { kk: 'Эвакуация', ru: 'Эвакуация', en: 'Evacuation' },
	expired: { kk: 'Құжаттың мерзімі өткен', ru: 'Срок документа истёк', en: 'The document has expired' },
	fault: { kk: 'Техникалық ақау', ru: 'Техническая неполадка', en: 'Technical fault' },
	fire: { kk: 'Өрт дабылы', ru: 'Пожарная тревога', en: 'Fire alarm' },
	fixed: { kk: 'Ақау жойылды', ru: 'Неполадка устранена', en: 'Fault mended' },
	leftEarly: {
		kk: 'Нәтижені күтпей кетті',
		ru: 'Ушёл, не дождавшись результата',
		en: 'Left before the result'
	},
	medical: { kk: 'Медициналық көмек', ru: 'Медицинская помощь', en: 'Medical help' },
	mistake: { kk: 'Қате тіркелді', ru: 'Зарегистрирован по ошибке', en: 'Checked in by mistake' },
	neighbour: { kk: 'Көршісімен сөйлесті', ru: 'Разговоры с соседом', en: 'Talked with a neighbour' },
	noDocument: { kk: 'Құжаты жоқ', ru: 'Нет документа', en: 'No document' },
	noise: { kk: 'Бөтен шу', ru: 'Посторонний шум', en: 'Noise' },
	notEnough: { kk: 'Негіз жеткіліксіз', ru: 'Оснований недостаточно', en: 'Not grounds enough' },
	notShown: {
		kk: 'Кешігудің себебі расталмады',
		ru: 'Причина задержки не подтверждена',
		en: 'The cause of the delay was not shown'
	},
	notes: { kk: 'Жазбаларды пайдаланды', ru: 'Использование записей', en: 'Used notes' },
	officeFault: {
		kk: 'Байланыс мекеменің кінәсінен үзілді',
		ru: 'Связь прервалась по вине организации',
		en: 'The line was cut by the office’s fault'
	},
	pcChanged: { kk: 'Компьютер ауыстырылды', ru: 'Замена компьютера', en: 'Computer replaced' },
	pcDead: { kk: 'Компьютер істен шықты', ru: 'Компьютер вышел из строя', en: 'The computer broke down' },
	photo: { kk: 'Суреті сәйкес келмейді', ru: 'Фото не совпадает', en: 'The photo does not match' },
	power: { kk: 'Жарық өшті', ru: 'Отключение электричества', en: 'Power cut' },
	refusedRules: {
		kk: 'Ескертуден кейін тәртіпті сақтамады',
		ru: 'Нарушал порядок после предупреждения',
		en: 'Broke the rules after a warning'
	},
	server: { kk: 'Сервердің ақауы', ru: 'Сбой сервера', en: 'Server fault' },
	sickNote: { kk: 'Ауырғаны туралы анықтама', ru: 'Справка о болезни', en: 'Sick note' },
	talking: {
		kk: 'Басқалармен сөйлесті, көмек берді',
		ru: 'Разговоры, помощь другим',
		en: 'Talked, helped others'
	},
	telephone: { kk: 'Телефон пайдаланды', ru: 'Использование телефона', en: 'Used a telephone' },
	timeLost: {
		kk: 'Ақау салдарынан жоғалған уақыт',
		ru: 'Время, потерянное из-за неполадки',
		en: 'Time lost by a fault'
	},
	unwell: { kk: 'Үміткер өзін нашар сезінді', ru: 'Кандидату стало плохо', en: 'The candidate felt unwell' },
	washroom: { kk: 'Дәретханаға шықты', ru: 'Выход в санузел', en: 'Washroom' }
} as const satisfies Record<string, Trilingual>;

export type UsualReason = keyof typeof USUAL_REASONS;

const BY_WORDS: ReadonlyMap<string, Bilingual> = new Map(
	Object.values(USUAL_REASONS).flatMap(({ kk, ru, en }) =>
		[kk, ru, en].map((words) => [words, { kk, ru }] as const)
	)
);

/** A recorded reason in both languages of documents. */
export const reasonIn = (reason: string): Bilingual => BY_WORDS.get(reason) ?? { kk: reason, ru: reason };
