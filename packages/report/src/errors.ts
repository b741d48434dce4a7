import { CodexHubError } from '@codexhub/common-config/kernel';

/** Codes of reports: records that cannot be shown, or that do not belong together. */
export const reportErrorCodes = ['REPORT_INPUT_INVALID', 'REPORT_EVIDENCE_MISMATCH'] as const;

export type ReportErrorCode = (typeof reportErrorCodes)[number];

export class ReportError extends CodexHubError<ReportErrorCode> {}
