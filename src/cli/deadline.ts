/**
 * `npm run -s deadline -- --start 2026-11-09T10:14 --limit 30:working-days [--count-start-day] [--json]`: when a limit
 * is over by the calendar an installation starts with. Exit status: 0 answered, 2 wrong input, said in one sentence.
 */
import { answer } from './deadline/answer.ts';

/** What parseArgs says of options it does not know goes on over its first sentence. */
const sentence = (error: unknown): string => {
	const text = error instanceof Error ? error.message : String(error);
	return `${text.split(/\.(?:\s|$)/)[0]!}.`;
};

try {
	process.stdout.write(`${answer(process.argv.slice(2))}\n`);
} catch (error) {
	process.stderr.write(`${sentence(error)}\n`);
	process.exitCode = 2;
}
