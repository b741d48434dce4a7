import { requireOption } from '../../internal/require-option.ts';
import { invalidScores } from '../check-scored-rows.ts';
import { checkWeights } from './check-weights.ts';
import { type CodedLabels, codedLabels } from './coded-labels.ts';
import { type JointCounts, jointCounts } from './joint-counts.ts';
import { compareLabels, type Label, type LabelledRows, labelCount } from './label.ts';

/** The square table of true against predicted labels: every threshold metric follows from it. */
export interface LabelTally {
  /** The labels that occur, in either place: numbers ascending, strings by code point. */
  readonly labels: readonly Label[];
  readonly rows: number;
  /** Row-major: rows of true label i that were said to be j, or the sum of their weights. */
  readonly cells: Float64Array;
  /** For each label: what was rightly said to be it, what is it, and what was said to be it. */
  readonly hits: Float64Array;
  readonly actual: Float64Array;
  readonly predicted: Float64Array;
  readonly total: number;
}

// A table of 2¹¹ × 2¹¹ sums is 32 MiB: beyond that the labels are no classes.
const MOST_LABELS = 2048;

/**
 * Counts labelled rows, in one pass.
 * @throws TrainingError `TRAINING_SCORES_INVALID` for unequal lengths, labels of two types, a missing or
 * infinite label, bad weights; `TRAINING_OPTION_INVALID` for more than 2048 distinct labels.
 */
export function labelTally({ yTrue, yPred, weights }: LabelledRows): LabelTally {
  const rows = labelCount(yTrue);
  if (labelCount(yPred) !== rows) {
    throw invalidScores('yPred', `as long as yTrue (${rows})`, labelCount(yPred), -1);
  }
  checkWeights(weights, rows);
  const truth = codedLabels('yTrue', yTrue);
  const predicted = codedLabels('yPred', yPred);
  for (const { dictionary } of [truth, predicted]) requireFew(dictionary.length);
  const joint = jointCounts(truth, predicted, weights);
  const labels = occurring(truth, predicted, joint);
  requireFew(labels.length);
  return { rows, ...marginsOf(labels, tableOf(labels, truth, predicted, joint)) };
}

function requireFew(labels: number): void {
  requireOption(
    labels <= MOST_LABELS,
    'metrics: distinct labels',
    `at most ${MOST_LABELS}: classes, not numbers`,
    labels,
  );
}

function occurring(truth: CodedLabels, predicted: CodedLabels, joint: JointCounts): Label[] {
  const fromTrue = truth.dictionary.filter((_, code) => joint.seenTrue[code] === 1);
  const fromPredicted = predicted.dictionary.filter((_, code) => joint.seenPredicted[code] === 1);
  const labels = [...new Set([...fromTrue, ...fromPredicted])];
  if (new Set(labels.map((label) => typeof label)).size > 1) {
    throw invalidScores('yPred', `of the type of yTrue (${typeof labels[0]})`, 'another', -1);
  }
  return labels.sort(compareLabels);
}

function tableOf(
  labels: readonly Label[],
  truth: CodedLabels,
  predicted: CodedLabels,
  joint: JointCounts,
): Float64Array {
  const at = new Map(labels.map((label, index) => [label, index]));
  const cells = new Float64Array(labels.length * labels.length);
  for (let x = 0; x < joint.seenTrue.length; x += 1) {
    if (joint.seenTrue[x] === 0) continue;
    const row = at.get(truth.dictionary[x]!)! * labels.length;
    for (let y = 0; y < joint.seenPredicted.length; y += 1) {
      if (joint.seenPredicted[y] === 0) continue;
      cells[row + at.get(predicted.dictionary[y]!)!] = joint.cells[x * joint.width + y]!;
    }
  }
  return cells;
}

function marginsOf(labels: readonly Label[], cells: Float64Array): Omit<LabelTally, 'rows'> {
  const size = labels.length;
  const hits = new Float64Array(size);
  const actual = new Float64Array(size);
  const predicted = new Float64Array(size);
  let total = 0;
  for (let row = 0; row < size; row += 1) {
    hits[row] = cells[row * size + row]!;
    for (let column = 0; column < size; column += 1) {
      actual[row]! += cells[row * size + column]!;
      predicted[column]! += cells[row * size + column]!;
    }
    total += actual[row]!;
  }
  return { labels, cells, hits, actual, predicted, total };
}
