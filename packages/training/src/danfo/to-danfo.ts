import { type Column, isMissing, type Table } from '@codexhub/common-config/columns';
import type { Dataset } from '../data/load-dataset.ts';
import { TrainingError } from '../errors.ts';
import type { DanfoFrame, DanfoModule } from './danfo-frame.ts';
import { loadDanfo } from './load-danfo.ts';

/**
 * A dataset as a danfojs DataFrame: numbers, texts and Dates in the order of the table; a missing
 * number is NaN, any other missing cell `undefined`, which is what danfojs takes for missing.
 *
 * @param danfo the module danfojs-node; imported where absent.
 * @throws TrainingError `TRAINING_PEER_MISSING` where danfojs-node is not installed (see
 * docs/guide/danfojs.md); `TRAINING_DATA_INVALID` for a table with a NaN that was said, since
 * danfojs would take it for a missing cell.
 * @example
 * const frame = await toDanfo(dataset);
 * frame.shape; // Returns: [2381, 14]
 */
export async function toDanfo(dataset: Pick<Dataset, 'table'>): Promise<DanfoFrame>;
export async function toDanfo<Frame>(
  dataset: Pick<Dataset, 'table'>,
  danfo: DanfoModule<Frame>,
): Promise<Frame>;
export async function toDanfo(
  { table }: Pick<Dataset, 'table'>,
  danfo?: DanfoModule<unknown>,
): Promise<unknown> {
  const { DataFrame } = danfo ?? (await loadDanfo());
  const columns = [...table.columns.keys()];
  const dtypes = [...table.columns.values()].map(({ kind }) => DTYPES[kind]);
  return new DataFrame(rowsOf(table), { columns, dtypes });
}

/** Names of danfojs. Its "float32" are JavaScript numbers until an operation takes them to tensors. */
const DTYPES = { number: 'float32', category: 'string', time: 'datetime' } as const;

function rowsOf(table: Table): unknown[][] {
  const columns = [...table.columns].map(([name, column]) => cellReader(name, column));
  return Array.from({ length: table.rowCount }, (_, row) => columns.map((read) => read(row)));
}

function cellReader(name: string, column: Column): (row: number) => unknown {
  if (column.kind === 'category') return (row) => column.categories[column.codes[row]!];
  const { values } = column;
  if (column.kind === 'time') {
    return (row) => (isMissing(column, row) ? undefined : new Date(values[row]!));
  }
  return (row) => {
    if (column.validity && Number.isNaN(values[row]!) && !isMissing(column, row))
      throw saidNan(name);
    return values[row];
  };
}

function saidNan(column: string): TrainingError {
  return new TrainingError('TRAINING_DATA_INVALID', {
    message: `danfo: column "${column}" must hold no NaN beside its missing cells; danfojs could not tell them apart; declare NaN as missing where the data are loaded`,
    details: { column },
  });
}
