import { crashSuite } from './testing/crash-suite.ts';

crashSuite({ seeds: Array.from({ length: 12 }, (_, index) => index + 1), step: 1, timeout: 600_000 });
