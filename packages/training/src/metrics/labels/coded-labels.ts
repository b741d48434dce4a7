import { invalidScores } from '../check-scored-rows.ts';
import type { Label, Labels } from './label.ts';

/** Labels as codes into a dictionary, in which not every entry need occur. */
export interface CodedLabels {
  readonly codes: Uint8Array | Int32Array;
  readonly dictionary: readonly Label[];
}

const BYTES: readonly number[] = Array.from({ length: 256 }, (_, byte) => byte);
// Whole numbers within such a span are coded by a subtraction, without a look-up.
const SPAN = 256;

/**
 * Codes labels. Bytes are their own codes and a category column has some; of a column only the
 * dictionary is checked here, the codes while they are counted.
 * @throws TrainingError `TRAINING_SCORES_INVALID` naming the index of a label that is not finite, or of
 * another type than the first; never a string itself.
 */
export function codedLabels(name: string, labels: Labels): CodedLabels {
  if ('kind' in labels) {
    if (new Set(labels.categories).size === labels.categories.length) {
      return { codes: labels.codes, dictionary: labels.categories };
    }
    throw invalidScores(`${name}.categories`, 'without repetition', 'one of them twice', -1);
  }
  if (labels instanceof Uint8Array) return { codes: labels, dictionary: BYTES };
  return spannedLabels(labels) ?? lookedUpLabels(name, labels);
}

/** Whole numbers of a small span: the code is the number less the least. */
function spannedLabels(labels: ArrayLike<Label>): CodedLabels | undefined {
  let least = Infinity;
  let most = -Infinity;
  for (let row = 0; row < labels.length; row += 1) {
    const label = labels[row]!;
    if (!Number.isInteger(label)) return undefined;
    if ((label as number) < least) least = label as number;
    if ((label as number) > most) most = label as number;
  }
  if (!(most - least < SPAN)) return undefined;
  const codes = new Uint8Array(labels.length);
  for (let row = 0; row < codes.length; row += 1) codes[row] = (labels[row] as number) - least;
  const dictionary: number[] = [];
  for (let label = least; label <= most; label += 1) dictionary.push(label);
  return { codes, dictionary };
}

/** The same labels, their dictionary no longer than the highest code: small tables are fast tables. */
export function trimmedLabels({ codes, dictionary }: CodedLabels): CodedLabels {
  if (dictionary !== BYTES) return { codes, dictionary };
  let highest = 0;
  for (let row = 0; row < codes.length; row += 1) {
    if (codes[row]! > highest) highest = codes[row]!;
  }
  return { codes, dictionary: BYTES.slice(0, highest + 1) };
}

function lookedUpLabels(name: string, labels: ArrayLike<Label>): CodedLabels {
  const index = new Map<Label, number>();
  const codes = new Int32Array(labels.length);
  const type = typeof labels[0];
  for (let row = 0; row < codes.length; row += 1) {
    const label = labels[row]!;
    if (typeof label !== type || !isLabel(label)) {
      const received = typeof label === 'number' ? label : `a ${typeof label}`;
      throw invalidScores(name, 'a finite number, or each of them a string', received, row);
    }
    let code = index.get(label);
    if (code === undefined) {
      code = index.size;
      index.set(label, code);
    }
    codes[row] = code;
  }
  return { codes, dictionary: [...index.keys()] };
}

function isLabel(label: unknown): boolean {
  return typeof label === 'string' || Number.isFinite(label);
}
