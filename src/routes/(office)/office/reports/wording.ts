import type { MonthlyCounts, RefusalCause } from '$lib/domain/attestation/monthly-report';
import { REPEATS, STEPS_OF } from '$lib/domain/attestation/monthly-report';
import { OUTCOMES, type Outcome } from '$lib/domain/attestation/outcome';
import { attestationOf } from '$lib/domain/attestation/steps';
import type { ScreenLang, Trilingual } from '$lib/domain/text';
import { m } from '$i18n/paraglide/messages';

/** A table of the report in every language: documents take kk and ru of it, screens the reader's. */
export interface WordedTable {
	title: Trilingual;
	/** Head of the column of labels. */
	label: Trilingual;
	columns: Trilingual[];
	rows: { label: Trilingual | string; values: number[] }[];
	total?: number[];
}

type Message = (inputs: Record<string, number>, options: { locale: ScreenLang }) => string;

const MESSAGES = m as unknown as Record<string, Message>;

function all(key: string, inputs: Record<string, number> = {}): Trilingual {
	const message = MESSAGES[key.replaceAll('-', '_')];
	const say = (locale: ScreenLang) => message?.(inputs, { locale }) ?? key;
	return { kk: say('kk'), ru: say('ru'), en: say('en') };
}

const COUNT = [all('report_count')];

function summed(table: Omit<WordedTable, 'total'>): WordedTable {
	const total = table.columns.map((_, at) =>
		table.rows.reduce((sum, { values }) => sum + (values[at] ?? 0), 0)
	);
	return { ...table, total };
}

function requests({ requests: counts }: MonthlyCounts): WordedTable {
	return summed({
		title: all('report_requests'),
		label: all('report_channel'),
		columns: [all('report_in_kk'), all('report_in_ru'), all('report_total')],
		rows: (['portal', 'paper'] as const).map((channel) => {
			const { kk, ru } = counts[channel];
			return { label: all(`report_channel_${channel}`), values: [kk, ru, kk + ru] };
		})
	});
}

type Field = keyof MonthlyCounts['specialities'][string];

/** Two tables of a few columns each: one of all would not fit the page. */
const BY_SPECIALITY = [
	{
		title: 'report_specialities',
		fields: { received: 'report_received', admitted: 'report_admitted', notAdmitted: 'report_not_admitted' }
	},
	{
		title: 'report_speciality_results',
		fields: {
			passed: 'report_passed',
			notPassed: 'report_not_passed',
			certificates: 'report_certificates',
			refusals: 'report_refusals_n'
		}
	}
];

function specialities(counts: MonthlyCounts, names: Record<string, Trilingual>): WordedTable[] {
	const ids = Object.keys(counts.specialities).sort();
	return BY_SPECIALITY.map(({ title, fields }) =>
		summed({
			title: all(title),
			label: all('office_speciality'),
			columns: Object.values(fields).map((key) => all(key)),
			rows: ids.map((id) => ({
				label: names[id] ?? id,
				values: Object.keys(fields).map((field) => counts.specialities[id]?.[field as Field] ?? 0)
			}))
		})
	);
}

function grounds(counts: MonthlyCounts): WordedTable {
	return {
		title: all('report_grounds'),
		label: all('report_ground'),
		columns: COUNT,
		rows: [...counts.grounds].sort((a, b) => b[1] - a[1]).map(([label, n]) => ({ label, values: [n] }))
	};
}

const endings = Object.keys(OUTCOMES) as Outcome[];

function refusals({ refusals: counts }: MonthlyCounts): WordedTable {
	const causes: RefusalCause[] = [
		'not-admitted',
		...endings.filter((one) => OUTCOMES[one].leadsTo === 'refusal')
	];
	return summed({
		title: all('report_refusals'),
		label: all('report_cause'),
		columns: COUNT,
		rows: causes.map((cause) => ({
			label: all(cause === 'not-admitted' ? 'report_cause_not_admitted' : `outcome_${cause}`),
			values: [counts[cause] ?? 0]
		}))
	});
}

function outcomes({ outcomes: counts }: MonthlyCounts): WordedTable {
	return summed({
		title: all('report_outcomes'),
		label: all('report_outcome'),
		columns: COUNT,
		rows: endings.map((one) => ({ label: all(`outcome_${one}`), values: [counts[one] ?? 0] }))
	});
}

function repeats({ repeats: counts }: MonthlyCounts): WordedTable {
	return summed({
		title: all('report_repeats'),
		label: all('report_repeat'),
		columns: [all('report_received'), all('report_attempts'), all('report_passed')],
		rows: REPEATS.map((one) => {
			const { received, attempts, passed } = counts[one];
			return { label: all(`report_repeat_${one}`), values: [received, attempts, passed] };
		})
	});
}

/** What is numbered: «7.3. Справка…». */
function numbered(prefix: string, { kk, ru, en }: Trilingual): Trilingual {
	return { kk: `${prefix}. ${kk}`, ru: `${prefix}. ${ru}`, en: `${prefix}. ${en}` };
}

const NONE = { done: 0, late: 0, overdue: 0 };

function steps({ steps: counts, service }: MonthlyCounts): WordedTable {
	const values = ({ done, late, overdue }: typeof service) => [done, late, overdue];
	const told = attestationOf(STEPS_OF);
	const { limit } = told.procedure;
	const days = limit && 'value' in limit ? limit.value : 0;
	return {
		title: all('report_steps'),
		label: all('report_step'),
		columns: [all('report_done'), all('report_late'), all('report_overdue')],
		rows: [
			...told.steps.map(({ n, paragraph, what }) => ({
				label: numbered(paragraph, what),
				values: values(counts[n] ?? NONE)
			})),
			{ label: all('report_service', { n: days }), values: values(service) }
		]
	};
}

function appeals({ appeals: counts }: MonthlyCounts): WordedTable {
	const rows = [
		['report_appeal_lodged', counts.lodged],
		['appeal_decision_satisfied', counts.satisfied],
		['appeal_decision_partly', counts.partly],
		['appeal_decision_rejected', counts.rejected],
		['report_appeal_late', counts.late],
		['report_appeal_overdue', counts.overdue]
	] as const;
	return {
		title: all('report_appeals'),
		label: all('report_appeal'),
		columns: COUNT,
		rows: rows.map(([key, n]) => ({ label: all(key), values: [n] }))
	};
}

/** The counts of a month as tables, in the order of the report. */
export const reportTables = (counts: MonthlyCounts, names: Record<string, Trilingual>): WordedTable[] => [
	requests(counts),
	...specialities(counts, names),
	grounds(counts),
	refusals(counts),
	outcomes(counts),
	repeats(counts),
	steps(counts),
	appeals(counts)
];
