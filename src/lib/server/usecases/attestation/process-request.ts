import type { Attachment } from '../../../domain/attestation/attachment.ts';
import { doTask } from '../../../domain/attestation/application.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import { attaching } from './attached-files.ts';

/** Step 5 of ¶7: processes the request in the system; memo and service record are attached already, scans may be added. */
export const processRequests =
	(ctx: Context) =>
	(actor: Actor, applications: string[]): Promise<number | Refused> =>
		transact(ctx, actor, async (work) => {
			if (!applications.length) return refused('empty-list');
			for (const id of applications) {
				const application = await work.read('application', id);
				if (isRefused(application)) return application;
				const done = doTask(application.state, 'process');
				if (isRefused(done)) return done;
				work.add('application', id, done);
			}
			return applications.length;
		});

/** Attaches a scan to an open case. Refuses a wrong or too large file, and 'outcome-settled' once the result is issued. */
export const attachFile =
	(ctx: Context) =>
	async (actor: Actor, applicationId: string, file: Attachment): Promise<true | Refused> => {
		return attaching(ctx, [file], (files) =>
			transact(ctx, actor, async (work) => {
				const application = await work.read('application', applicationId);
				if (isRefused(application)) return application;
				const { confidential, state } = application;
				if (!confidential) return refused('not-found', { kind: 'application' });
				if (state.result) return refused('outcome-settled');
				const facts = files.map((data) => ({ type: 'file-attached' as const, v: 1 as const, data }));
				const fileNames = [...confidential.fileNames, file.name];
				work.add('application', applicationId, facts, { confidential: { ...confidential, fileNames } });
				return true as const;
			})
		);
	};
