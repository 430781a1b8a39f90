import { isRefused, refused, type Refused } from '../refusal.ts';

/** A person's name in the order of documents: surname, given name, patronymic. */
export interface PersonName {
	surname: string;
	given: string;
	/** Left out when the person has none. */
	patronymic?: string;
}

/** The longest part of a name, in characters. */
export const NAME_PART_MAX = 100;

// Controls, marks of direction and other invisible characters, halves of surrogate pairs.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}]/u;

function parsePart(text: string): string | Refused {
	const part = text.normalize('NFC').replace(/\s+/g, ' ').trim();
	if (INVISIBLE.test(part)) return refused('name-characters');
	if ([...part].length > NAME_PART_MAX) return refused('name-too-long', { max: NAME_PART_MAX });
	return part;
}

/**
 * Reads a name as it was typed: NFC, blanks collapsed and trimmed. Anything that can be seen is a name, `<script>`
 * too: showing it harmlessly is the screen's duty. Refuses `name-missing` (no surname or given name),
 * `name-characters` (control and invisible characters) and `name-too-long` (a part over 100 characters).
 */
export function parseName(raw: {
	surname: string;
	given: string;
	patronymic?: string | null;
}): PersonName | Refused {
	const surname = parsePart(raw.surname);
	if (isRefused(surname)) return surname;
	const given = parsePart(raw.given);
	if (isRefused(given)) return given;
	const patronymic = parsePart(raw.patronymic ?? '');
	if (isRefused(patronymic)) return patronymic;
	if (!surname || !given) return refused('name-missing');
	return patronymic ? { surname, given, patronymic } : { surname, given };
}

/** «Жұмабекова Айгүл Серікқызы». */
export function fullName({ surname, given, patronymic }: PersonName): string {
	return [surname, given, patronymic].filter(Boolean).join(' ');
}

/** «Жұмабекова А. С.» */
export function shortName({ surname, given, patronymic }: PersonName): string {
	const initials = [given, patronymic].flatMap((part) => (part ? [`${[...part][0]!.toUpperCase()}.`] : []));
	return [surname, ...initials].join(' ');
}

const ALPHABET = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя';
const WEIGHT = new Map([...ALPHABET].map((letter, i) => [letter, 0x110000 + i]));

/** Letters of the alphabet weigh more than every other character, which keep the order of their code points. */
function weights(text: string): number[] {
	return [...text.normalize('NFC').toLowerCase()].map(
		(character) => WEIGHT.get(character) ?? character.codePointAt(0)!
	);
}

/**
 * The Kazakh alphabetical order, for lists and registers: blanks, hyphens, digits and Latin letters before А, case
 * only where nothing else differs. A table and not `Intl`: the order of a signed list must not hang on the machine.
 */
export function compareKazakh(a: string, b: string): number {
	const left = weights(a);
	const right = weights(b);
	for (let i = 0; i < Math.min(left.length, right.length); i++) {
		if (left[i] !== right[i]) return left[i]! - right[i]!;
	}
	return left.length - right.length || (a < b ? -1 : a > b ? 1 : 0);
}
