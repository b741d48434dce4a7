/** The row numbers of a training and a test part. */
export interface TrainTestRows {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/**
 * The parts of a fold: the rows outside it, and the rows in it, both ascending.
 * @param folds the fold of each row.
 */
function rowsOfFold(folds: Int32Array, fold: number): TrainTestRows {
  let size = 0;
  for (let row = 0; row < folds.length; row += 1) if (folds[row] === fold) size += 1;
  const test = new Int32Array(size);
  const train = new Int32Array(folds.length - size);
  let inside = 0;
  for (let row = 0; row < folds.length; row += 1) {
    if (folds[row] === fold) {
      test[inside] = row;
      inside += 1;
    } else train[row - inside] = row;
  }
  return { train, test };
}

/** The parts of every fold, 0 … nSplits − 1. */
export function rowsOfFolds(folds: Int32Array, nSplits: number): TrainTestRows[] {
  return Array.from({ length: nSplits }, (_, fold) => rowsOfFold(folds, fold));
}
