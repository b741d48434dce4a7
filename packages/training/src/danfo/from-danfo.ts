import type { ModelContract } from '@codexhub/common-config/contract';
import { type Dataset, loadDataset } from '../data/load-dataset.ts';
import { TrainingError } from '../errors.ts';
import type { DanfoFrame } from './danfo-frame.ts';

/**
 * A danfojs DataFrame as a dataset that fits its contract: `undefined`, `null` and NaN are missing;
 * the frame's index is not read. Cells are checked as those of every source.
 *
 * @throws TrainingError `TRAINING_OPTION_INVALID` for what is no DataFrame; `TRAINING_DATA_INVALID`
 * with row and column of what does not fit the contract.
 * @example
 * const { table } = await fromDanfo(frame, contract);
 * table.rowCount; // Returns: 2381
 */
export async function fromDanfo(
  frame: DanfoFrame,
  contract: ModelContract,
  options: {
    readonly issueLimit?: number | undefined;
    readonly signal?: AbortSignal | undefined;
  } = {},
): Promise<Dataset> {
  const source = { format: 'columns', columns: columnsOf(frame), nan: 'missing' } as const;
  return loadDataset({ source, contract, ...options });
}

function columnsOf(frame: DanfoFrame): Record<string, unknown[]> {
  if (!isFrame(frame)) throw noFrame();
  const { columns, values } = frame;
  // Without a prototype: a column may have any name.
  const cells: Record<string, unknown[]> = Object.create(null) as Record<string, unknown[]>;
  for (const [at, name] of columns.entries()) {
    const column = new Array<unknown>(values.length);
    for (let row = 0; row < values.length; row += 1) column[row] = values[row]![at];
    cells[name] = column;
  }
  return cells;
}

interface Frame {
  readonly columns: readonly string[];
  readonly values: readonly (readonly unknown[])[];
}

function isFrame(frame: unknown): frame is Frame {
  const { columns, values } = Object(frame) as Partial<DanfoFrame>;
  return (
    Array.isArray(columns) &&
    Array.isArray(values) &&
    new Set(columns).size === columns.length &&
    values.every((row) => Array.isArray(row) && row.length === columns.length)
  );
}

function noFrame(): TrainingError {
  return new TrainingError('TRAINING_OPTION_INVALID', {
    message:
      'danfo: the frame must be a DataFrame of danfojs: different column names, and rows of as many cells; received something else, such as a Series; make a DataFrame of it',
    details: { option: 'frame' },
  });
}
