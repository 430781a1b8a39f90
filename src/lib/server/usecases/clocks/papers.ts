import type { Paper } from '../../../domain/exam/draw.ts';
import type { Blueprint } from '../../../domain/exam/blueprint.ts';
import type { Marking } from '../../../domain/exam/answering.ts';
import type { CandidatePaper } from '../../../domain/exam/seat-protocol.ts';
import type { SittingState } from '../../../domain/exam/sitting.ts';
import type { Bank } from '../../../domain/questions/bank.ts';
import type { Question } from '../../../domain/questions/question.ts';
import type { Store } from '../../ports.ts';

/** What one sitting needs of its bank and blueprint; keys stay on this side of the wire. */
export interface SittingPapers {
	blueprint: Blueprint;
	bank: Bank;
	marking: Marking;
	question(id: string): Question;
}

/** Editions and blueprints never change once a sitting is scheduled, so they are kept in hand. */
export class Papers {
	#bySitting = new Map<string, Promise<SittingPapers>>();

	constructor(private readonly store: Store) {}

	of(sitting: Pick<SittingState, 'blueprint' | 'edition'>): Promise<SittingPapers> {
		const key = `${sitting.blueprint}/${sitting.edition}`;
		let papers = this.#bySitting.get(key);
		if (!papers) {
			papers = this.#load(sitting);
			this.#bySitting.set(key, papers);
			papers.catch(() => this.#bySitting.delete(key));
		}
		return papers;
	}

	async #load({
		blueprint: blueprintId,
		edition: editionId
	}: Pick<SittingState, 'blueprint' | 'edition'>): Promise<SittingPapers> {
		const blueprint = await this.store.read('blueprint', blueprintId);
		const edition = await this.store.read('edition', editionId);
		const bank = edition?.confidential?.content;
		if (!blueprint || !bank) throw new Error(`The paper of ${blueprintId} and ${editionId} cannot be read.`);
		const byId = new Map(bank.questions.map((question) => [question.id, question]));
		const keys = new Map(bank.questions.map((question) => [question.id, question.key]));
		const question = (id: string): Question => {
			const found = byId.get(id);
			if (!found) throw new Error(`Question ${id} is not in edition ${editionId}.`);
			return found;
		};
		return {
			blueprint: blueprint.state.blueprint,
			bank,
			marking: { blueprint: blueprint.state.blueprint, keys },
			question
		};
	}
}

/** The paper as the candidate's browser may know it: positions and texts, no ids, no keys, no explanations. */
export function candidatePaper(paper: Paper, { blueprint, bank, question }: SittingPapers): CandidatePaper {
	const sections = blueprint.sections.map(({ id }) => {
		const title = bank.sections.find((section) => section.id === id)?.title;
		return { kk: title?.kk ?? '', ru: title?.ru ?? '' };
	});
	const questions = paper.map((drawn, index) => {
		const { kind, stem, options } = question(drawn.id);
		const shown = drawn.options.map((id) => {
			const option = options.find((one) => one.id === id);
			return { kk: option?.kk ?? '', ru: option?.ru ?? '' };
		});
		return { n: index + 1, section: drawn.section, kind, stem: { kk: stem.kk, ru: stem.ru }, options: shown };
	});
	return { sections, questions };
}
