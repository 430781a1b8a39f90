import type { FlowPoint } from '../portal-flow.ts';

/** ¶11 of the address certificates of Karaganda: the counter of the State Corporation. */
export const COUNTER_FLOW: readonly FlowPoint[] = [
	{
		key: 'check',
		refusal: 'counter',
		what: {
			kk: 'Өтініштің дұрыс толтырылуын және құжаттар топтамасының толықтығын тексеру',
			ru: 'Проверка правильности заполнения заявления и полноты пакета документов',
			en: 'It is checked that the request is filled in rightly and the documents are complete'
		}
	},
	{
		key: 'p1',
		what: {
			kk: 'Мемлекеттік корпорацияның автоматтандырылған жұмыс орнына логин мен парольді енгізу',
			ru: 'Ввод логина и пароля на автоматизированном рабочем месте Государственной корпорации',
			en: 'Sign-in at the workplace of the State Corporation'
		}
	},
	{
		key: 'p2',
		what: {
			kk: 'Қызметті таңдау, алушының деректерін және өкілінің сенімхаты бойынша мәліметтерді енгізу',
			ru: 'Выбор услуги, ввод данных услугополучателя и сведений о доверенности его представителя',
			en: 'The service is chosen; the data of the applicant and the power of attorney are entered'
		}
	},
	{
		key: 'p3',
		what: {
			kk: 'Жеке (заңды) тұлғалардың мемлекеттік деректер қорына және нотариаттың ақпараттық жүйесіне сұраныс жолдау',
			ru: 'Запрос в государственную базу данных физических (юридических) лиц и в нотариальную информационную систему',
			en: 'Query of the state databases of persons and legal entities and of the notary system'
		}
	},
	{
		key: 'c1',
		refusal: 'no-record',
		what: {
			kk: 'Алушының мәліметтері мен сенімхат мәліметтерінің бар-жоғын тексеру',
			ru: 'Проверка наличия данных услугополучателя и данных доверенности',
			en: 'Are the data of the applicant and of the power of attorney there?'
		}
	},
	{
		key: 'p4',
		refusal: 'no-record',
		what: {
			kk: 'Мәліметтердің болмауына байланысты деректерді алу мүмкін еместігі туралы хабарлама',
			ru: 'Сообщение о невозможности получения данных в связи с их отсутствием',
			en: 'Message that there are no data'
		}
	},
	{
		key: 'p5',
		what: {
			kk: 'Мемлекеттік корпорация қызметкерінің ЭЦҚ-сымен куәландырылған электрондық құжатты жолдау',
			ru: 'Направление электронного документа, удостоверенного ЭЦП работника Государственной корпорации',
			en: 'The document signed by the officer of the counter is sent'
		}
	},
	{
		key: 'p6',
		what: {
			kk: 'Электрондық құжатты тіркеу',
			ru: 'Регистрация электронного документа',
			en: 'The document is registered'
		}
	},
	{
		key: 'c2',
		refusal: 'standard-10',
		what: {
			kk: 'Алушы қоса берген құжаттар топтамасының сәйкестігін тексеру',
			ru: 'Проверка соответствия приложенного пакета документов',
			en: 'Are the documents in order?'
		}
	},
	{
		key: 'p7',
		refusal: 'standard-10',
		what: {
			kk: 'Бас тарту туралы хабарламаны қалыптастыру немесе құжаттардың алынғаны туралы қолхат беру',
			ru: 'Формирование сообщения об отказе либо выдача расписки о получении документов',
			en: 'Message of refusal, or the receipt'
		}
	},
	{
		key: 'p8',
		what: {
			kk: 'Мемлекеттік корпорация қызметкері арқылы қызмет нәтижесін беру',
			ru: 'Выдача результата услуги через работника Государственной корпорации',
			en: 'The result is given out by the officer of the counter'
		}
	}
];
