import { createTable, type Table } from '@codexhub/common-config/columns';
import { type ColumnCollector, createColumnCollector } from './column-collector.ts';

/** Tables of the same columns, one behind the other, become one. */
export interface TableCollector {
  add(table: Table): void;
  /** Everything that was added, in that order. */
  finish(): Table;
}

/**
 * Collects chunks column by column. Memory is reserved ahead and not moved: pages that are never
 * written cost nothing, while a doubling array would need three times its size.
 *
 * @param expectedRows how many rows will come, as far as is known; asked with every chunk.
 */
export function createTableCollector(expectedRows: () => number = () => 0): TableCollector {
  const columns = new Map<string, ColumnCollector>();
  let rows = 0;
  return {
    add: (table): void => {
      rows += table.rowCount;
      const capacity = Math.max(rows, Math.ceil(expectedRows()));
      for (const [name, column] of table.columns) {
        const collector = columns.get(name) ?? createColumnCollector(column.kind);
        collector.add(column, capacity);
        columns.set(name, collector);
      }
    },
    finish: (): Table =>
      createTable(new Map([...columns].map(([name, collector]) => [name, collector.finish()]))),
  };
}
