import { describe, expect, it } from 'vitest';
import { REFUSAL_KINDS, type RefusalKind } from '../../../../domain/services/refusal-kinds.ts';
import type { Applicant } from '../../../../domain/services/applicant.ts';
import type { OfficialDocument } from '../../../../domain/attestation/documents.ts';
import { LANGS, type Lang } from '../../../../domain/text.ts';
import { bare, bareText, links, pages } from '../../extract.ts';
import { renderDocument, titleOf } from '../../render.ts';
import { SERVICE_SAMPLES as SAMPLES } from '../../samples/services.ts';
import { INDIVIDUAL } from '../../samples/service-parts.ts';
import { ADDRESS_TITLES, REFUSALS_OF_SERVICE } from '../../words.ts';

const BASE = 'https://synaq.example.kz';
const read = async (...printed: Parameters<typeof renderDocument>) =>
	bareText(await renderDocument(...printed));

const LONG = 'Әбдіғаппарұлыөтегенқұлмұхамедиярұлынұрмұхаммедұлыжәңгіржанов';
const CASES = Object.values(SAMPLES).filter(
	(document): document is Extract<OfficialDocument, { applicant: Applicant }> => 'procedureId' in document
);
const KINDS = Object.keys(REFUSAL_KINDS) as RefusalKind[];

describe('a refusal of a service', () => {
	/** The sentence of a kind, whatever request and service it names. */
	const sentence = (kind: RefusalKind, lang: Lang) =>
		new RegExp(
			REFUSALS_OF_SERVICE[kind].said[lang]
				.split(/\{\w+\}/)
				.map((part) => bare(part).replace(/[.()]/g, '\\$&'))
				.join('.+?')
		);

	it.each(KINDS)('of the kind «%s» has words no other kind has', async (kind) => {
		for (const lang of LANGS) {
			const text = await read({ ...SAMPLES['service-refusal'], kind }, lang, BASE);
			expect(KINDS.filter((one) => sentence(one, lang).test(text))).toEqual([kind]);
		}
	});

	it('for incomplete documents is no reasoned answer on the merits, and says that no register was entered', async () => {
		const refusal = { ...SAMPLES['service-refusal'], kind: 'incomplete' as const };
		const text = await read(refusal, 'ru', BASE);
		expect(text).toContain(bare('Уведомление об отказе в дальнейшем рассмотрении запроса'));
		expect(text).toContain(bare('в реестр заявителей запрос не внесён'));
		expect(text).not.toContain(bare('Мотивированный ответ'));
	});

	it('on a ground of the Standard names its paragraph 10 beside that of the regulation', async () => {
		const text = await read(SAMPLES['service-refusal'], 'kk', BASE);
		expect(text).toContain(bare('Регламенттің 7-тармағының 9) тармақшасы'));
		expect(text).toContain(bare('мемлекеттік көрсетілетін қызмет стандартының 10-тармағы.'));
	});
});

describe('the paper of the counter', () => {
	it('names when it took the documents and when the result is planned; a result of the same day has its minute', async () => {
		const receipt = SAMPLES['counter-receipt'];
		expect(await read(receipt, 'ru', BASE)).toContain(bare('Планируемая дата выдачи результата 09.12.2026'));
		const sameDay = { ...receipt, plannedAt: receipt.acceptedAt + 15 * 60_000 };
		expect(await read(sameDay, 'ru', BASE)).toContain(bare('18.11.2026, 09:56'));
		expect(await read({ ...receipt, plannedAt: null }, 'kk', BASE)).toContain(bare('мерзімі белгіленбеген'));
	});

	it.each(LANGS)('is one page, with the signature of the applicant on it (%s)', async (lang) => {
		for (const type of ['counter-receipt', 'counter-refusal'] as const)
			expect(await pages(await renderDocument(SAMPLES[type], lang, BASE))).toHaveLength(1);
	});

	it('names the telephone of the provider, and without one the contact centre alone', async () => {
		const receipt = SAMPLES['counter-receipt'];
		expect(await read(receipt, 'ru', BASE)).toContain(bare(`${receipt.office.phone} (услугодатель), 1414`));
		const silent = { ...receipt, office: { ...receipt.office, phone: '' } };
		expect(await read(silent, 'ru', BASE)).toContain(bare('Телефон для справок: 1414'));
	});
});

