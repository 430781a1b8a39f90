import { page } from '$app/state';

/** How the office signs, as every page of the staff knows it (`viewDesk`). */
interface OfficeSigning {
	required: boolean;
	ready: boolean;
}

const terms = (): OfficeSigning | undefined => (page.data as { signing?: OfficeSigning }).signing;

/** Whether only a key will do: the button of the recorded decision is not shown then. */
export const keyRequired = (): boolean => terms()?.required ?? false;

/** Whether signing with a key is offered: where it is demanded or where somebody is trusted. */
export const keyOffered = (): boolean => keyRequired() || (terms()?.ready ?? false);
