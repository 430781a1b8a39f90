/** Every word a document prints, in both languages. `{name}` is a place that the document fills in. */
export * from './words/act.ts';
export * from './words/appeals.ts';
export * from './words/case-file.ts';
export * from './words/common.ts';
export * from './words/intake.ts';
export * from './words/letters.ts';
export * from './words/lists.ts';
export * from './words/orders.ts';
export * from './words/outcomes.ts';
export * from './words/papers.ts';
export * from './words/report.ts';
export * from './words/services/licensing.ts';
export * from './words/services/refusals.ts';
export * from './words/services/request.ts';
export * from './words/services/results.ts';
export * from './words/services/titles.ts';
export * from './words/titles.ts';
