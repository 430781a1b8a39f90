import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeAuthority, makeServerCertificate, parseAddresses, SERVER_DAYS } from './authority.ts';

const NOW = Date.parse('2026-11-24T09:00:00+05:00');
const DAY = 86_400_000;

describe('the authority of a room', () => {
	it('vouches for servers by name and by address, for 825 days at most', async () => {
		const authority = await makeAuthority('Кабинет 214', NOW);
		const pair = await makeServerCertificate(authority, ['exam.local', '192.168.1.10', 'fd00::10'], NOW);
		const [ca, server] = [new X509Certificate(authority.certificate), new X509Certificate(pair.certificate)];
		expect(server.verify(ca.publicKey)).toBe(true);
		expect(server.checkHost('exam.local')).toBe('exam.local');
		expect(server.checkHost('other.local')).toBeUndefined();
		expect(server.checkIP('192.168.1.10')).toBe('192.168.1.10');
		expect(server.checkIP('fd00::10')).toBe('fd00::10');
		expect(server.ca).toBe(false);
		const days = (Date.parse(server.validTo) - Date.parse(server.validFrom)) / DAY;
		expect(days).toBeLessThanOrEqual(SERVER_DAYS);
		expect(Date.parse(server.validFrom)).toBeLessThan(NOW);
	});

	it('outlives none of its servers', async () => {
		const authority = await makeAuthority('x', NOW);
		const late = NOW + 9.9 * 365 * DAY;
		const server = new X509Certificate((await makeServerCertificate(authority, ['a'], late)).certificate);
		const ca = new X509Certificate(authority.certificate);
		expect(Date.parse(server.validTo)).toBeLessThanOrEqual(Date.parse(ca.validTo));
	});
});

describe('addresses', () => {
	it('are names and IP addresses, each once, also cut out of an origin', () => {
		expect(parseAddresses(['Exam.Local', '192.168.1.10', 'https://exam.local:3000', '[fd00::10]'])).toEqual([
			'exam.local',
			'192.168.1.10',
			'fd00::10'
		]);
	});

	it.each(['a b', '192.168.1', '300.1.1.1', '-x', '*.local', ''])('are not "%s"', (text) => {
		expect(() => parseAddresses([text])).toThrow(/neither a name nor an IP address/);
	});
});
