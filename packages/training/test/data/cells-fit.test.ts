import type { Column } from '@codexhub/common-config/columns';
import {
  categoryColumn,
  createTable,
  numberColumn,
  timeColumn,
} from '@codexhub/common-config/columns';
import { validateTable } from '@codexhub/common-config/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellsFit } from '../../src/data/cells-fit.ts';
import type { Fields } from '../../src/data/opened-source.ts';

const value = fc.option(
  fc.constantFrom(0, -1, 1, 2, Number.NaN, Infinity, -Infinity, Number.MAX_VALUE),
);
const column = fc.oneof(
  fc.array(value, { maxLength: 4 }).map((values): Column => numberColumn(values)),
  fc.array(value, { maxLength: 4 }).map((values): Column => timeColumn(values)),
  fc.tuple(fc.array(value, { maxLength: 4 }), fc.nat()).map(
    ([values, bits]): Column => ({
      kind: 'number',
      values: Float64Array.from(values, (one) => one ?? Number.NaN),
      validity: Uint8Array.of(bits),
    }),
  ),
  fc
    .array(fc.option(fc.constantFrom('a', 'b', '')), { maxLength: 4 })
    .map((values): Column => categoryColumn(values)),
);
const nullable = fc.boolean();
const bound = fc.option(fc.constantFrom(-1, 0, 1), { nil: undefined });
const field: fc.Arbitrary<Fields[string]> = fc.oneof(
  fc.record({ type: fc.constant('number' as const), nullable, minimum: bound, maximum: bound }),
  fc.record({ type: fc.constant('time' as const), nullable }),
  fc.record({ type: fc.constant('text' as const), nullable }),
  fc.record({
    type: fc.constant('category' as const),
    nullable,
    values: fc.constantFrom(['a'], ['a', 'b']),
  }),
);

test('a column fits where the contract’s validator finds nothing, and nowhere else', () => {
  fc.assert(
    fc.property(column, field, (given, of) => {
      // A bitmap says that a cell is there; what has a value always is.
      if (given.kind === 'number' && given.validity) {
        for (const [row, one] of given.values.entries())
          if (!Number.isNaN(one)) given.validity[0]! |= 1 << row;
      }
      const violations = validateTable({ given: of }, createTable({ given }));
      const kind = of.type === 'text' ? 'category' : of.type;
      // A column of another kind may fit where all of it is missing: there the validator decides.
      if (given.kind === kind) expect(cellsFit(given, of)).toBe(violations.length === 0);
      else expect(cellsFit(given, of)).toBe(false);
    }),
    { seed: 20261121, numRuns: 1000 },
  );
});
