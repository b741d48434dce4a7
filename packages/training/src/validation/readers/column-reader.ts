import type { CategoryColumn, Column } from '@codexhub/common-config/columns';
import type { Condition } from '@codexhub/common-config/contract';
import type { Mask } from '../conditions.ts';
import { type MemoryBudget, takeBytes } from '../memory-budget.ts';
import type { RowSample } from '../row-sample.ts';
import type { ColumnPart } from './column-part.ts';
import { createMoments, type Moments } from './moments.ts';
import { readNumbers } from './read-numbers.ts';
import { createValueTally, type ValueTally } from './value-tally.ts';

/** Why nothing can be said of a column. */
export type ColumnProblem = 'unknown_column' | 'wrong_kind' | 'kind_changed' | 'memory_limit';

export interface ReaderOptions {
  readonly budget: MemoryBudget;
  /** Nobody writes into a chunk after it was read: values that are kept need not be copied. */
  readonly areKept: boolean;
}

/**
 * Reads one column under one condition, chunk after chunk, for all checks that ask about it: they
 * share the one pass, and say before it what they need beyond counts and extremes.
 */
export class ColumnReader {
  readonly name: string;
  readonly where: Condition | undefined;
  /** The column of the chunk that was read last. */
  part: ColumnPart | undefined;
  kind: Column['kind'] | undefined;
  problem: ColumnProblem | undefined;
  rows = 0;
  missing = 0;
  notANumber = 0;
  minimum = Infinity;
  maximum = -Infinity;
  moments: Moments | undefined;
  /** Every number that is there, for quantiles. */
  collected: Float64Array[] | undefined;
  tally: ValueTally | undefined;
  #repeated: RowSample | undefined;
  #tallyBytes = 0;
  readonly #budget: MemoryBudget;
  readonly #areKept: boolean;

  constructor(name: string, where: Condition | undefined, options: ReaderOptions) {
    this.name = name;
    this.where = where;
    this.#budget = options.budget;
    this.#areKept = options.areKept;
  }

  needMoments(): void {
    this.moments ??= createMoments();
  }

  needNumbers(): void {
    this.collected ??= [];
  }

  needTally(): void {
    this.tally ??= createValueTally(undefined, this.#areKept);
  }

  /** A tally that samples the rows of repeated values; whoever asks again gets the same sample. */
  needRepeated(sample: RowSample): RowSample {
    if (!this.#repeated) {
      this.#repeated = sample;
      this.tally = createValueTally(sample, this.#areKept);
    }
    return this.#repeated;
  }

  /** Cells that are there. */
  get present(): number {
    return this.rows - this.missing;
  }

  read(column: Column | undefined, mask: Mask | undefined, firstRow: number): void {
    this.part = undefined;
    if (!column) this.problem ??= 'unknown_column';
    else if (this.kind !== undefined && this.kind !== column.kind) this.problem ??= 'kind_changed';
    if (!column || this.problem) return;
    this.kind = column.kind;
    this.part =
      column.kind === 'category'
        ? readCategories(column, mask, firstRow)
        : { column, mask, firstRow, counts: undefined, ...readNumbers(column, mask, this.moments) };
    const { rows, missing, notANumber, minimum, maximum } = this.part;
    this.rows += rows;
    this.missing += missing;
    this.notANumber += notANumber;
    this.minimum = Math.min(this.minimum, minimum);
    this.maximum = Math.max(this.maximum, maximum);
    this.#collect(this.part);
    this.#count(this.part);
  }

  #collect({ column, mask, rows, missing }: ColumnPart): void {
    if (!this.collected || column.kind === 'category') return;
    if (!takeBytes(this.#budget, 8 * (rows - missing))) {
      this.problem = 'memory_limit';
      this.collected = undefined;
      return;
    }
    const { values } = column;
    const validity = column.kind === 'number' ? column.validity : undefined;
    if (!mask && missing === 0) {
      this.collected.push(this.#areKept ? values : values.slice());
      return;
    }
    const kept = new Float64Array(rows - missing);
    let count = 0;
    for (let row = 0; row < values.length; row += 1) {
      const value = values[row]!;
      if (mask && mask[row] === 0) continue;
      if (validity ? (validity[row >> 3]! & (1 << (row & 7))) === 0 : Number.isNaN(value)) continue;
      kept[count] = value;
      count += 1;
    }
    this.collected.push(kept);
  }

  #count({ column, mask, firstRow, counts }: ColumnPart): void {
    if (!this.tally) return;
    if (column.kind === 'category') {
      if (counts && !this.#repeated) this.tally.addCounts(column.categories, counts);
      else this.tally.addCategories(column, mask, firstRow);
    } else this.tally.addNumbers(column, mask, firstRow);
    const bytes = this.tally.bytes();
    if (!takeBytes(this.#budget, bytes - this.#tallyBytes)) {
      this.problem = 'memory_limit';
      this.tally = undefined;
    } else this.#tallyBytes = bytes;
  }
}

function readCategories(
  column: CategoryColumn,
  mask: Mask | undefined,
  firstRow: number,
): ColumnPart {
  const { codes, categories } = column;
  // One place before the first code is for the missing ones. Two counters in turn: a row need not
  // wait until the row before it is counted.
  const even = new Int32Array(categories.length + 1);
  const odd = new Int32Array(categories.length + 1);
  let rows = codes.length;
  if (mask) {
    rows = 0;
    for (let row = 0; row < codes.length; row += 1) {
      if (mask[row] === 0) continue;
      rows += 1;
      even[codes[row]! + 1]! += 1;
    }
  } else {
    const pairs = codes.length & ~1;
    for (let row = 0; row < pairs; row += 2) {
      even[codes[row]! + 1]! += 1;
      odd[codes[row + 1]! + 1]! += 1;
    }
    if (pairs < codes.length) even[codes[pairs]! + 1]! += 1;
    for (let code = 0; code < even.length; code += 1) even[code]! += odd[code]!;
  }
  return {
    column,
    mask,
    firstRow,
    rows,
    missing: even[0]!,
    notANumber: 0,
    minimum: Infinity,
    maximum: -Infinity,
    counts: even.subarray(1),
  };
}
