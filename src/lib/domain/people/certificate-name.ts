import { NAME_PART_MAX, type PersonName } from './name.ts';

/** «ӘБДІРАХМАН-ҰЛЫ» → «Әбдірахман-Ұлы»; a part that is not all capitals is left as it is. */
function inSmall(part: string): string {
	if (part !== part.toUpperCase()) return part;
	return part.toLowerCase().replace(/(^|[-'’])\p{L}/gu, (start) => start.toUpperCase());
}

/**
 * A person's name from the subject of a certificate, where the authority writes it as one line, mostly in capitals:
 * surname, given name, patronymic. `given` is empty where there is but one word.
 */
export function nameOnCertificate(line: string): PersonName {
	const parts = line.normalize('NFC').split(/\s+/).filter(Boolean);
	const [surname = '', given = '', ...rest] = parts.map(inSmall);
	const patronymic = rest.join(' ');
	const short = (part: string) => [...part].slice(0, NAME_PART_MAX).join('');
	const name = { surname: short(surname), given: short(given) };
	return patronymic ? { ...name, patronymic: short(patronymic) } : name;
}

/** Whether a certificate names somebody as we know him: the patronymic, which not every certificate has, left aside. */
export const sameOnCertificate = (known: PersonName, onCertificate: PersonName): boolean =>
	(['surname', 'given'] as const).every(
		(part) => known[part].toLocaleUpperCase('kk') === onCertificate[part].toLocaleUpperCase('kk')
	);
