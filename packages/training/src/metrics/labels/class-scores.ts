import { requireOption } from '../../internal/require-option.ts';
import { invalidScores } from '../check-scored-rows.ts';
import { checkWeights } from './check-weights.ts';
import { type CodedLabels, codedLabels } from './coded-labels.ts';
import { compareLabels, type Label, type Labels, type Weights } from './label.ts';

/** Rows with a score for each class. */
export interface ClassScoredRows {
  readonly yTrue: Labels;
  /** One vector per class, in the order of `labels`. */
  readonly scores: readonly (Float64Array | readonly number[])[];
  /** The classes; where absent those that occur, numbers ascending, strings by code point. */
  readonly labels?: readonly Label[] | undefined;
  readonly weights?: Weights | undefined;
}

/** The same, checked: the place of each row's class in `labels`. */
export interface ClassScores {
  readonly places: Int32Array;
  readonly labels: readonly Label[];
  readonly scores: readonly (Float64Array | readonly number[])[];
  readonly weights: Weights | undefined;
}

/**
 * @throws TrainingError `TRAINING_SCORES_INVALID` naming the index of a label that `labels` lacks or a score
 * that is not finite; `TRAINING_OPTION_INVALID` where labels and score vectors differ in number.
 */
export function classScores({ yTrue, scores, labels, weights }: ClassScoredRows): ClassScores {
  const coded = codedLabels('yTrue', yTrue);
  const rows = coded.codes.length;
  checkWeights(weights, rows);
  const classes = labels ?? occurring(coded);
  requireOption(
    new Set(classes).size === classes.length,
    'metrics: labels',
    'without repetition',
    'a label twice',
  );
  requireOption(
    classes.length === scores.length || (rows === 0 && !labels),
    'metrics: scores',
    `one vector for each label (${classes.length}; name all in "labels" where some do not occur)`,
    scores.length,
  );
  scores.forEach((score, at) => {
    if (score.length !== rows) {
      throw invalidScores(`scores[${at}]`, `as long as yTrue (${rows})`, score.length, -1);
    }
    for (let row = 0; row < rows; row += 1) {
      const value = score[row]!;
      if (value - value !== 0) throw invalidScores(`scores[${at}]`, 'finite', value, row);
    }
  });
  return { places: placesOf(coded, classes), labels: classes, scores, weights };
}

function occurring({ codes, dictionary }: CodedLabels): Label[] {
  const seen = new Uint8Array(dictionary.length);
  for (let row = 0; row < codes.length; row += 1) if (codes[row]! >= 0) seen[codes[row]!] = 1;
  return dictionary.filter((_, code) => seen[code] === 1).sort(compareLabels);
}

function placesOf({ codes, dictionary }: CodedLabels, labels: readonly Label[]): Int32Array {
  const placeOfLabel = new Map(labels.map((label, place) => [label, place]));
  const placeOfCode = dictionary.map((label) => placeOfLabel.get(label) ?? -1);
  const places = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row += 1) {
    const place = placeOfCode[codes[row]!] ?? -1;
    if (place < 0) throw invalidScores('yTrue', 'one of the labels', 'another, or none', row);
    places[row] = place;
  }
  return places;
}

// Of single precision, with room for a sum over many classes.
const SUM_TOLERANCE = 1e-5;

/**
 * Refuses what is no probability, or does not add up to 1 over the classes (within 1e-5).
 * @throws TrainingError `TRAINING_SCORES_INVALID` naming the row.
 */
export function requireDistributions({ places, scores }: ClassScores): void {
  for (let row = 0; row < places.length; row += 1) {
    let sum = 0;
    for (let at = 0; at < scores.length; at += 1) {
      const value = scores[at]![row]!;
      if (!(value >= 0 && value <= 1)) {
        throw invalidScores(`scores[${at}]`, 'a probability in [0, 1]', value, row);
      }
      sum += value;
    }
    if (Math.abs(sum - 1) <= SUM_TOLERANCE) continue;
    throw invalidScores('scores', 'probabilities that add up to 1 over the classes', sum, row);
  }
}
