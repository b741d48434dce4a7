import {
  type Column,
  categoryColumn,
  createTable,
  numberColumn,
  type Table,
  timeColumn,
} from '@codexhub/common-config/columns';
import { parseTime } from '../../src/data/parse-time.ts';

/** A column of a fixture: moments are texts after ISO 8601. */
export interface GivenColumn {
  readonly kind: Column['kind'];
  readonly values: readonly (number | string | null)[];
}

export function givenTable(columns: Readonly<Record<string, GivenColumn>>): Table {
  return createTable(
    Object.fromEntries(
      Object.entries(columns).map(([name, { kind, values }]) => [name, columnOf(kind, values)]),
    ),
  );
}

function columnOf(kind: Column['kind'], values: GivenColumn['values']): Column {
  if (kind === 'category') return categoryColumn(values as (string | null)[]);
  if (kind === 'number') return numberColumn(values as (number | null)[]);
  return timeColumn(values.map((value) => (typeof value === 'string' ? parseTime(value)! : value)));
}
