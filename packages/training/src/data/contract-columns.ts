import { type MetadataField, sourceColumn } from '@codexhub/common-config/contract';
import type { DeepReadonly } from '@codexhub/common-config/kernel';
import type { DataIssue } from './data-issue.ts';
import type { Fields } from './opened-source.ts';

/** A field of the contract and the column of the file that it is read from. */
export interface ContractColumn {
  readonly name: string;
  readonly field: DeepReadonly<MetadataField>;
  /** The column's name in the file, and its place. */
  readonly column: string;
  readonly index: number;
}

/**
 * Finds the fields' columns in a header; every column that is absent or doubled is an issue.
 * @param line where the header stands, in a file that has lines.
 */
export function findContractColumns(
  fields: Fields,
  header: readonly string[],
  note: (issue: DataIssue) => void,
  line?: number,
): readonly ContractColumn[] {
  const counts = new Map<string, number>();
  const places = new Map<string, number>();
  for (const [place, name] of header.entries()) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
    if (!places.has(name)) places.set(name, place);
  }
  const columns = Object.entries(fields).map(([name, field]): ContractColumn => {
    const column = sourceColumn(name, field);
    return { name, field, column, index: places.get(column) ?? -1 };
  });
  for (const column of new Set(columns.map((one) => one.column))) {
    const found = counts.get(column) ?? 0;
    if (found === 1) continue;
    const problem = found === 0 ? 'absent_column' : 'duplicate_column';
    const times = found === 0 ? '' : ` once; it does so ${found} times`;
    const requirement = `the ${line === undefined ? 'source' : 'header'} must name this column${times}`;
    note({ problem, line, column, requirement });
  }
  return columns;
}
