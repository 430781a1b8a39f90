import { describe, expect, it } from 'vitest';
import { commandOf } from './commands';

const pressed = (code: string, more: object = {}) =>
	commandOf({ code, key: '', target: null, ...more }, { options: 5, keys: true });

describe('a key pressed during the test', () => {
	it('chooses by its place on the keyboard, whatever letter the layout types there', () => {
		expect(pressed('Digit2', { key: 'ә' })).toBe(2);
		expect(pressed('Numpad5', { key: 'Clear' })).toBe(5);
		expect(pressed('KeyF', { key: 'а' })).toBe('flag');
		expect(pressed('KeyE', { key: 'у' })).toBe('hand-in');
		expect(pressed('KeyR', { key: 'к' })).toBe('remark');
	});

	it('chooses nothing where there is no such option', () => {
		expect(pressed('Digit6')).toBeNull();
		expect(pressed('Digit0')).toBeNull();
		expect(commandOf({ code: 'Digit9', key: '9', target: null }, { options: 10, keys: true })).toBe(9);
		expect(commandOf({ code: 'Digit0', key: '0', target: null }, { options: 10, keys: true })).toBe(10);
	});

	it('asks for help where the layout has «?» on a digit', () => {
		expect(pressed('Digit7', { key: '?', shiftKey: true })).toBe('help');
		expect(pressed('Slash', { key: '.' })).toBe('help');
	});

	it('is left to the browser with Ctrl, Alt or Meta', () => {
		expect(pressed('Digit2', { ctrlKey: true })).toBeNull();
		expect(pressed('ArrowLeft', { altKey: true })).toBeNull();
	});

	it('held down moves on but chooses once', () => {
		expect(pressed('ArrowRight', { repeat: true })).toBe('next');
		expect(pressed('Digit2', { repeat: true })).toBeNull();
		expect(pressed('KeyF', { repeat: true })).toBeNull();
	});

	it('belongs to the text being written', () => {
		const target = { tagName: 'TEXTAREA' } as unknown as EventTarget;
		expect(pressed('Digit2', { target })).toBeNull();
		expect(pressed('ArrowLeft', { target })).toBeNull();
	});

	it('does nothing when single keys are turned off, but for the arrows', () => {
		const off = (code: string) => commandOf({ code, key: '', target: null }, { options: 5, keys: false });
		expect(off('Digit2')).toBeNull();
		expect(off('KeyF')).toBeNull();
		expect(off('ArrowRight')).toBe('next');
	});
});
