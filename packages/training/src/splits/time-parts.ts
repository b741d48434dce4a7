import type { Column } from '@codexhub/common-config/columns';
import { TrainingError } from '../errors.ts';
import { requireOption } from '../internal/require-option.ts';
import { orderRows } from '../order/order-rows.ts';
import { countUnfit } from './count-unfit.ts';
import type { FullRatios, SplitRows } from './splits.ts';

/**
 * Parts in order of time: every moment of train is before every moment of validation, and those before
 * every one of test. A cut falls between two moments, at the place nearest to the ratio (of two equally
 * near ones the earlier), and never where a part would be empty.
 *
 * @throws TrainingError `TRAINING_OPTION_INVALID` where a moment is missing or the column holds
 * categories; `TRAINING_MOMENTS_TOO_FEW` where there are fewer moments than parts.
 */
export function timeParts(name: string, column: Column, ratios: FullRatios): SplitRows {
  const values = momentsOf(name, column);
  const { sorted, order } = orderRows(values);
  // Where a cut may fall: the places at which a new moment begins.
  const starts: number[] = [];
  for (let at = 1; at < order.length; at += 1) {
    if (sorted[at] !== sorted[at - 1]) starts.push(at);
  }
  const parts = ratios.validation > 0 ? 3 : 2;
  if (starts.length < parts - 1)
    throw tooFew(name, order.length === 0 ? 0 : starts.length + 1, parts);
  const rows = order.length;
  const rowsIn = (from: number, to = rows): Int32Array => new Int32Array(order.subarray(from, to));
  const first = nearest(starts, ratios.train * rows, 0, starts.length - (parts - 2));
  if (parts === 2) {
    const cut = starts[first]!;
    return { train: rowsIn(0, cut), validation: new Int32Array(0), test: rowsIn(cut) };
  }
  const second = nearest(
    starts,
    (ratios.train + ratios.validation) * rows,
    first + 1,
    starts.length,
  );
  const [trainEnd, validationEnd] = [starts[first]!, starts[second]!];
  return {
    train: rowsIn(0, trainEnd),
    validation: rowsIn(trainEnd, validationEnd),
    test: rowsIn(validationEnd),
  };
}

/**
 * The moments of a column, as numbers.
 * @throws TrainingError `TRAINING_OPTION_INVALID` where one is missing or the column holds categories.
 */
function momentsOf(name: string, column: Column): Float64Array {
  const subject = `split: the column to order by, "${name}",`;
  requireOption(column.kind !== 'category', subject, 'of moments or numbers', 'categories');
  const missing = countUnfit(column);
  requireOption(missing === 0, subject, 'without missing cells', `${missing} missing`);
  return column.kind === 'category' ? new Float64Array(0) : column.values;
}

/** The index of the start nearest to a place, among starts[from … to − 1]. */
function nearest(starts: readonly number[], place: number, from: number, to: number): number {
  let best = from;
  for (let at = from + 1; at < to; at += 1) {
    if (Math.abs(starts[at]! - place) < Math.abs(starts[best]! - place)) best = at;
  }
  return best;
}

function tooFew(name: string, moments: number, required: number): TrainingError {
  return new TrainingError('TRAINING_MOMENTS_TOO_FEW', {
    message: `split: the column to order by, "${name}", must have at least as many different moments as there are parts (${required}); received ${moments}; rows of one moment are never parted`,
    details: { column: name, moments, required },
  });
}
