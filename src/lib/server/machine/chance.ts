import { randomBytes, randomInt } from 'node:crypto';
import { customAlphabet } from 'nanoid';
import { hash, verify } from '@node-rs/argon2';
import type { Ids, Passwords } from '../ports.ts';

// No look-alikes (0 O 1 l I), no characters that need care in addresses, file names or speech.
const newId = customAlphabet('23456789abcdefghjkmnpqrstuvwxyz', 16);

export const randomIds: Ids = {
	id: () => newId(),
	digits: (n) => Array.from({ length: n }, () => randomInt(10)).join(''),
	secret: (bytes) => randomBytes(bytes).toString('hex')
};

/** At most so many hashes at a time: they share the threads with the disk, and answers come first. */
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
	if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
	else running += 1;
	try {
		return await work();
	} finally {
		const next = waiting.shift();
		if (next) next();
		else running -= 1;
	}
}

/** argon2id with the parameters OWASP names first: 19 MiB, 2 passes, 1 lane. */
export const argon2id: Passwords = {
	hash: (password) => inTurn(() => hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })),
	verify: (hashed, password) => inTurn(() => verify(hashed, password).catch(() => false))
};
