/**
 * What can be wrong with a bundle or with the file of one candidate. Codes are stable: other programs read them.
 * `docs/verify.md` says what each means.
 */
export const PROBLEMS = {
	'file-missing': 'the file is not there',
	'file-unexpected': 'no such file belongs here',
	'file-changed': 'its SHA-256 is not the one in the manifest',
	'file-unreadable': 'it is not the text it should be',
	'not-canonical': 'it is not written in canonical form',
	'manifest-wrong': 'the manifest does not follow from the files',
	'chain-broken': 'the fact does not continue the chain',
	'fact-unknown': 'no such fact is known',
	'fact-malformed': 'the fact does not say what such a fact says',
	'fact-out-of-place': 'such a fact cannot stand there',
	'attempts-differ': 'the attempts are not those the order admitted',
	'commitment-wrong': 'the commitment does not follow from seed, sitting, blueprint, edition and attempts',
	'digits-differ': 'the digits are not those of the sitting',
	'blueprint-differs': 'the blueprint is not the one the order names',
	'edition-differs': 'the bank is not the edition the order names',
	'question-differs': 'the question is not the one of the edition',
	'question-missing': 'a question of the paper is not in the bank',
	'paper-wrong': 'the paper is not the one the draw gives',
	'limit-wrong': 'the time limit is not the one of the blueprint with what was added',
	'time-wrong': "the attempt's clock cannot have shown that",
	'answer-wrong': 'the answer is not one this paper and this seat can give',
	'late-answer-wrong': 'the late answer came outside the grace',
	'second-person-missing': 'who proposed it also decided it',
	'proposal-missing': 'it was decided without being proposed, or otherwise than proposed',
	'minutes-alone': 'one person added more minutes than one may',
	unfinished: 'the act was drawn up before it had come to its end',
	'score-wrong': 'the score is not the one the answers give',
	'head-differs': 'the last fact is not the one the act names: facts were cut off, added or changed',
	'act-differs': 'the act does not say what the facts say',
	'root-differs': 'the root is not the one over the heads of the attempts',
	'root-not-on-paper': 'the root is not the one on the paper act: the records were rewritten',
	'act-not-on-paper': 'the act is not the one whose SHA-256 is on the paper',
	'print-differs': 'the printed act is not what its content gives when it is printed again',
	'print-unchecked': 'the printed act was not checked',
	'id-malformed': 'it has not the shape of an id',
	'view-wrong': 'what the file tells does not follow from its facts'
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

/** One thing that is wrong, and where. */
export interface Problem {
	code: ProblemCode;
	/** The number of the fact in its chain, from 1. */
	fact?: number;
	attempt?: string;
	file?: string;
	/** What exactly, in a few words. */
	detail?: string;
}

/** `chain-broken at fact 17 of attempt r00012: the fact does not continue the chain`. */
export function problemText({ code, fact, attempt, file, detail }: Problem): string {
	const places = [
		fact === undefined ? '' : `at fact ${fact}`,
		attempt === undefined ? '' : `of attempt ${attempt}`,
		file === undefined ? '' : `in ${file}`
	];
	const where = [code, ...places].filter(Boolean).join(' ');
	return `${where}: ${PROBLEMS[code]}${detail ? ` (${detail})` : ''}`;
}
