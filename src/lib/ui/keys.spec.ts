import { describe, expect, it } from 'vitest';
import { digitOf, digitsOnly, takesText, typeDigit } from './keys';

/** An input as far as typing needs it. */
function input(value = '', maxLength = -1) {
	const heard: string[] = [];
	const element = {
		value,
		maxLength,
		selectionStart: value.length,
		selectionEnd: value.length,
		setRangeText(text: string, from: number, to: number) {
			element.value = element.value.slice(0, from) + text + element.value.slice(to);
		},
		dispatchEvent: (event: Event) => heard.push(event.type)
	};
	return { element: element as unknown as HTMLInputElement, heard };
}
function press(element: HTMLInputElement, code: string, key: string, only = true) {
	let prevented = false;
	const event = { code, key, currentTarget: element, preventDefault: () => (prevented = true) };
	typeDigit(event as unknown as KeyboardEvent & { currentTarget: HTMLInputElement }, only);
	return prevented;
}

describe('digits by the physical key', () => {
	it('are read on a Kazakh layout, which types letters on the digit row', () => {
		expect(digitOf({ code: 'Digit2' })).toBe('2');
		expect(digitOf({ code: 'Numpad9' })).toBe('9');
		expect(digitOf({ code: 'Digit0', shiftKey: true })).toBe('0');
	});

	it('are not shortcuts and not other keys', () => {
		expect(digitOf({ code: 'Digit1', ctrlKey: true })).toBeNull();
		expect(digitOf({ code: 'Digit1', altKey: true })).toBeNull();
		expect(digitOf({ code: 'KeyF' })).toBeNull();
		expect(digitOf({ code: 'NumpadEnter' })).toBeNull();
		expect(digitOf({ code: 'F1' })).toBeNull();
	});

	it('are typed into the field, which hears of it', () => {
		const { element, heard } = input('85');
		expect(press(element, 'Digit3', 'ң')).toBe(true);
		expect(element.value).toBe('853');
		expect(heard).toEqual(['input']);
	});

	it('replace what is selected', () => {
		const { element } = input('1234');
		element.selectionStart = 1;
		element.selectionEnd = 3;
		press(element, 'Numpad7', '7');
		expect(element.value).toBe('174');
	});

	it('stop at the longest length', () => {
		const { element } = input('123456789012', 12);
		press(element, 'Digit1', '1');
		expect(element.value).toBe('123456789012');
	});

	it('a letter is refused where only digits may stand, and passes elsewhere', () => {
		const { element } = input();
		expect(press(element, 'KeyQ', 'й')).toBe(true);
		expect(press(element, 'KeyQ', 'й', false)).toBe(false);
		expect(press(element, 'Backspace', 'Backspace')).toBe(false);
		expect(press(element, 'Tab', 'Tab')).toBe(false);
	});
});

it('of something pasted only the digits stay', () => {
	expect(digitsOnly('850101 400-127')).toBe('850101400127');
	expect(digitsOnly('8501014001279', 12)).toBe('850101400127');
	expect(digitsOnly('ЖСН')).toBe('');
});

it('keys belong to a field that takes text, not to a radio button', () => {
	const target = (tagName: string, type = '') => ({ tagName, type }) as unknown as EventTarget;
	expect(takesText(target('TEXTAREA'))).toBe(true);
	expect(takesText(target('INPUT', 'text'))).toBe(true);
	expect(takesText(target('INPUT', 'radio'))).toBe(false);
	expect(takesText(target('BUTTON'))).toBe(false);
	expect(takesText(null)).toBe(false);
});
