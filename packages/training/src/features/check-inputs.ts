import { categoriesOf, isMissing, numbersOf, type Table } from '@codexhub/common-config/columns';
import { TrainingError } from '../errors.ts';
import type { FeatureInput } from './fitted-features.ts';
import { placesOf } from './places-of.ts';

/**
 * Refuses what an input does not allow, in any row.
 * @throws TrainingError `TRAINING_MODEL_MISMATCH` for a missing cell in an input that is not nullable, a
 * number that is not finite, or a category that is not allowed; ColumnsError `COLUMN_MISSING`, `COLUMN_KIND`.
 */
export function checkInputs(
  table: Table,
  inputs: Iterable<FeatureInput>,
  refused: ReadonlyMap<string, ReadonlySet<number>>,
): void {
  for (const input of inputs) {
    if (input.type === 'number') checkNumbers(table, input);
    else checkCategories(table, input, refused.get(input.name));
  }
}

function checkNumbers(table: Table, { name, nullable }: FeatureInput): void {
  const column = numbersOf(table, name);
  const { values } = column;
  for (let row = 0; row < values.length; row += 1) {
    if (Number.isFinite(values[row]!)) continue;
    const missing = isMissing(column, row);
    if (!missing || !nullable) throw misfit(name, row, missing);
  }
}

function checkCategories(table: Table, input: FeatureInput, refused?: ReadonlySet<number>): void {
  const { codes } = categoriesOf(table, input.name);
  const places = placesOf(table, input);
  const last = places.length - 1;
  const allowed = places.map((place, code) =>
    place < 0 || refused?.has(place) || (code === last && !input.nullable) ? 0 : 1,
  );
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row]! < 0 ? last : codes[row]!;
    if (allowed[code] === 0) throw misfit(input.name, row, code === last);
  }
}

function misfit(name: string, row: number, missing: boolean): TrainingError {
  const received = missing ? 'a missing cell' : 'a cell outside of it';
  return new TrainingError('TRAINING_MODEL_MISMATCH', {
    message: `model: the input "${name}" must fit its contract, and what was seen in training where a step asks for it, in every row; row ${row} has ${received}; validate the table first`,
    details: { input: name, row, missing },
  });
}
