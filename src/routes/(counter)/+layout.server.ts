import { desk } from '$lib/server/door';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = desk;
