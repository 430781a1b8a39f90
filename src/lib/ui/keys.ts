/** What is asked of a keyboard event: the physical key and whether it is part of a shortcut. */
export interface KeyLike {
	code: string;
	ctrlKey?: boolean;
	altKey?: boolean;
	metaKey?: boolean;
	shiftKey?: boolean;
}

const DIGIT = /^(?:Digit|Numpad)([0-9])$/;

/**
 * The digit printed on the physical key, or null. By `event.code`, because Kazakh layouts type letters on the digit
 * row (Ә І Ң Ғ Ү Ұ Қ Ө Һ). Shortcuts (Ctrl+1 …) are no digits; Shift changes nothing.
 */
export function digitOf(key: KeyLike): string | null {
	if (key.ctrlKey || key.altKey || key.metaKey) return null;
	return DIGIT.exec(key.code)?.[1] ?? null;
}

/** Only the digits of a text, at most `length` of them: what stays of something pasted. */
export function digitsOnly(text: string, length = Infinity): string {
	const digits = text.replace(/\D/g, '');
	return digits.length > length ? digits.slice(0, length) : digits;
}

/** Whether the event's target takes text, so that letters and arrows belong to it. */
export function takesText(target: EventTarget | null): boolean {
	if (!target || !('tagName' in target)) return false;
	const element = target as HTMLElement;
	if (element.isContentEditable || element.tagName === 'TEXTAREA' || element.tagName === 'SELECT')
		return true;
	if (element.tagName !== 'INPUT') return false;
	return !['radio', 'checkbox', 'button', 'submit', 'range', 'file'].includes(
		(element as HTMLInputElement).type
	);
}

/**
 * `onkeydown` of a text input in which the digit keys mean digits whatever the layout. With `only`, other letters are
 * refused too; keys that edit and move (Backspace, arrows, Tab, Enter) and shortcuts always pass.
 */
export function typeDigit(event: KeyboardEvent & { currentTarget: HTMLInputElement }, only: boolean): void {
	const input = event.currentTarget;
	const digit = digitOf(event);
	if (digit === null) {
		const letter = [...event.key].length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
		if (only && letter) event.preventDefault();
		return;
	}
	event.preventDefault();
	const from = input.selectionStart ?? input.value.length;
	const to = input.selectionEnd ?? from;
	if (input.maxLength >= 0 && input.value.length - (to - from) >= input.maxLength) return;
	input.setRangeText(digit, from, to, 'end');
	input.dispatchEvent(new Event('input', { bubbles: true }));
}
