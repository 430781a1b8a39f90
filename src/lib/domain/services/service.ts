import type { DocumentType } from '../attestation/documents.ts';
import type { AttestationTask } from '../attestation/tasks.ts';
import type { Limit, OfficeHours } from '../calendar/working-time.ts';
import type { Role } from '../people/roles.ts';
import type { Bilingual, Trilingual } from '../text.ts';
import type { FlowShape } from './portal-flow.ts';
import type { RefusalKind } from './refusal-kinds.ts';

/** The thirteen services (domain.md, section 11). */
export const SERVICE_IDS = [
	'almaty-expert-attestation',
	'aktobe-expert-attestation',
	'almaty-design-licence',
	'almaty-survey-licence',
	'almaty-construction-licence',
	'almaty-shared-equity-licence',
	'aktobe-design-licence',
	'aktobe-survey-licence',
	'aktobe-construction-licence',
	'aktobe-project-management-accreditation',
	'almaty-mineral-absence-conclusion',
	'almaty-mineral-area-building-permit',
	'karaganda-address-certificate'
] as const;

export type ServiceId = (typeof SERVICE_IDS)[number];

export const PROCEDURE_IDS = [
	'attest',
	'issue',
	'duplicate',
	'reissue',
	'accredit',
	'conclude',
	'permit',
	'clarify',
	'clarify-with-history',
	'assign',
	'annul'
] as const;

export type ProcedureId = (typeof PROCEDURE_IDS)[number];

/** Where a request comes in: on paper at the provider's own office, by the portal, at the counter of the State Corporation. */
export const CHANNELS = ['office', 'portal', 'state-corporation'] as const;
export type Channel = (typeof CHANNELS)[number];

/**
 * What doing a step means to the interpreter. Every other word of a step (who, when, what it produces, whether it may
 * refuse) is a field of it.
 */
export const DEEDS = [
	/** Gives the request its incoming number. */
	'register',
	/** Names who is to work on it. */
	'assign',
	/** Hands it on; decides nothing. */
	'pass-on',
	/** Says whether the documents are complete; what is missing ends the case as the step's refusal says. */
	'completeness',
	/** Licensing control; leaves a confirming document. */
	'control',
	/** Looks a record up in a state database or a register: found or not. */
	'query',
	/** Says what the case comes to: one of the results, or a refusal with its grounds. */
	'conclude',
	/** Agrees with what was concluded. */
	'endorse',
	/** Register of applicants and draft order. */
	'draft-order',
	/** Signs and registers the order. */
	'sign-order',
	/** Signs the result or the refusal: the case is decided. */
	'sign',
	/** Gives the result out, or passes it to the counter. */
	'hand-over',
	/** Done through the pipeline of attestation (`domain/attestation`), never by the interpreter. */
	'attest'
] as const;
export type Deed = (typeof DEEDS)[number];

/** When a step concerns a case at all; what is absent does not matter. A step that turns out not to is passed over, recorded. */
export interface Concerns {
	channels?: readonly Channel[];
	/** What was concluded. */
	outcome?: 'granted' | 'refused';
	/** What the query said. */
	record?: 'found' | 'missing';
	/** Attestation: whether the person was admitted to the test. */
	admitted?: boolean;
}

/** Where the regulation has it otherwise; the first that fits counts. */
export interface Variant {
	channel?: Channel;
	outcome?: 'granted' | 'refused';
	actor?: Role;
	limit?: Limit;
}

