/** `tsx src/cli/backup.ts [DATA_DIR] <target>`: copies a data folder, also while the server runs. */
import { backUp } from '../lib/server/store/journal/backup/backup.ts';

const given = process.argv.slice(2);
const [from, to] = given.length === 1 ? [process.env.DATA_DIR, given[0]] : given;

if (!from || !to || given.length > 2) {
	console.error(
		'Usage: tsx src/cli/backup.ts [DATA_DIR] <target>   (DATA_DIR may come from the environment)'
	);
	process.exit(2);
}

try {
	const { n, hash, records, facts, files } = await backUp({ from, to });
	console.log(`Backed up ${from} to ${to}: ${records} records, ${facts} facts, ${files} files.`);
	console.log(`The journal stands at line ${n}, hash ${hash}.`);
	console.log('The copy holds the keys of confidential data: keep it as safe as the original.');
} catch (error) {
	console.error(`Not backed up: ${error instanceof Error ? error.message : String(error)}`);
	process.exit(1);
}
