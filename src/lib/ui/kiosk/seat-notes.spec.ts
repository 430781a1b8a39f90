import { describe, expect, it } from 'vitest';
import type { ExamServer, Reply } from './exam-server';
import { ProctorMessages } from './proctor-messages.svelte';
import { Strays } from './strays';

const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

function serverByHand(...told: Reply<unknown>['kind'][]) {
	const posted: unknown[] = [];
	const server: ExamServer = {
		async post(path, body) {
			posted.push([path, structuredClone(body)]);
			return (told.shift() ?? 'ok') === 'ok' ? { kind: 'ok', body: true as never } : { kind: 'unreachable' };
		},
		view: async () => ({ kind: 'unreachable' })
	};
	return { server, posted };
}

describe('what the lock-down notices', () => {
	it('goes joined by kind, and once', async () => {
		const { server, posted } = serverByHand();
		const strays = new Strays();
		strays.note('page-left');
		strays.note('copied');
		strays.note('page-left');
		await strays.send(server);
		await strays.send(server);
		expect(posted).toEqual([
			[
				'/strays',
				[
					{ what: 'page-left', times: 2 },
					{ what: 'copied', times: 1 }
				]
			]
		]);
	});

	it('waits for the connection and is joined with what came meanwhile', async () => {
		const { server, posted } = serverByHand('unreachable');
		const strays = new Strays();
		strays.note('printed');
		const sending = strays.send(server);
		strays.note('printed');
		await sending;
		await strays.send(server);
		expect(posted.at(-1)).toEqual(['/strays', [{ what: 'printed', times: 2 }]]);
	});
});

describe('messages of the proctor', () => {
	const one = { n: 1, text: 'Тыныштық сақтаңыз.', at: 1 };
	const two = { n: 2, text: 'Он минут қалды.', at: 2 };

	it('stand until the candidate closes them, also when the server has not heard of it yet', async () => {
		const { server, posted } = serverByHand('unreachable', 'ok');
		const waits: (() => void)[] = [];
		const messages = new ProctorMessages(server, () => new Promise((end) => waits.push(end)));
		messages.hear([one, two]);
		expect(messages.shown).toEqual([one, two]);
		void messages.close(1);
		messages.hear([one, two]);
		expect(messages.shown).toEqual([two]);
		await settle();
		waits.shift()?.();
		await settle();
		expect(posted).toEqual([
			['/message-read', { message: 1 }],
			['/message-read', { message: 1 }]
		]);
	});

	it('named again by the server are not put on the screen anew', () => {
		const messages = new ProctorMessages(serverByHand().server);
		messages.hear([one]);
		const { shown } = messages;
		messages.hear([{ ...one }]);
		expect(messages.shown[0]).toBe(shown[0]);
	});
});
