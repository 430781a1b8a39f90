import type { SigningTask } from '$lib/domain/signing/signing';

/** Cases that are prepared, signed and decided as one. */
const PORTION = 10;

function inTens<T>(items: readonly T[]): T[][] {
	return Array.from({ length: Math.ceil(items.length / PORTION) }, (_, i) =>
		items.slice(i * PORTION, (i + 1) * PORTION)
	);
}

/** A task in portions: what one of them decided stays decided, whatever becomes of the next. */
export function portionsOf(task: SigningTask): SigningTask[] {
	// An order brings a notice to everybody in it: each is a portion of its own.
	if (task.act === 'sign-orders') return task.orders.map((order) => ({ act: task.act, orders: [order] }));
	if (task.act === 'sign-results' || task.act === 'sign-memos') {
		const { act } = task;
		return inTens(task.applications).map((applications) => ({ act, applications }));
	}
	if (task.act === 'sign-cases') return inTens(task.cases).map((cases) => ({ act: task.act, cases }));
	return [task];
}

/** How many orders or cases a task decides. */
export function sizeOf(task: SigningTask): number {
	if (task.act === 'sign-orders') return task.orders.length;
	if (task.act === 'sign-cases') return task.cases.length;
	return 'applications' in task ? task.applications.length : 1;
}
