import type { App as Product } from '$lib/server/compose';
import type { Applicant } from '$lib/server/usecases/cabinet/session';
import type { SignedIn } from '$lib/server/usecases/people/sign-in';

declare global {
	namespace App {
		interface Locals {
			app: Product;
			/** The signed-in person; null at seats and for strangers. */
			user: SignedIn | null;
			/** Who signed in to the personal cabinet; null everywhere else. */
			applicant: Applicant | null;
		}
		interface Error {
			message: string;
			/** Code of a refusal, with what its text needs. */
			refused?: string;
			details?: Record<string, string | number>;
		}
	}
}

export {};
