import { ColumnsError, type Table } from '@codexhub/common-config/columns';
import type { ModelContract } from '@codexhub/common-config/contract';
import type { Digest } from '@codexhub/common-config/kernel';
import { sliceRows } from '../data/slice-rows.ts';
import { requireOption } from '../internal/require-option.ts';
import { personalColumns } from '../validation/contract-expectations.ts';
import type { MemoryBudget } from '../validation/memory-budget.ts';
import { ColumnReader } from '../validation/readers/column-reader.ts';
import { type ColumnReaders, columnProfile } from './column-profile.ts';
import type { DataProfile } from './data-profile.ts';

export interface ProfileOptions {
  /** Tells which columns are personal; without it all of them are taken to be. */
  readonly contract?: ModelContract | undefined;
  /** Personal columns beyond those of the contract. */
  readonly personal?: readonly string[] | undefined;
  /** How many rows must share a value of a personal column for it to be shown. Default: 10. */
  readonly minimumRows?: number | undefined;
  /** Default: 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99. */
  readonly shares?: readonly number[] | undefined;
  /** How many of the most frequent values are shown. Default: 10. */
  readonly top?: number | undefined;
  /** Beyond so many distinct values a column's are not counted any further. Default: 10,000. */
  readonly distinctLimit?: number | undefined;
  /** What exact quantiles may hold, at 8 bytes a cell. Default: 1 GiB. */
  readonly memoryLimitBytes?: number | undefined;
}

/** A profile under way, chunk by chunk. */
export interface Profiling {
  /** Reads the next rows. Any cut into chunks gives the same profile. */
  update(table: Table): void;
  /** @param data the digest of the whole, where it is known. */
  finish(data?: Digest): DataProfile;
}

const SHARES = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99];
/** Distinct values are looked at after so many rows: what is held stays near the limit. */
const PIECE = 16_384;

/**
 * Starts a profile of a table that comes in chunks; the columns are those of the first.
 * @throws TrainingError `TRAINING_OPTION_INVALID`
 * @example
 * const profiling = startProfile();
 * profiling.update(createTable({ age: numberColumn([31, null]) }));
 * profiling.finish().columns[0]?.missing; // Returns: 1
 */
export function startProfile(options: ProfileOptions = {}): Profiling {
  const { contract, shares = SHARES, top = 10, minimumRows = 10 } = options;
  const { distinctLimit = 10_000, memoryLimitBytes = 2 ** 30 } = options;
  for (const [name, value] of Object.entries({ top, minimumRows, distinctLimit })) {
    requireOption(Number.isSafeInteger(value) && value >= 0, name, 'an integer from 0 up', value);
  }
  for (const share of shares) {
    requireOption(share >= 0 && share <= 1, 'shares', 'each from 0 to 1', share);
  }
  const named = new Set([
    ...(contract ? personalColumns(contract) : []),
    ...(options.personal ?? []),
  ]);
  const isPersonal = (name: string): boolean => !contract || named.has(name);
  const budget = { limit: memoryLimitBytes, used: 0 };
  const readers = new Map<string, ColumnReaders>();
  let hasBegun = false;
  let rows = 0;
  return {
    update: (table): void => {
      if (hasBegun) requireSameColumns(readers, table);
      else for (const name of table.columns.keys()) readers.set(name, readersOf(name, budget));
      hasBegun = true;
      // A table without rows is read, too: its columns have kinds.
      for (let from = 0; from === 0 || from < table.rowCount; from += PIECE) {
        const piece = sliceRows(table, from, Math.min(from + PIECE, table.rowCount));
        for (const [name, { figures, numbers }] of readers) {
          figures.read(piece.columns.get(name), undefined, rows + from);
          numbers.read(piece.columns.get(name), undefined, rows + from);
          if ((figures.tally?.distinct() ?? 0) > distinctLimit) figures.tally = undefined;
        }
      }
      rows += table.rowCount;
    },
    finish: (data): DataProfile => ({
      schemaVersion: 1,
      ...(data === undefined ? {} : { data }),
      rows,
      columns: Array.from(readers, ([name, read]) =>
        columnProfile(read, { shares, top, minimumRows, isPersonal: isPersonal(name) }),
      ),
    }),
  };
}

function readersOf(name: string, budget: MemoryBudget): ColumnReaders {
  // What is held for distinct values has a limit of its own.
  const unlimited = { limit: Infinity, used: 0 };
  const figures = new ColumnReader(name, undefined, { budget: unlimited, areKept: false });
  const numbers = new ColumnReader(name, undefined, { budget, areKept: false });
  figures.needMoments();
  figures.needTally();
  numbers.needNumbers();
  return { figures, numbers };
}

/** A chunk has the columns of those before it, in any order. */
function requireSameColumns(readers: ReadonlyMap<string, ColumnReaders>, { columns }: Table): void {
  for (const [name, { figures }] of readers) {
    const kind = columns.get(name)?.kind;
    if (kind === undefined || (figures.kind !== undefined && kind !== figures.kind)) {
      throw new ColumnsError(kind === undefined ? 'COLUMN_MISSING' : 'COLUMN_KIND', {
        message: `profile: every chunk must have the columns of the first, of the same kinds; column "${name}" is ${kind === undefined ? 'not there' : `of kind "${kind}" and was of kind "${figures.kind}"`}; give the chunks of one source`,
        details: { column: name },
      });
    }
  }
  const added = [...columns.keys()].find((name) => !readers.has(name));
  if (added !== undefined) {
    throw new ColumnsError('COLUMN_MISSING', {
      message: `profile: every chunk must have the columns of the first; column "${added}" was not there; give the chunks of one source`,
      details: { column: added },
    });
  }
}
