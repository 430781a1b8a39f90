import type { RegisterRow } from '../../../domain/attestation/documents.ts';
import { fullName, type PersonName } from '../../../domain/people/name.ts';
import type { Sheet } from '../sheet/page.ts';
import { particulars } from '../sheet/write.ts';
import type { Column } from '../sheet/table.ts';
import { IIN, INCOMING, NAME, SEAT, SPECIALITY } from '../words.ts';

/** The columns that identify a person in the lists and orders of the office. */
export const name: Column<{ name: PersonName }> = {
	head: NAME,
	width: 48,
	cell: (row) => fullName(row.name)
};
export const iin: Column<{ iin: string }> = {
	head: IIN,
	width: 0,
	fixed: 24.5,
	align: 'center',
	cell: (row) => row.iin
};
export const incoming: Column<{ incoming: string }> = {
	head: INCOMING,
	width: 0,
	fixed: 27,
	align: 'center',
	cell: (row) => row.incoming
};
export const speciality: Column<Pick<RegisterRow, 'speciality'>> = {
	head: SPECIALITY,
	width: 44,
	cell: (row) => row.speciality
};
export const seat: Column<{ seat: number }> = {
	head: SEAT,
	width: 0,
	fixed: 14.5,
	align: 'center',
	cell: (row) => String(row.seat)
};

/** Who a document is about. */
export function person(sheet: Sheet, applicant: RegisterRow): void {
	particulars(sheet, [
		[NAME, fullName(applicant.name)],
		[IIN, applicant.iin],
		[INCOMING, applicant.incoming],
		[SPECIALITY, applicant.speciality]
	]);
}
