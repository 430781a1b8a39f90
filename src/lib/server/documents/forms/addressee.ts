import type { RegisterRow } from '../../../domain/attestation/documents.ts';
import { fullName } from '../../../domain/people/name.ts';
import { say, type Sheet } from '../sheet/page.ts';
import { write } from '../sheet/write.ts';
import { IIN } from '../words.ts';

/** To whom a letter goes: on the right, above its title. */
export function addressee(sheet: Sheet, { name, iin }: RegisterRow): void {
	const style = { from: 85 } as const;
	write(sheet, fullName(name), { ...style, face: 'bold', after: 0.5 });
	write(sheet, `${say(sheet, IIN)} ${iin}`, { ...style, size: 10.5, after: 8 });
}
