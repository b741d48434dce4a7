import { CodexHubError } from '../kernel/index.ts';

/** Codes of tables: columns of unequal length, a column that is not there. */
export const columnsErrorCodes = ['COLUMNS_UNEQUAL', 'COLUMN_MISSING', 'COLUMN_KIND'] as const;

export type ColumnsErrorCode = (typeof columnsErrorCodes)[number];

export class ColumnsError extends CodexHubError<ColumnsErrorCode> {}
