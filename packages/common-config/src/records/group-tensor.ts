import { z } from 'zod';

/** The grids that weights and their squares are rounded to, as exponents of 2. */
export interface WeightGrid {
  readonly weights: number;
  readonly squares: number;
}

/** Four numbers of a group, at 2 × label + decision: 00, 01, 10, 11. */
export type ByOutcome = readonly [number, number, number, number];

/** What was counted of one group: no row and no identifier. */
export interface TensorCell {
  /** A value for each sensitive attribute, then for each control; `null` where it is unknown. */
  readonly group: readonly (string | null)[];
  /** Rows, at 2 × label + decision. */
  readonly counts: ByOutcome;
  /** Sums of the weights, in units of 2^`weightGrid.weights`; present where rows have weights. */
  readonly weights?: ByOutcome | undefined;
  /** Sums of the squared weights, each rounded up, in units of 2^`weightGrid.squares`. */
  readonly squares?: ByOutcome | undefined;
  /** Rows by score: the bins of label 0, and those of label 1. Rows are counted, not weights. */
  readonly scores?: readonly [readonly number[], readonly number[]] | undefined;
}

/**
 * Counts of rows by sensitive attributes × controls × label × decision: all that fairness of a
 * classifier derives from. Plain data of integers, so it has a digest and a JSON round trip.
 *
 * Names stand in code-unit order, cells in that of their groups with unknown last, and a cell is there
 * only if it has rows: the same rows give the same tensor, whatever their order. `rows` is the sum of
 * all counts. Small cells disclose: treat it as restricted data.
 */
export interface GroupTensor {
  readonly schemaVersion: 1;
  readonly sensitive: readonly string[];
  readonly control: readonly string[];
  readonly rows: number;
  /** Present where rows have weights. */
  readonly weightGrid?: WeightGrid | undefined;
  /** Equal bins over [0, 1]; present where rows have scores. */
  readonly scoreBins?: number | undefined;
  readonly cells: readonly TensorCell[];
}

const whole = z.number().int().min(0);
const four = z.tuple([whole, whole, whole, whole]);
// Sums of weights may reach 2^53 units, which zod's int leaves out.
const units = z
  .number()
  .min(0)
  .max(2 ** 53)
  .refine(Number.isInteger, { message: 'must be a whole number of units' });
const fourUnits = z.tuple([units, units, units, units]);

const tensorCell = z.strictObject({
  group: z.array(z.string().nullable()),
  counts: four,
  weights: fourUnits.optional(),
  squares: fourUnits.optional(),
  scores: z.tuple([z.array(whole), z.array(whole)]).optional(),
});

/**
 * A stored tensor: its form, and that it adds up. One that was edited by hand is refused where its
 * counts, groups or bins contradict each other; what only the rows could show, its digest shows.
 */
export const groupTensorSchema: z.ZodType<GroupTensor> = z
  .strictObject({
    schemaVersion: z.literal(1),
    sensitive: z.array(z.string().min(1)),
    control: z.array(z.string().min(1)),
    rows: whole,
    // Further out no float64 holds a sum, or its unit is 0.
    weightGrid: z
      .strictObject({
        weights: z.int().min(-1022).max(971),
        squares: z.int().min(-1022).max(2100),
      })
      .optional(),
    scoreBins: z.number().int().min(1).optional(),
    cells: z.array(tensorCell),
  })
  .superRefine((tensor, context) => {
    const problem = tensorProblem(tensor);
    if (problem) context.addIssue({ code: 'custom', ...problem });
  });

function tensorProblem(
  tensor: GroupTensor,
): { readonly path: (string | number)[]; readonly message: string } | undefined {
  const axes = [...tensor.sensitive, ...tensor.control];
  if (new Set(axes).size < axes.length) {
    return { path: ['sensitive'], message: 'an attribute stands twice' };
  }
  const seen = new Set<string>();
  for (const [at, cell] of tensor.cells.entries()) {
    const message = cellProblem(tensor, cell, axes.length);
    if (message) return { path: ['cells', at], message };
    const key = JSON.stringify(cell.group);
    if (seen.has(key)) return { path: ['cells', at, 'group'], message: 'a group stands twice' };
    seen.add(key);
  }
  const sum = tensor.cells.reduce((rows, { counts }) => rows + sumOf(counts), 0);
  if (sum === tensor.rows) return undefined;
  return { path: ['rows'], message: `the counts add up to ${sum}, not to ${tensor.rows}` };
}

function cellProblem(
  { weightGrid, scoreBins }: GroupTensor,
  { group, counts, weights, squares, scores }: TensorCell,
  axes: number,
): string | undefined {
  if (group.length !== axes)
    return `a group must have ${axes} values; this one has ${group.length}`;
  const isWeighted = weightGrid !== undefined;
  if (isWeighted !== (weights !== undefined) || isWeighted !== (squares !== undefined)) {
    return 'weights, squares and weightGrid must be there together, or none of them';
  }
  const hasWeight = (at: number): boolean => weights?.[at] !== 0 || squares?.[at] !== 0;
  if (isWeighted && counts.some((count, at) => count === 0 && hasWeight(at))) {
    return 'no weight may stand where there are no rows';
  }
  if ((scoreBins !== undefined) !== (scores !== undefined)) {
    return 'scores and scoreBins must be there together, or none of them';
  }
  const [negatives = [], positives = []] = scores ?? [];
  if (!scores) return undefined;
  const isWhole =
    negatives.length === scoreBins &&
    positives.length === scoreBins &&
    sumOf(negatives) === counts[0] + counts[1] &&
    sumOf(positives) === counts[2] + counts[3];
  return isWhole ? undefined : 'the bins of the scores must hold every row of the cell once';
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
