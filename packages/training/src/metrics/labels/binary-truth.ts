import { requireOption } from '../../internal/require-option.ts';
import { invalidScores, requireBinary } from '../check-scored-rows.ts';
import { codedLabels } from './coded-labels.ts';
import type { Label, Labels } from './label.ts';

/**
 * Labels as bytes: 1 where a row has the positive label, else 0. Bytes of 0 and 1 pass as they are.
 *
 * @param positive 1 where absent, and to be named where labels are strings.
 * @throws TrainingError `TRAINING_SCORES_INVALID` naming the index of a label that is missing or neither of
 * two; `TRAINING_OPTION_INVALID` where `positive` is none of the two labels.
 */
export function binaryTruth(yTrue: Labels, positive: Label | undefined): Uint8Array {
  if (yTrue instanceof Uint8Array && (positive === undefined || positive === 1)) {
    requireBinary('yTrue', yTrue);
    return yTrue;
  }
  const { codes, dictionary } = codedLabels('yTrue', yTrue);
  const chosen = positive ?? 1;
  requireOption(
    dictionary.length === 0 || typeof dictionary[0] === typeof chosen,
    'metrics: positive',
    `a ${typeof dictionary[0]}, as the labels are`,
    `a ${typeof chosen}`,
  );
  const hit = dictionary.indexOf(chosen);
  const truth = new Uint8Array(codes.length);
  let other = -1;
  let hits = 0;
  let third = false;
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row]!;
    if (code === hit && hit >= 0) {
      truth[row] = 1;
      hits += 1;
      continue;
    }
    if (code < 0 || code >= dictionary.length) {
      throw invalidScores('yTrue', 'a label: a code of its dictionary', code, row);
    }
    if (other >= 0 && code !== other) {
      third = true;
      if (hits > 0) throw invalidScores('yTrue', 'one of two labels', 'a third', row);
    }
    other = code;
  }
  requireOption(
    !third || hits > 0,
    'metrics: positive',
    'one of the labels of the rows',
    'another',
  );
  if (third) throw invalidScores('yTrue', 'of two labels', 'more of them', -1);
  return truth;
}
