import { categoriesOf, numbersOf, type Table } from '@codexhub/common-config/columns';
import type { ModelContract } from '@codexhub/common-config/contract';
import { mean, neumaierSum } from '@codexhub/statistics';
import type { CategoryEncoding, FeatureEncoding, NumberEncoding } from './trained-model.ts';

/** The encodings of a contract's inputs, learned from the given rows and no other. */
export function fitEncodings(contract: ModelContract, table: Table): readonly FeatureEncoding[] {
  return Object.entries(contract.features).map(([name, field]) =>
    field.type === 'number'
      ? fitNumber(name, field.nullable, numbersOf(table, name).values)
      : fitCategory(name, field.nullable, field.values, table),
  );
}

function fitNumber(name: string, nullable: boolean, values: Float64Array): NumberEncoding {
  const present = values.filter((value) => !Number.isNaN(value));
  const centre = mean(present) ?? 0;
  const squares = neumaierSum(present.map((value) => (value - centre) * (value - centre)));
  const deviation = Math.sqrt(squares / values.length);
  // Equal values may differ from their mean by a rounding error: that is no variation.
  const varies = deviation > 10 * Number.EPSILON * Math.abs(centre);
  return {
    kind: 'number',
    name,
    nullable,
    mean: centre,
    scale: varies ? deviation : 1,
    missingIndicator: nullable && present.length > 0 && present.length < values.length,
    varies,
  };
}

function fitCategory(
  name: string,
  nullable: boolean,
  values: readonly string[],
  table: Table,
): CategoryEncoding {
  const { codes, categories } = categoriesOf(table, name);
  const held = new Set(Array.from(new Set(codes), (code) => categories[code]));
  const [reference, ...columns] = values.filter((value) => held.has(value));
  return {
    kind: 'category',
    name,
    nullable,
    values,
    reference: reference ?? null,
    columns,
    missingIndicator: nullable && reference !== undefined && held.has(undefined),
  };
}

/** The names of the columns that encodings make, in their order. */
export function encodedColumns(encodings: readonly FeatureEncoding[]): readonly string[] {
  return encodings.flatMap((encoding) => {
    const missing = encoding.missingIndicator ? [`${encoding.name} is missing`] : [];
    if (encoding.kind === 'number')
      return [...(encoding.varies ? [encoding.name] : []), ...missing];
    return [...encoding.columns.map((value) => `${encoding.name}=${value}`), ...missing];
  });
}
