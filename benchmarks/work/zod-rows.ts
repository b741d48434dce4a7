import { cellAt, type Table } from '@codexhub/common-config/columns';
import { defineContract, inputRowSchema } from '@codexhub/common-config/contract';
import { consume } from '../measure/interleave.ts';
import { versionOf } from '../measure/machine.ts';

/**
 * The checks that zod can make, row by row: missing cells, ranges and allowed values of all columns.
 * The schema is the one that a contract gives for its rows.
 */
export function zodRows(
  table: Table,
  count: number,
): { readonly version: string; milliseconds(): number } {
  const features = Object.fromEntries(
    [...table.columns].map(([name, column]) => [
      name,
      column.kind === 'category'
        ? { type: 'category' as const, nullable: true, values: [...column.categories] }
        : { type: 'number' as const, nullable: true, minimum: 0, maximum: 2e12 },
    ]),
  );
  const schema = inputRowSchema(
    defineContract({
      name: 'rows',
      task: 'binary_classification',
      features,
      target: { name: 'label', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
      protectedAttributes: {},
    }),
  );
  const rows = Array.from({ length: count }, (_, row) =>
    Object.fromEntries([...table.columns].map(([name, column]) => [name, cellAt(column, row)])),
  );
  return {
    version: versionOf('zod', '@codexhub/common-config'),
    milliseconds: () => {
      const start = performance.now();
      let refused = 0;
      for (const row of rows) if (!schema.safeParse(row).success) refused += 1;
      consume(refused);
      return performance.now() - start;
    },
  };
}