export interface StepDefinition {
	/** 1, 2, 3… without gaps. */
	n: number;
	/** As the source numbers it where that is not `n`: '3a', 'process 1'. */
	label?: string;
	actor: Role;
	what: Trilingual;
	deed: Deed;
	/** Of the deed 'attest': what of the pipeline of attestation is done here. */
	task?: AttestationTask;
	/** By the electronic channel, with a positive outcome. */
	limit: Limit;
	variants?: readonly Variant[];
	concerns?: Concerns;
	/** Kinds of refusal that may be said here. */
	refuses?: readonly RefusalKind[];
	/** Whether a refusal said here goes on to be signed (of some kinds only, where they are named); otherwise it ends the case at once. */
	refusalIsSigned?: true | readonly RefusalKind[];
	/** May be sent back with a remark, to this step. */
	returnsTo?: number;
	/** The result of the step, as the regulation names it. */
	produces: readonly DocumentType[];
	/** Done on a round: each case keeps its own limit. */
	onRound?: true;
	/** The deputy may act for the head. */
	deputy?: true;
	/** A visit to the place is recorded here: always, or where the documents do not suffice. */
	visit?: 'always' | 'where-needed';
	/** What the step changes in a register when it is done. */
	register?: 'address-assigned' | 'address-annulled';
	/** Of the source, as '7.3'. */
	paragraph: string;
}

/** One of the things a procedure may come to when it is granted. */
export interface ResultDefinition {
	id: string;
	name: Trilingual;
	document: DocumentType;
	/** Only where the form was answered so; absent: whatever was asked for. */
	when?: { field: string; is: readonly string[] };
}

export interface Procedure {
	id: ProcedureId;
	name: Trilingual;
	/** Of the whole; null where the regulation states none. */
	limit: Limit;
	/** What it starts from: nothing, an existing licence (duplicate, reissue), a registered address. */
	about: 'nothing' | 'licence' | 'address';
	/** It may start from one, and need not: an annex to a licence, a new address of an object that is in the register. */
	aboutOptional?: true;
	/** Asked for beside the fields of the service. */
	fields?: readonly FieldDefinition[];
	/** Brought in place of the documents of the service, whatever the office has set for these. */
	documents?: readonly DocumentAsked[];
	/** A hearing before a refusal is signed. */
	hearing?: true;
	results: readonly ResultDefinition[];
	steps: readonly StepDefinition[];
}

/** A document an applicant brings. The Standards' lists are not at hand: what stands here is configuration. */
export interface DocumentAsked {
	id: string;
	name: Trilingual;
	required: boolean;
}

/** One question of the form of a service. */
export interface FieldDefinition {
	id: string;
	name: Trilingual;
	kind: 'text' | 'long-text' | 'number' | 'date' | 'choice' | 'choices';
	/** Of a choice. */
	options?: readonly { id: string; name: Trilingual }[];
	required: boolean;
	/** Characters of a text (default 300), or the largest number. */
	max?: number;
}

export interface Provider {
	name: Bilingual;
	address: Bilingual;
	city: Bilingual;
	phone: string;
	/** Where they are not the hours of the installation. */
	hours?: OfficeHours;
	/** How documents call the specialist, where there is no department of licensing and attestation. */
	executor?: Bilingual;
}

export interface ServiceDefinition {
	id: ServiceId;
	name: Trilingual;
	provider: Provider;
	region: Trilingual;
	/** What a licence or an accreditation allows, as its paper calls it. */
	activity?: Bilingual;
	/** The text it rests on, and from when to when it was in force (YYYY-MM-DD); `to` null: still, or not known. */
	source: { title: Bilingual; from: string; to: string | null };
	applicants: readonly ('individual' | 'legal-entity')[];
	/** 'fee': what is to be paid is set by the office; no regulation at hand names an amount. */
	payment: 'free' | 'fee';
	channels: readonly Channel[];
	documents: readonly DocumentAsked[];
	fields: readonly FieldDefinition[];
	/** Whether the day of receipt is the first of a term in days. */
	countStartDay: boolean;
	/** The processes and conditions a request by the portal goes through. */
	flow: FlowShape;
	/** Points of that flow which its own text words otherwise, by key. */
	flowWords?: Readonly<Record<string, Trilingual>>;
	procedures: readonly Procedure[];
}

/** A definition by service and the day its text came into force: what a case runs under to its end. */
export type DefinitionKey = `${ServiceId}@${string}`;

export const keyOf = ({ id, source }: Pick<ServiceDefinition, 'id' | 'source'>): DefinitionKey =>
	`${id}@${source.from}`;
