import { sha256Hex } from '../../../domain/facts.ts';
import type { AddressCertificate, TestSchedule } from '../../../domain/services/service-documents.ts';
import { at, people, SESSION } from '../sample-parts.ts';
import { ADDRESSES, AKTOBE } from './service-parts.ts';

const same = (text: string) => ({ kk: text, ru: text });

/** With a history of sixty changes. */
export const ADDRESS_CERTIFICATE: AddressCertificate = {
	...ADDRESSES,
	type: 'address-certificate',
	number: '04-12/205-МЖ',
	ground: ['5.4'],
	about: 'clarify-with-history',
	object: { kind: { kk: 'Жеке тұрғын үй', ru: 'Индивидуальный жилой дом' }, cadastral: '09-142-061-338' },
	address: {
		kk: 'Қарағанды облысы, Қарағанды қаласы, Әлихан Бөкейхан ауданы, Өркениет көшесі, 14/2-үй',
		ru: 'Карагандинская область, город Караганда, район имени Алихана Бокейхана, улица Оркениет, дом 14/2'
	},
	code: '1201600000342197',
	inForce: true,
	history: Array.from({ length: 60 }, (_, n) => ({
		from: at(`${1966 + n}-05-12T00:00:00`),
		until: n === 59 ? null : at(`${1967 + n}-05-12T00:00:00`),
		address: {
			kk: `Қарағанды қаласы, ${n + 1}-кеңестік көшесі, ${n + 3}-үй`,
			ru: `город Караганда, улица ${n + 1}-я Советская, дом ${n + 3}`
		},
		ground: `Қала әкімінің ${1966 + n} жылғы 12 мамырдағы № ${n + 17} шешімі`,
		annulled: n > 55 && n < 59 ? `04-12/${n + 3}-МЖ` : null
	}))
};

/** Of sixty people. */
export const TEST_SCHEDULE: TestSchedule = {
	...AKTOBE,
	type: 'test-schedule',
	number: '04-12/398',
	ground: ['5.3', '5.4'],
	rows: people(60).map(({ name, incoming, speciality }, n) => ({
		...{ name, incoming, speciality, seat: (n % 30) + 1, room: '204' },
		startsAt: SESSION.startsAt + Math.floor(n / 30) * 4 * 3_600_000
	})),
	sessions: [0, 1].map((n) => ({
		...{ room: '204', address: same('Ақтөбе қ., Әбілқайыр хан даңғылы, 40'), minutes: 90 },
		startsAt: SESSION.startsAt + n * 4 * 3_600_000,
		commitment: sha256Hex(`commitment ${n}`)
	}))
};
