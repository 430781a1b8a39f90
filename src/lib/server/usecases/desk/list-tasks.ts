import { stepsIn } from '../../../domain/attestation/steps.ts';
import type { AttestationTask } from '../../../domain/attestation/tasks.ts';
import { localDate } from '../../../domain/calendar/working-time.ts';
import { definitionAt, procedureIn } from '../../../domain/services/registry.ts';
import { keyOf } from '../../../domain/services/service.ts';
import type { Trilingual } from '../../../domain/text.ts';
import type { Context } from '../context.ts';
import { officeOf } from './view-cases.ts';

/** What cases of the attestations offered here may wait for, as the regulations call it. */
export const listTasks =
	(ctx: Context) => async (): Promise<{ task: AttestationTask; label: Trilingual }[]> => {
		const { services, calendar } = await officeOf(ctx);
		const today = localDate(ctx.clock.now(), calendar.hours);
		const tasks = new Map<AttestationTask, Trilingual>();
		for (const id of services.offered) {
			const definition = definitionAt(id, today);
			if (!definition || !procedureIn(definition, 'attest')) continue;
			for (const { task, what } of stepsIn(keyOf(definition))) if (!tasks.has(task)) tasks.set(task, what);
		}
		return [...tasks].map(([task, label]) => ({ task, label }));
	};
