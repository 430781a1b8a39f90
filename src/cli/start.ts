import { ensureBuild } from './build.ts';
import { defaultOrigin, startServer, tie } from './serve.ts';

const PORT = process.env.PORT ?? '3000';
const ORIGIN = process.env.ORIGIN ?? defaultOrigin(PORT);

await ensureBuild();
process.stdout.write(
	`Synaq answers at ${ORIGIN} only: a form sent from another address is refused (set ORIGIN).\n`
);
tie(startServer({ PORT, ORIGIN, DATA_DIR: process.env.DATA_DIR ?? 'data' }));
