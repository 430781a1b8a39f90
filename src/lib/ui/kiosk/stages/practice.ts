import type { CandidatePaper } from '$lib/domain/exam/seat-protocol';

/** Three questions to try the screen on: one answer, several answers, a switch of the language. Never marked. */
export const PRACTICE: CandidatePaper = {
	sections: [{ kk: 'Жаттығу сұрақтары', ru: 'Пробные вопросы' }],
	questions: [
		{
			n: 1,
			section: 0,
			kind: 'single',
			stem: {
				kk: 'Бір жауапты таңдап көріңіз. Қазақстанның астанасы қай қала?',
				ru: 'Попробуйте выбрать один ответ. Какой город — столица Казахстана?'
			},
			options: [
				{ kk: 'Алматы', ru: 'Алматы' },
				{ kk: 'Астана', ru: 'Астана' },
				{ kk: 'Шымкент', ru: 'Шымкент' },
				{ kk: 'Қарағанды', ru: 'Караганда' }
			]
		},
		{
			n: 2,
			section: 0,
			kind: 'multiple',
			stem: {
				kk: 'Бірнеше жауапты таңдап көріңіз. Қай айлар — қыс айлары?',
				ru: 'Попробуйте выбрать несколько ответов. Какие месяцы — зимние?'
			},
			options: [
				{ kk: 'Желтоқсан', ru: 'Декабрь' },
				{ kk: 'Наурыз', ru: 'Март' },
				{ kk: 'Қаңтар', ru: 'Январь' },
				{ kk: 'Шілде', ru: 'Июль' },
				{ kk: 'Ақпан', ru: 'Февраль' }
			]
		},
		{
			n: 3,
			section: 0,
			kind: 'single',
			stem: {
				kk: 'Тілді ауыстырып, сұраққа «Кейін қарау» белгісін қойып көріңіз. Екі сағатта неше минут бар?',
				ru: 'Попробуйте сменить язык и отметить вопрос «Посмотреть позже». Сколько минут в двух часах?'
			},
			options: [
				{ kk: '60', ru: '60' },
				{ kk: '100', ru: '100' },
				{ kk: '120', ru: '120' }
			]
		}
	]
};
