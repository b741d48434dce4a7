import { z } from 'zod';

/**
 * A number column in bins that its reference froze: the intervals (−∞, e₀], (e₀, e₁], …, (eₙ, ∞), of
 * which the first and the last hold the tails, and the atoms, values that many rows share, each in a
 * bin of its own and out of its interval.
 */
export interface NumberDriftColumn {
  readonly kind: 'number';
  readonly column: string;
  /** Ascending. */
  readonly edges: readonly number[];
  /** Those of the edges that are bins themselves, ascending. */
  readonly atoms: readonly number[];
  readonly counts: {
    /** One more than there are edges. */
    readonly intervals: readonly number[];
    readonly atoms: readonly number[];
    readonly missing: number;
  };
}

/** A category column: the values that the contract declares, whatever else there was as `other`. */
export interface CategoryDriftColumn {
  readonly kind: 'category';
  readonly column: string;
  readonly values: readonly string[];
  readonly counts: {
    readonly values: readonly number[];
    readonly other: number;
    readonly missing: number;
  };
}

export type DriftColumn = NumberDriftColumn | CategoryDriftColumn;

/**
 * How often each bin of each column was seen: whole numbers, no row, no identifier and no value that was
 * not declared or shared by many rows. Columns stand in code-unit order of their names.
 */
export interface DriftProfile {
  readonly schemaVersion: 1;
  readonly rows: number;
  readonly columns: readonly DriftColumn[];
}

/** The rows that a model was trained on, and those that it is judged by, in the same bins. */
export interface DriftEvidence {
  /** Of the training rows, which froze the bins. */
  readonly reference: DriftProfile;
  /** Of the test rows. */
  readonly current: DriftProfile;
}

const whole = z.number().int().min(0);
const name = z.string().min(1);

const numberColumn = z.strictObject({
  kind: z.literal('number'),
  column: name,
  edges: z.array(z.number()),
  atoms: z.array(z.number()),
  counts: z.strictObject({ intervals: z.array(whole), atoms: z.array(whole), missing: whole }),
});

const categoryColumn = z.strictObject({
  kind: z.literal('category'),
  column: name,
  values: z.array(name),
  counts: z.strictObject({ values: z.array(whole), other: whole, missing: whole }),
});

/** A stored profile: its form, and that every column counts every row once. */
export const driftProfileSchema: z.ZodType<DriftProfile> = z
  .strictObject({
    schemaVersion: z.literal(1),
    rows: whole,
    columns: z.array(z.discriminatedUnion('kind', [numberColumn, categoryColumn])),
  })
  .superRefine(({ rows, columns }, context) => {
    for (const [at, column] of columns.entries()) {
      const before = columns[at - 1];
      const message =
        before && !(before.column < column.column)
          ? 'columns must stand in the order of their names, each once'
          : columnProblem(column, rows);
      if (message) context.addIssue({ code: 'custom', path: ['columns', at], message });
    }
  });

export const driftEvidenceSchema: z.ZodType<DriftEvidence> = z.strictObject({
  reference: driftProfileSchema,
  current: driftProfileSchema,
});

function columnProblem(column: DriftColumn, rows: number): string | undefined {
  const problem = column.kind === 'number' ? numberProblem(column) : categoryProblem(column);
  if (problem) return problem;
  const sum = countsOf(column).reduce((all, count) => all + count, 0);
  return sum === rows ? undefined : `the counts add up to ${sum}, not to ${rows} rows`;
}

function numberProblem({ edges, atoms, counts }: NumberDriftColumn): string | undefined {
  if (!isAscending(edges) || !isAscending(atoms)) return 'edges and atoms must ascend';
  if (!atoms.every((atom) => edges.includes(atom))) return 'every atom must be an edge';
  const fits = counts.intervals.length === edges.length + 1 && counts.atoms.length === atoms.length;
  return fits ? undefined : 'there must be a count for each interval and each atom';
}

function categoryProblem({ values, counts }: CategoryDriftColumn): string | undefined {
  if (new Set(values).size < values.length) return 'a value stands twice';
  return counts.values.length === values.length
    ? undefined
    : 'there must be a count for each value';
}

function countsOf(column: DriftColumn): readonly number[] {
  if (column.kind === 'category') {
    const { values, other, missing } = column.counts;
    return [...values, other, missing];
  }
  const { intervals, atoms, missing } = column.counts;
  return [...intervals, ...atoms, missing];
}

function isAscending(values: readonly number[]): boolean {
  return values.every((value, at) => at === 0 || values[at - 1]! < value);
}
