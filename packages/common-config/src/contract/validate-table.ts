import { type Column, columnLength, isMissing, type Table } from '../columns/index.ts';
import type { DeepReadonly } from '../kernel/index.ts';
import type { MetadataField, ModelContract } from './model-contract.ts';
import type { CellProblem } from './row-schema.ts';

/** One kind of violation in one column: how many cells, and the first few row numbers. */
export interface ColumnViolation {
  readonly column: string;
  readonly problem: CellProblem | 'absent';
  readonly count: number;
  /** Zero-based row numbers, the first ten at the most. */
  readonly rows: readonly number[];
}

const SHOWN = 10;

/**
 * Checks the named fields of a table against the contract, column by column.
 * It finds a violation in exactly those cells that `validateRow` refuses (one law test holds both).
 */
export function validateTable(
  fields: Readonly<Record<string, DeepReadonly<MetadataField>>>,
  table: Table,
): readonly ColumnViolation[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const column = table.columns.get(name);
    if (!column)
      return [{ column: name, problem: 'absent' as const, count: table.rowCount, rows: [] }];
    return violationsOf(name, column, field);
  });
}

/** All columns that a contract reads: inputs, protected attributes, metadata and the target. */
export function allFields(
  contract: ModelContract,
): Readonly<Record<string, DeepReadonly<MetadataField>>> {
  const { name, column, values } = contract.target;
  const target: DeepReadonly<MetadataField> = {
    type: 'category',
    values,
    nullable: false,
    ...(column ? { column } : {}),
  };
  const { features, protectedAttributes, metadata } = contract;
  return { ...features, ...protectedAttributes, ...metadata, [name]: target };
}

function violationsOf(
  name: string,
  column: Column,
  field: DeepReadonly<MetadataField>,
): ColumnViolation[] {
  const found = new Map<CellProblem, { count: number; rows: number[] }>();
  const judge = cellJudge(column, field);
  for (let row = 0; row < columnLength(column); row += 1) {
    const problem = judge(row);
    if (!problem) continue;
    const entry = found.get(problem) ?? { count: 0, rows: [] };
    entry.count += 1;
    if (entry.rows.length < SHOWN) entry.rows.push(row);
    found.set(problem, entry);
  }
  return [...found].map(([problem, entry]) => ({ column: name, problem, ...entry }));
}

const KIND_OF = { number: 'number', category: 'category', text: 'category', time: 'time' } as const;

function cellJudge(
  column: Column,
  field: DeepReadonly<MetadataField>,
): (row: number) => CellProblem | undefined {
  const missing = field.nullable ? undefined : 'missing';
  if (column.kind !== KIND_OF[field.type]) {
    return (row) => (isMissing(column, row) ? missing : 'wrong_type');
  }
  if (column.kind === 'category') {
    const allowed = field.type === 'category' ? new Set(field.values) : undefined;
    // The dictionary is checked once; the rows only look the answer up.
    const answers = column.categories.map((category) =>
      !allowed || allowed.has(category) ? undefined : 'unknown_category',
    );
    return (row) => (column.codes[row]! < 0 ? missing : answers[column.codes[row]!]);
  }
  const { minimum = -Infinity, maximum = Infinity } = field.type === 'number' ? field : {};
  return (row) => {
    if (isMissing(column, row)) return missing;
    const value = column.values[row]!;
    if (!Number.isFinite(value)) return 'wrong_type';
    return value < minimum || value > maximum ? 'out_of_range' : undefined;
  };
}
