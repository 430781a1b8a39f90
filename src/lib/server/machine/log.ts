import pino from 'pino';
import type { Log } from '../ports.ts';

/** Technical events on standard error: ids and codes, never names, IINs, answers, codes of admission or passwords. */
export function jsonLog(level = 'info'): Log {
	const logger = pino({ level, base: undefined }, pino.destination(2));
	return {
		info: (event, data) => logger.info(data ?? {}, event),
		error: (event, error) =>
			logger.error(
				{ error: error instanceof Error ? { name: error.name, stack: error.stack } : error },
				event
			)
	};
}
