import type { Table } from '@codexhub/common-config/columns';
import type { Condition, Expectation } from '@codexhub/common-config/contract';
import type { Clock, Digest } from '@codexhub/common-config/kernel';
import { worstOutcome } from '@codexhub/common-config/records';
import { requireOption } from '../internal/require-option.ts';
import type { CheckContext, Chunk } from './check-context.ts';
import { conditionKey, type Mask, maskOf } from './conditions.ts';
import type { RunningCheck } from './finding.ts';
import type { MemoryBudget } from './memory-budget.ts';
import { ColumnReader } from './readers/column-reader.ts';
import { columnsOf } from './report/assert-valid.ts';
import { judgeFinding } from './report/judge-finding.ts';
import type { ExpectationResult, ValidationReport } from './report/validation-report.ts';
import { createRowSample } from './row-sample.ts';
import { startCheck } from './start-check.ts';

export interface ValidationOptions {
  /** Rows named for each expectation, like GX's `partial_unexpected_index_list`. Default: 20. */
  readonly rowLimit?: number;
  /** Shows the cells of those rows, but never those of a personal column. Default: false. */
  readonly showValues?: boolean;
  /** Personal columns beyond those that the contract names. */
  readonly personal?: readonly string[];
  /** The tables that `values_in_other_table` speaks of. */
  readonly references?: Readonly<Record<string, Table>>;
  /** What `max_not_older_than` counts back from; without one it is `not_measured`. */
  readonly clock?: Clock;
  /**
   * What exact answers may hold between chunks: 8 bytes a cell for quantiles and for ascending keys,
   * 32 to 48 for other unique numbers, about 100 and its characters for a text. Beyond it the check is
   * `not_measured`: no approximation takes its place. Default: 1 GiB.
   */
  readonly memoryLimitBytes?: number;
  /**
   * Nobody writes into a table after it was given, so that values that are held need not be copied.
   * Default: false for chunks, true for a whole table.
   */
  readonly areKept?: boolean;
}

/** A validation under way, chunk by chunk. */
export interface Validation {
  /** Reads the next rows. Any cut into chunks gives the same report. */
  update(table: Table): void;
  /** The report; nothing can be added after it. */
  finish(): ValidationReport;
}

interface Compiled {
  readonly expectations: readonly Expectation[];
  readonly personal: readonly string[];
  readonly digest: Digest;
}

/** Starts a validation of no rows yet. */
export function startValidation(compiled: Compiled, options: ValidationOptions): Validation {
  const {
    rowLimit = 20,
    showValues = false,
    memoryLimitBytes = 2 ** 30,
    areKept = false,
  } = options;
  requireOption(
    Number.isSafeInteger(rowLimit) && rowLimit >= 0,
    'rowLimit',
    'a whole number, 0 or more',
    rowLimit,
  );
  requireOption(
    memoryLimitBytes >= 0,
    'memoryLimitBytes',
    'a number of bytes, 0 or more',
    memoryLimitBytes,
  );
  const personal = new Set([...compiled.personal, ...(options.personal ?? [])]);
  const isPersonal = (columns: readonly string[]): boolean =>
    columns.some((column) => personal.has(column));
  const budget: MemoryBudget = { limit: memoryLimitBytes, used: 0 };
  const readers = new Map<string, ColumnReader>();
  const selections = new Map<string, Selection>();
  let chunk: Chunk | undefined;
  let rows = 0;

  const select = (where: Condition | undefined): Selection => {
    const key = conditionKey(where);
    const known = selections.get(key) ?? { where, count: 0, mask: undefined, problem: undefined };
    selections.set(key, known);
    return known;
  };
  const context: CheckContext = {
    reader: (column, where) => {
      const key = JSON.stringify([column, conditionKey(where)]);
      const known =
        readers.get(key) ?? new ColumnReader(column, select(where).where, { budget, areKept });
      readers.set(key, known);
      return known;
    },
    sample: (columns) => createRowSample(rowLimit, showValues && !isPersonal(columns)),
    chunk: () => chunk!,
    selected: (where) => {
      const { count, problem } = select(where);
      return problem ?? (where ? count : rows);
    },
    references: options.references ?? {},
    clock: options.clock,
    budget,
  };
  const checks = compiled.expectations.map((expectation): [Expectation, RunningCheck] => {
    if ('where' in expectation) select(expectation.where);
    return [expectation, startCheck(expectation, context)];
  });

  return {
    update: (table): void => {
      chunk = { table, firstRow: rows };
      for (const selection of selections.values()) readSelection(selection, table);
      for (const reader of readers.values()) {
        const { mask, problem } = select(reader.where);
        reader.problem ??= problem;
        reader.read(table.columns.get(reader.name), mask, rows);
      }
      for (const [, check] of checks) check.update?.();
      rows += table.rowCount;
    },
    finish: (): ValidationReport => {
      const results = checks.map(([expectation, check]) =>
        judgeFinding(expectation, check.finish(), isPersonal(columnsOf(expectation))),
      );
      return reportOf(results, rows, compiled.digest);
    },
  };
}

interface Selection {
  readonly where: Condition | undefined;
  count: number;
  mask: Mask | undefined;
  problem: 'unknown_column' | 'wrong_kind' | undefined;
}

/** Which rows of the chunk a condition selects: asked once for all who use it. */
function readSelection(selection: Selection, table: Table): void {
  if (!selection.where || selection.problem) return;
  const mask = maskOf(selection.where, table);
  if (typeof mask === 'string') {
    selection.problem = mask;
    return;
  }
  selection.mask = mask;
  for (let row = 0; row < mask.length; row += 1) selection.count += mask[row]!;
}

function reportOf(
  results: readonly ExpectationResult[],
  rows: number,
  suite: Digest,
): ValidationReport {
  const successful = results.filter(({ success }) => success).length;
  const evaluated = results.length;
  return {
    schemaVersion: 1,
    success: evaluated > 0 && successful === evaluated,
    outcome: worstOutcome(results.map(({ outcome }) => outcome)),
    statistics: {
      evaluated,
      successful,
      unsuccessful: evaluated - successful,
      successPercent: evaluated === 0 ? null : (successful / evaluated) * 100,
    },
    rows,
    suite,
    results,
  };
}
