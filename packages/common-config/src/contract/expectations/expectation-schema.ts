import { z } from 'zod';
import type { DeepReadonly } from '../../kernel/index.ts';
import { conditionSchema } from './condition-schema.ts';

const column = z.string().min(1);
const names = z.array(column).min(1);
const literal = z.union([z.number(), z.string()]);
const bound = literal.meta({ description: 'A number; for a time column a moment after ISO 8601' });

const judged = {
  severity: z.enum(['error', 'warning']).default('error').meta({
    description: 'error: what is not met is refused; warning: it is told of',
  }),
  reason: z.string().min(1).optional().meta({ description: 'Why this is expected' }),
};
const ofRows = {
  where: conditionSchema.optional().meta({ description: 'The rows that this is about' }),
  ...judged,
};
const ofCells = {
  mostly: z.number().gt(0).max(1).default(1).meta({
    description: 'The share of the cells that must conform, missing ones not counted',
  }),
  ...ofRows,
};
const between = {
  minimum: bound.optional(),
  maximum: bound.optional(),
  strictMinimum: z.boolean().default(false).meta({ description: 'The minimum itself is too low' }),
  strictMaximum: z.boolean().default(false).meta({ description: 'The maximum itself is too high' }),
};

const presence = z.strictObject({
  type: z.enum(['values_not_null', 'values_null', 'values_unique']),
  column,
  ...ofCells,
});
const range = z.strictObject({ type: z.literal('values_between'), column, ...between, ...ofCells });
const membership = z.strictObject({
  type: z.enum(['values_in_set', 'values_not_in_set']),
  column,
  values: z.array(literal).min(1),
  ...ofCells,
});
const pattern = z.strictObject({
  type: z.enum(['values_match_regex', 'values_not_match_regex']),
  column,
  regex: z.string().min(1).meta({
    description: 'Found anywhere in the text unless anchored; matched in linear time',
  }),
  ...ofCells,
});
const lengths = z.strictObject({
  type: z.literal('value_lengths_between'),
  column,
  minimum: z.number().int().min(0).optional(),
  maximum: z.number().int().min(0).optional(),
  ...ofCells,
});
const order = z.strictObject({
  type: z.enum(['values_increasing', 'values_decreasing']),
  column,
  strictly: z.boolean().default(false),
  ...ofCells,
});
const kind = z.strictObject({
  type: z.literal('values_of_type'),
  column,
  kind: z.enum(['number', 'integer', 'category', 'time']),
  ...ofCells,
});
const reference = z.strictObject({
  type: z.literal('values_in_other_table'),
  column,
  otherTable: z.string().min(1),
  otherColumn: column,
  ...ofCells,
});

const ignoreRowIf = z
  .enum(['either_value_is_missing', 'both_values_are_missing'])
  .default('either_value_is_missing');
const greater = z.strictObject({
  type: z.literal('pair_values_a_greater_than_b'),
  columnA: column,
  columnB: column,
  orEqual: z.boolean().default(false),
  ignoreRowIf,
  ...ofCells,
});
const equal = z.strictObject({
  type: z.literal('pair_values_equal'),
  columnA: column,
  columnB: column,
  ignoreRowIf,
  ...ofCells,
});
const compound = z.strictObject({
  type: z.literal('compound_columns_unique'),
  columns: z.array(column).min(2),
  ...ofCells,
});

const statistic = z.strictObject({
  type: z.enum([
    'mean_between',
    'median_between',
    'stdev_between',
    'sum_between',
    'min_between',
    'max_between',
    'unique_value_count_between',
    'proportion_of_unique_values_between',
    'proportion_of_non_null_values_between',
  ]),
  column,
  ...between,
  ...ofRows,
});
const quantiles = z.strictObject({
  type: z.literal('quantile_values_between'),
  column,
  quantiles: z
    .array(
      z.strictObject({
        quantile: z.number().min(0).max(1),
        minimum: bound.optional(),
        maximum: bound.optional(),
      }),
    )
    .min(1),
  ...ofRows,
});
const distinct = z.strictObject({
  type: z.enum([
    'distinct_values_in_set',
    'distinct_values_contain_set',
    'distinct_values_equal_set',
    'most_common_value_in_set',
  ]),
  column,
  values: z.array(literal).min(1),
  ...ofRows,
});
const freshness = z.strictObject({
  type: z.literal('max_not_older_than'),
  column,
  hours: z.number().gt(0).meta({ description: 'The age that the latest moment may have' }),
  ...ofRows,
});

const rowCount = z.strictObject({
  type: z.literal('table_row_count_between'),
  minimum: z.number().int().min(0).optional(),
  maximum: z.number().int().min(0).optional(),
  ...ofRows,
});
const exactRowCount = z.strictObject({
  type: z.literal('table_row_count_equal'),
  value: z.number().int().min(0),
  ...ofRows,
});
const columnSet = z.strictObject({
  type: z.literal('table_columns_match_set'),
  columns: names,
  exact: z.boolean().default(true).meta({ description: 'false: further columns are allowed' }),
  ...judged,
});
const columnList = z.strictObject({
  type: z.literal('table_columns_match_ordered_list'),
  columns: names,
  ...judged,
});
const existence = z.strictObject({
  type: z.literal('column_exists'),
  column,
  index: z.number().int().min(0).optional().meta({ description: 'Its place, 0 being the first' }),
  ...judged,
});

const ofOneTable = [
  presence,
  range,
  membership,
  pattern,
  lengths,
  order,
  kind,
  greater,
  equal,
  compound,
  statistic,
  quantiles,
  distinct,
  freshness,
  rowCount,
  exactRowCount,
  columnSet,
  columnList,
  existence,
] as const;

/** The shape of one expectation, as it stands in YAML; the guide names each one's GX counterpart. */
export const expectationSchema = z.discriminatedUnion('type', [...ofOneTable, reference]);

/** What is expected of a table, in the order in which it is reported. */
export const expectationsSchema = z.array(expectationSchema);

/** The same where there is one table only, as in a project: none that asks another table. */
export const tableExpectationsSchema = z.array(z.discriminatedUnion('type', ofOneTable));

/** An expectation as a user writes it. */
export type ExpectationDefinition = z.input<typeof expectationSchema>;
/** An expectation with its defaults filled in. */
export type Expectation = DeepReadonly<z.output<typeof expectationSchema>>;
export type ExpectationType = Expectation['type'];
