import { crashSuite } from './testing/crash-suite.ts';

crashSuite({ seeds: [1, 2, 3], step: 8, timeout: 30_000 });