describe('a licence', () => {
	const many = Array.from({ length: 60 }, (_, n) => ({
		kk: `${n + 1}-кіші түр: инженерлік жүйелер мен желілерді жобалау`,
		ru: `Подвид ${n + 1}: проектирование инженерных систем и сетей`
	}));

	it.each(LANGS)('and its duplicate and an accreditation are one page each (%s)', async (lang) => {
		for (const type of ['licence', 'licence-duplicate', 'accreditation-certificate'] as const)
			expect(await pages(await renderDocument(SAMPLES[type], lang, BASE))).toHaveLength(1);
	});

	it('of many categories lists them overleaf, and its face says how many', async () => {
		const licence = { ...SAMPLES.licence.licence, categories: many };
		const bytes = await renderDocument({ ...SAMPLES.licence, licence }, 'ru', BASE);
		const text = await bareText(bytes);
		expect(text).toContain(bare('на следующей странице, всего: 60'));
		expect(many.filter(({ ru }) => !text.includes(bare(ru)))).toEqual([]);
	});

	it('is called a duplicate where it is one, by the number and the day of the licence', async () => {
		const kk = await read(SAMPLES['licence-duplicate'], 'kk', BASE);
		expect(kk).toContain('ТЕЛНҰСҚА');
		expect(kk).toContain(bare('№ 04-12/27-Л/2026'));
		expect(await read(SAMPLES['licence-duplicate'], 'ru', BASE)).toContain('ДУБЛИКАТ');
		expect(await read(SAMPLES.licence, 'ru', BASE)).not.toContain('ДУБЛИКАТ');
	});

	it('is what an annex without a number of its own is checked by', async () => {
		const annex = { ...SAMPLES['licence-annex'], number: null };
		expect(await links(await renderDocument(annex, 'kk', BASE))).toEqual([
			`${BASE}/verify/${annex.licence.number.split('/').map(encodeURIComponent).join('/')}`
		]);
	});

	it('is ordered to be issued or reissued, or refused, by the procedure', async () => {
		const order = SAMPLES['licence-order'];
		const said = (procedureId: 'issue' | 'reissue', decision: 'granted' | 'refused') =>
			read({ ...order, procedureId, decision }, 'ru', BASE);
		expect(await said('issue', 'granted')).toContain(bare('Выдать лицензию'));
		expect(await said('issue', 'refused')).toContain(bare('Отказать в выдаче лицензии'));
		expect(await said('reissue', 'granted')).toContain(bare('Переоформить лицензию'));
		expect(await said('reissue', 'refused')).toContain(bare('Отказать в переоформлении'));
	});
});

describe('a certificate of an address', () => {
	const certificate = SAMPLES['address-certificate'];

	it.each(['clarify', 'clarify-with-history', 'assign', 'annul'] as const)(
		'that says «%s» is called by it',
		async (about) => {
			for (const lang of LANGS) {
				const history = about === 'clarify-with-history' ? certificate.history : [];
				const document = { ...certificate, about, history };
				expect(await read(document, lang, BASE)).toContain(bare(ADDRESS_TITLES[about][lang]));
				expect(titleOf(document)).toBe(ADDRESS_TITLES[about]);
			}
		}
	);

	it('says of an address that nobody bears that it was annulled, and by what', async () => {
		const [first] = certificate.history;
		const history = [{ ...first!, annulled: '04-12/9-МЖ' }];
		const gone = await read({ ...certificate, inForce: false, history }, 'ru', BASE);
		expect(gone).toContain(bare('Указанный адрес упразднён'));
		expect(gone).toContain(bare('упразднён, основание: 04-12/9-МЖ'));
		expect(await read({ ...certificate, history: [] }, 'ru', BASE)).not.toContain(bare('упразднён'));
	});

	it('with a history of nothing says so', async () => {
		expect(await read({ ...certificate, history: [] }, 'kk', BASE)).toContain(
			bare('Мекенжайдың өзгеру тарихы Жоқ.')
		);
	});
});

describe('whoever applies', () => {
	const organisation: Applicant = {
		kind: 'legal-entity',
		organisation: `${`${LONG} `.repeat(4)}жауапкершілігі шектеулі серіктестігі`,
		bin: '090140012345',
		name: { surname: LONG, given: LONG, patronymic: LONG },
		iin: '900101300000'
	};

	it.each(CASES)('$type: a name of any length stays within the margins, whole', async (document) => {
		const bytes = await renderDocument({ ...document, applicant: organisation }, 'kk', BASE);
		for (const page of await pages(bytes))
			expect(page.filter(({ x, width }) => x < 24.9 || x + width > 195.2)).toEqual([]);
		expect(await bareText(bytes)).toContain(bare(organisation.organisation));
	});

	it.each(CASES)(
		'$type: an individual is named by name and IIN, and no BIN is spoken of',
		async (document) => {
			const text = await read({ ...document, applicant: INDIVIDUAL }, 'ru', BASE);
			expect(text).toContain(bare(INDIVIDUAL.name.surname));
			expect(text).not.toMatch(/БИН\d/);
		}
	);

	it.each(CASES)('$type: the number of a representative is nobody else’s to read', async (document) => {
		expect(await read({ ...document, applicant: organisation }, 'ru', BASE)).not.toContain(organisation.iin);
	});

	it('before registration has a day of receipt and no number', async () => {
		const request = { ...SAMPLES['request-form'], number: null };
		const early = { ...request, incoming: { ...request.incoming, number: null }, signedBy: null };
		const text = await read(early, 'ru', BASE);
		expect(text).toContain(bare('Дата поступления 18.11.2026'));
		expect(text).toContain('______');
	});
});
