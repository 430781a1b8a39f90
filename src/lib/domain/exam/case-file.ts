import { incidentsOf } from '../attestation/incidents.ts';
import type { RegisterRow } from '../attestation/documents.ts';
import type { Outcome } from '../attestation/outcome.ts';
import type { Fact } from '../facts.ts';
import type { UsedBank } from '../questions/contents.ts';
import type { Bilingual } from '../text.ts';
import { outcomeOf, standingScore, type AttemptFact, type AttemptState } from './attempt.ts';
import type { Blueprint } from './blueprint.ts';
import type { Paper } from './draw.ts';
import type { ExamRules } from './exam-rules.ts';
import type { MerkleProof } from './root.ts';
import { hundredths } from './scoring.ts';

/** The form of the file of one candidate; another number is another form (docs/verify.md). */
export const CASE_FORM = 'synaq-case-1';

/** One answer as it was given. `elapsed` is the attempt's clock, ms; `late`: after the end. */
export interface GivenAnswer {
	at: number;
	elapsed: number | null;
	/** Positions chosen, from 1; empty: the choice was taken back. */
	choice: number[];
	late: boolean;
}

/** A question as the candidate saw it. */
export interface SeenQuestion {
	n: number;
	id: string;
	version: number;
	section: Bilingual;
	/** What the right answer rests on. */
	source: Bilingual & { paragraph: string };
	stem: Bilingual;
	/** In the order of this paper. */
	options: (Bilingual & { right: boolean; chosen: boolean })[];
	/** Hundredths of a point that the standing choice is worth. */
	hundredths: number;
	answers: GivenAnswer[];
}

/** What follows from the chain of an attempt, told so that a person can read it. */
export interface CaseView {
	outcome: Outcome | null;
	points: number | null;
	outOf: number | null;
	startedAt: number | null;
	endedAt: number | null;
	/** Seats in order: since when, wall clock. */
	seats: { at: number; seat: number }[];
	/** How the person was checked in; the number of the document stands beside the chain. */
	checkIns: {
		at: number;
		by: string;
		document: string;
		photoCompared: boolean | null;
		lateMinutes: number;
	}[];
	interventions: { at: number; text: Bilingual }[];
	questions: SeenQuestion[];
}

/** Who approved something, and when. */
export interface Approval {
	at: number;
	/** Official's id as the chain has it. */
	by: string;
	/** Name and position as known when the file was made; null where a program did it or the name was erased. */
	name: string | null;
	ground: string | null;
}

/** All that one candidate's result rests on, and nobody else's data: for an appeal. */
export interface CaseFile {
	form: typeof CASE_FORM;
	attempt: string;
	applicant: RegisterRow;
	/** Number and expiry of the identity document shown; null when it was erased or none was shown. */
	identity: { number: string; expires: string | null } | null;
	sitting: {
		id: string;
		room: string;
		address: Bilingual;
		startsAt: number;
		openedAt: number | null;
		closedAt: number | null;
		rules: ExamRules;
		commitment: string;
		seed: string;
		digits: string | null;
		blueprintHash: string;
		editionHash: string;
	};
	act: { number: string; date: number; fingerprint: string; root: string };
	approvals: { blueprint: Approval; bank: Approval };
	/** Version of the software that drew up the act. */
	software: string;
	blueprint: Blueprint;
	/** The contents of the bank, and in full the questions of this paper only. */
	bank: UsedBank;
	facts: readonly Fact[];
	proof: MerkleProof;
	view: CaseView;
}

type Of<T extends AttemptFact['type']> = Extract<AttemptFact, { type: T }> & { at: number; by: string };

const all = <T extends AttemptFact['type']>(facts: readonly Fact[], ...types: T[]): Of<T>[] =>
	facts.filter(({ type }) => (types as string[]).includes(type)) as unknown as Of<T>[];

function answersTo(facts: readonly Fact[], question: number): GivenAnswer[] {
	return all(facts, 'answered', 'late-answered')
		.filter(({ data }) => data.question === question)
		.map(({ at, type, data }) => ({
			at,
			elapsed: type === 'answered' ? (data as { elapsed: number }).elapsed : null,
			choice: data.choice,
			late: type === 'late-answered'
		}));
}

/** The choice that counts: a late one only where it was accepted. */
const standing = ({ answers, late }: AttemptState, n: number): number[] =>
	(late?.status === 'accepted' ? late.answers[n] : undefined) ?? answers[n] ?? [];

interface Seen {
	facts: readonly Fact[];
	state: AttemptState;
	blueprint: Blueprint;
	bank: UsedBank;
}

function seen({ facts, state, blueprint, bank }: Seen, drawn: Paper[number], index: number): SeenQuestion[] {
	const question = bank.used.find(({ id }) => id === drawn.id);
	if (!question) return [];
	const n = index + 1;
	const choice = standing(state, n);
	const section = bank.contents.sections.find(({ id }) => id === blueprint.sections[drawn.section]?.id);
	const chosen = choice.map((position) => drawn.options[position - 1] ?? '');
	const options = drawn.options.flatMap((id, at) => {
		const option = question.options.find((one) => one.id === id);
		const { kk, ru } = option ?? { kk: '', ru: '' };
		return [{ kk, ru, right: question.key.includes(id), chosen: choice.includes(at + 1) }];
	});
	const { id, version, source, stem } = question;
	const act = bank.contents.sources[source.act];
	return [
		{
			...{ n, id, version, options },
			source: { kk: act?.kk ?? '', ru: act?.ru ?? '', paragraph: source.paragraph },
			section: { kk: section?.title.kk ?? '', ru: section?.title.ru ?? '' },
			stem: { kk: stem.kk, ru: stem.ru },
			hundredths: hundredths(question.key, chosen, blueprint.multiple),
			answers: answersTo(facts, n)
		}
	];
}

/** What the chain of an attempt says, for people. The same chain gives the same view. */
export function caseView(of: Seen): CaseView {
	const { facts, state } = of;
	const score = standingScore(state);
	const seats = all(facts, 'expected', 'checked-in', 'seat-changed').map(({ at, data }) => ({
		at,
		seat: data.seat
	}));
	const { course } = state;
	return {
		outcome: outcomeOf(state, true),
		points: score?.points ?? null,
		outOf: score?.outOf ?? null,
		startedAt: state.startedAt,
		endedAt: course.status === 'ended' ? course.at : null,
		seats: seats.filter(({ seat }, i) => seat !== seats[i - 1]?.seat),
		checkIns: all(facts, 'checked-in').map(({ at, by, data }) => ({
			...{ at, by, document: data.document },
			photoCompared: data.photoCompared ?? null,
			lateMinutes: data.lateMinutes ?? 0
		})),
		interventions: incidentsOf(facts).map(({ at, text }) => ({ at, text })),
		questions: (state.paper ?? []).flatMap((drawn, index) => seen(of, drawn, index))
	};
}
