import type { PageData } from './$types';

export type CaseView = PageData['view'];
export type Move = NonNullable<CaseView['move']>;
