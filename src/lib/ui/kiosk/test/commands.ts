import { digitOf, takesText, type KeyLike } from '../../keys';

/** What a key asks of the test: an option by its number, or something to do. */
export type Command = number | 'previous' | 'next' | 'flag' | 'remark' | 'hand-in' | 'help';

/** By physical key, because Kazakh layouts have letters on the digit row (design, section 5). */
const KEYS: Record<string, Command> = { KeyF: 'flag', KeyR: 'remark', KeyE: 'hand-in', Slash: 'help' };
const ARROWS: Record<string, Command> = { ArrowLeft: 'previous', ArrowRight: 'next' };

interface Pressed extends KeyLike {
	key: string;
	repeat?: boolean;
	target: EventTarget | null;
}

/**
 * What a pressed key means, or null. `0` is the tenth option. Held keys move on through the questions but choose and
 * flag nothing twice. With `keys` off only the arrows speak (WCAG 2.1.4).
 */
export function commandOf(
	event: Pressed,
	{ options, keys }: { options: number; keys: boolean }
): Command | null {
	if (event.ctrlKey || event.altKey || event.metaKey || takesText(event.target)) return null;
	const arrow = ARROWS[event.code];
	// On the number pad without NumLock an arrow is still a digit's key.
	if (arrow !== undefined) return arrow;
	if (!keys || event.repeat) return null;
	// Where «?» is typed with a digit key (Russian: Shift+7) it asks for help and answers nothing.
	if (event.key === '?') return 'help';
	const digit = digitOf(event);
	if (digit !== null) {
		const option = digit === '0' ? 10 : Number(digit);
		return option <= options ? option : null;
	}
	return KEYS[event.code] ?? null;
}
