import { TrainingError } from '../errors.ts';
import type { DesignMatrix } from '../features/design-matrix.ts';
import { solveCholesky } from './cholesky.ts';
import { sigmoid, softplus } from './sigmoid.ts';

export interface LogisticOptions {
  /** The penalty ½ · l2 · Σ w²; scikit-learn's C is 1 / l2. The intercept is not penalised. */
  readonly l2: number;
  readonly maxIterations: number;
  /** The largest |Δ parameter|, relative to max(1, |parameter|), at which a step is the last. */
  readonly tolerance: number;
}

export interface LogisticFit {
  readonly coefficients: Float64Array;
  readonly intercept: number;
  readonly iterations: number;
  readonly lastStep: number;
}

/**
 * Minimises Σ log(1 + exp(−yᵢ ηᵢ)) + ½ · l2 · ‖w‖² over w and the intercept, by Newton's method
 * (IRLS): the Hessian's upper triangle XᵀSX, Cholesky, the step halved while the objective grows.
 *
 * @param labels 1 where the label is positive, else 0.
 * @throws TrainingError `TRAINING_NOT_CONVERGED` where no optimum is reached: columns that depend on
 * each other, or labels that the columns separate, with l2 = 0.
 * @see reference: scikit-learn `LogisticRegression(solver='newton-cholesky')`
 */
export function fitLogisticRegression(
  matrix: DesignMatrix,
  labels: Uint8Array,
  options: LogisticOptions,
): LogisticFit {
  let parameters: Float64Array = new Float64Array(matrix.width + 1);
  let scores: Float64Array = new Float64Array(matrix.rows);
  let objective = objectiveOf(scores, labels, parameters, options.l2);
  for (let iterations = 1; iterations <= options.maxIterations; iterations += 1) {
    const step = newtonStep(matrix, labels, scores, parameters, options.l2);
    if (!step) throw notConverged(iterations, options, 'the Hessian is singular');
    let size = 1;
    for (;;) {
      const factor = size;
      const next = parameters.map((value, at) => value - factor * step[at]!);
      const nextScores = linearScores(matrix, next);
      const nextObjective = objectiveOf(nextScores, labels, next, options.l2);
      // Near the optimum the objective is flat to rounding: that is no growth.
      if (nextObjective <= objective + 1e-12 * Math.abs(objective) || size < 1e-6) {
        parameters = next;
        scores = nextScores;
        objective = nextObjective;
        break;
      }
      size /= 2;
    }
    const change = largestChange(step, parameters);
    if (size === 1 && change.relative <= options.tolerance) {
      return {
        coefficients: parameters.slice(0, -1),
        intercept: parameters.at(-1)!,
        iterations,
        lastStep: change.absolute,
      };
    }
  }
  throw notConverged(options.maxIterations, options, 'the steps do not vanish');
}

/** x · w + intercept of every row; the last parameter is the intercept. */
export function linearScores(matrix: DesignMatrix, parameters: ArrayLike<number>): Float64Array {
  const { rows, width, values } = matrix;
  const scores = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    let score = 0;
    for (let at = 0; at < width; at += 1) score += values[row * width + at]! * parameters[at]!;
    scores[row] = score + parameters[width]!;
  }
  return scores;
}

function newtonStep(
  { rows, width, values }: DesignMatrix,
  labels: Uint8Array,
  scores: Float64Array,
  parameters: Float64Array,
  l2: number,
): Float64Array | undefined {
  const size = width + 1;
  const hessian = new Float64Array(size * size);
  const gradient = new Float64Array(size);
  const row = new Float64Array(size).fill(1);
  for (let index = 0; index < rows; index += 1) {
    row.set(values.subarray(index * width, (index + 1) * width));
    const score = scores[index]!;
    const probability = sigmoid(score);
    const residual = probability - labels[index]!;
    const weight = probability * sigmoid(-score);
    for (let i = 0; i < size; i += 1) {
      const cell = row[i]!;
      if (cell === 0) continue;
      gradient[i]! += residual * cell;
      const weighted = weight * cell;
      for (let j = i; j < size; j += 1) hessian[i * size + j]! += weighted * row[j]!;
    }
  }
  for (let i = 0; i < width; i += 1) {
    gradient[i]! += l2 * parameters[i]!;
    hessian[i * size + i]! += l2;
  }
  return solveCholesky(hessian, gradient) ? gradient : undefined;
}

function objectiveOf(
  scores: Float64Array,
  labels: Uint8Array,
  parameters: Float64Array,
  l2: number,
): number {
  let loss = 0;
  for (let row = 0; row < scores.length; row += 1) {
    loss += softplus(labels[row] === 1 ? -scores[row]! : scores[row]!);
  }
  let squares = 0;
  for (let at = 0; at < parameters.length - 1; at += 1) squares += parameters[at]! ** 2;
  return loss + 0.5 * l2 * squares;
}

function largestChange(
  step: Float64Array,
  parameters: Float64Array,
): { readonly absolute: number; readonly relative: number } {
  let absolute = 0;
  let relative = 0;
  for (let at = 0; at < step.length; at += 1) {
    const change = Math.abs(step[at]!);
    absolute = Math.max(absolute, change);
    relative = Math.max(relative, change / Math.max(1, Math.abs(parameters[at]!)));
  }
  return { absolute, relative };
}

function notConverged(iterations: number, { l2 }: LogisticOptions, why: string): TrainingError {
  return new TrainingError('TRAINING_NOT_CONVERGED', {
    message: `logistic regression: the optimum must be reached; ${why} after ${iterations} iteration(s) with l2 = ${l2}; the inputs may depend on each other or separate the labels: raise l2, or remove an input`,
    details: { iterations, l2, why },
  });
}
