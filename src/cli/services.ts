/**
 * `npm run services [-- --json]`: the services, their procedures and steps with their time limits, as their definitions
 * have them. Exit status 1 when a definition cannot be run.
 */
import { parseArgs } from 'node:util';
import { DEFINITIONS } from '../lib/domain/services/definitions/index.ts';
import { loadDefinitions } from '../lib/domain/services/check-definition.ts';
import { figuresOf, tableOf } from './services/figures.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

loadDefinitions(DEFINITIONS);
const figures = figuresOf(DEFINITIONS);
process.stdout.write(values.json ? `${JSON.stringify(figures, null, '\t')}\n` : tableOf(figures));
