/** `tsx src/cli/restore.ts <backup> [DATA_DIR]`: makes a data folder from a back-up. */
import { KINDS } from '../lib/domain/kinds.ts';
import { restore } from '../lib/server/store/journal/backup/restore.ts';

const given = process.argv.slice(2);
const [from, to = process.env.DATA_DIR] = given;

if (!from || !to || given.length > 2) {
	console.error(
		'Usage: tsx src/cli/restore.ts <backup> [DATA_DIR]   (DATA_DIR may come from the environment)'
	);
	process.exit(2);
}

try {
	const { n, hash, records, facts, files } = await restore({ from, to, kinds: KINDS });
	console.log(`Restored ${from} to ${to}: ${records} records, ${facts} facts, ${files} files.`);
	console.log(`The whole chain holds up to line ${n}, hash ${hash}.`);
} catch (error) {
	console.error(`Not restored: ${error instanceof Error ? error.message : String(error)}`);
	process.exit(1);
}
