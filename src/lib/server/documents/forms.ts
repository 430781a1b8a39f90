import type { DocumentType, OfficialDocument } from '../../domain/attestation/documents.ts';
import { actOfRemoval } from './forms/act-of-removal.ts';
import { admissionOrder } from './forms/admission-order.ts';
import { amendingOrder } from './forms/amending-order.ts';
import { appealAnswer, appealReceipt } from './forms/appeals.ts';
import { applicantsList } from './forms/applicants-list.ts';
import { applicationForm } from './forms/application-form.ts';
import { attendanceSheet } from './forms/attendance-sheet.ts';
import { blankAct } from './forms/blank-act.ts';
import { caseFile } from './forms/case-file.ts';
import { certificateOrder } from './forms/certificate-order.ts';
import { certificate } from './forms/certificate.ts';
import { identityStatement } from './forms/identity-statement.ts';
import { materialsList } from './forms/materials-list.ts';
import { memo } from './forms/memo.ts';
import { monthlyReport } from './forms/monthly-report.ts';
import { noticeOfAdmission } from './forms/notice-of-admission.ts';
import { noticeOfNonAdmission } from './forms/notice-of-non-admission.ts';
import { reasonedRefusal } from './forms/reasoned-refusal.ts';
import { receipt, receiptOfRefusal } from './forms/receipts.ts';
import { resultSheet } from './forms/result-sheet.ts';
import { serviceRecord } from './forms/service-record.ts';
import { SERVICE_FORMS } from './forms/services/index.ts';
import { testAct } from './forms/test-act.ts';
import type { Sheet } from './sheet/page.ts';

/** How each type is written below its top. */
export const FORMS: {
	[T in DocumentType]: (sheet: Sheet, document: Extract<OfficialDocument, { type: T }>) => void;
} = {
	'applicants-list': applicantsList,
	memo,
	'service-record': serviceRecord,
	'materials-list': materialsList,
	'admission-order': admissionOrder,
	'notice-of-admission': noticeOfAdmission,
	'notice-of-non-admission': noticeOfNonAdmission,
	'attendance-sheet': attendanceSheet,
	'test-act': testAct,
	'result-sheet': resultSheet,
	'certificate-order': certificateOrder,
	certificate,
	'reasoned-refusal': reasonedRefusal,
	'blank-act': blankAct,
	'identity-statement': identityStatement,
	'act-of-removal': actOfRemoval,
	'appeal-receipt': appealReceipt,
	'appeal-answer': appealAnswer,
	'case-file': caseFile,
	'application-form': applicationForm,
	'monthly-report': monthlyReport,
	receipt,
	'receipt-of-refusal': receiptOfRefusal,
	'amending-order': amendingOrder,
	...SERVICE_FORMS
};
