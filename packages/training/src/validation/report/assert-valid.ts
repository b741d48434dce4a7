import type { Expectation } from '@codexhub/common-config/contract';
import { TrainingError } from '../../errors.ts';
import type { ExpectationResult, ValidationReport } from './validation-report.ts';

const SHOWN = 20;

/**
 * Whether a report holds a table back: some expectation of severity `error` is no success, whether it
 * failed or could not be measured. Warnings never do.
 */
function blockingResults({ results }: ValidationReport): readonly ExpectationResult[] {
  return results.filter(({ expectation, success }) => !success && expectation.severity === 'error');
}

/**
 * Refuses the table of a report, unless every expectation of severity `error` is met.
 * @throws TrainingError `TRAINING_EXPECTATIONS_FAILED` with each of those that is not: what was
 * expected of which column, the outcome, and counts; never a cell.
 * @example
 * assertValid(validateDataset(table, [{ type: 'values_not_null', column: 'age' }]));
 */
export function assertValid(report: ValidationReport): void {
  const blocking = blockingResults(report);
  if (blocking.length === 0 && report.results.length > 0) return;
  if (report.results.length === 0) {
    throw new TrainingError('TRAINING_EXPECTATIONS_FAILED', {
      message:
        'validation: at least one expectation must be met; the report has none, so nothing was measured; validate against a suite or a contract',
      details: { failed: [] },
    });
  }
  const lines = blocking.slice(0, SHOWN).map((result) => `  ${inWords(result)}`);
  const more = blocking.length > SHOWN ? [`  … and ${blocking.length - SHOWN} more`] : [];
  throw new TrainingError('TRAINING_EXPECTATIONS_FAILED', {
    message: [
      `validation: every expectation of severity "error" must be met; ${blocking.length} of ${report.results.length} are not; mend the data, or the expectation with its reason`,
      ...lines,
      ...more,
    ].join('\n'),
    details: {
      failed: blocking.map((result) => ({
        type: result.expectation.type,
        columns: columnsOf(result.expectation),
        outcome: result.outcome,
        ...(result.reason === undefined ? {} : { reason: result.reason }),
        ...(result.unexpectedCount === undefined
          ? {}
          : { unexpectedCount: result.unexpectedCount, rows: [...result.unexpectedRows!] }),
      })),
    },
  });
}

/** The columns that an expectation is about. */
export function columnsOf(expectation: Expectation): string[] {
  if ('columns' in expectation) return [...expectation.columns];
  if ('columnA' in expectation) return [expectation.columnA, expectation.columnB];
  return 'column' in expectation ? [expectation.column] : [];
}

/** One result in a line: what, of which column, what came out. */
export function inWords(result: ExpectationResult): string {
  const { expectation, outcome, reason, unexpectedCount, elementCount, unexpectedRows } = result;
  const columns = columnsOf(expectation).join(', ');
  const subject = `${expectation.type}${columns === '' ? '' : ` of ${columns}`}`;
  if (reason !== undefined) return `${subject}: ${outcome} (${reason.replaceAll('_', ' ')})`;
  if (unexpectedCount === undefined) return `${subject}: ${outcome}`;
  const rows = unexpectedRows?.length ? `, rows ${unexpectedRows.slice(0, 5).join(', ')}` : '';
  return `${subject}: ${outcome}, ${unexpectedCount} of ${elementCount} cells unexpected${rows}`;
}
