import { describe, expect, it } from 'vitest';
import { DEFINITIONS } from './definitions/index.ts';
import { REFUSAL_KINDS } from './refusal-kinds.ts';
import { COUNTER_FLOW, FLOWS, flowOf } from './portal-flow.ts';

const SHAPES = [
	['attestation', FLOWS.attestation, 9, 3],
	['licences', FLOWS.licences, 11, 4],
	['common', FLOWS.common, 7, 3],
	['counter', COUNTER_FLOW, 8, 2]
] as const;

const numbered = (letter: string, count: number): string[] =>
	Array.from({ length: count }, (_, at) => `${letter}${at + 1}`);

describe('the flow of a request', () => {
	it.each(SHAPES)(
		'of the shape %s has every process and condition, in order',
		(_, flow, processes, conditions) => {
			const keys = flow.map(({ key }) => key);
			expect(keys.filter((key) => /^p\d/.test(key))).toEqual(numbered('p', processes));
			expect(keys.filter((key) => /^c\d/.test(key))).toEqual(numbered('c', conditions));
		}
	);

	it.each(SHAPES)('of the shape %s says of each condition what follows when it is not met', (_, flow) => {
		for (const { key, refusal } of flow)
			if (key.startsWith('c') && key !== 'check') expect(Object.keys(REFUSAL_KINDS)).toContain(refusal);
	});

	it.each(DEFINITIONS.map((one) => [one.id, one] as const))(
		'of %s is in three languages',
		(_, definition) => {
			for (const { what } of flowOf(definition)) expect(Object.values(what).every(Boolean)).toBe(true);
		}
	);

	it('of Aktobe goes through the licensing system, that of Karaganda through the gateway', () => {
		const p5 = (id: string) =>
			flowOf(DEFINITIONS.find((one) => one.id === id)!).find(({ key }) => key === 'p5')!.what.ru;
		expect(p5('aktobe-design-licence')).toContain('ГБД ЕЛ');
		expect(p5('karaganda-address-certificate')).toContain('шлюз');
	});
});
