import type { ExpectationDefinition } from '@codexhub/common-config/contract';

/** One kind of expectation, not met by the rows, and a turn of each of its own leaves. */
export interface Kind {
  /** As the leaves name it: the type, or the first of several types with the same leaves. */
  readonly kind: string;
  readonly base: ExpectationDefinition;
  readonly turns: Readonly<Record<string, readonly [path: string, value: unknown]>>;
  /** What it needs beyond the base, so that a leaf can matter. */
  readonly from?: Readonly<Record<string, readonly (readonly [path: string, value: unknown])[]>>;
}

const where = { column: 'zone', is: 'equal_to', value: 'inner' } as const;
const shared = { severity: 'warning', reason: 'Because.', where } as const;
const cells = { ...shared, mostly: 0.999 } as const;
const plain = { severity: 'warning', reason: 'Because.' } as const;
const column = (name: string) => ({ column: ['column', name] }) as const;

/** Every kind once; the types that share their leaves are one. */
export const kinds: readonly Kind[] = [
  {
    kind: 'values_not_null',
    base: {
      type: 'values_not_null',
      column: 'score',
      ...cells,
      where: { column: 'zone', is: 'one_of', values: ['outer', 'inner'] },
    },
    turns: { type: ['type', 'values_null'], ...column('home') },
  },
  {
    kind: 'values_between',
    base: {
      type: 'values_between',
      column: 'age',
      minimum: 30,
      maximum: 60,
      strictMinimum: false,
      strictMaximum: false,
      ...cells,
    },
    turns: {
      ...column('week'),
      minimum: ['minimum', 35],
      maximum: ['maximum', 55],
      strictMinimum: ['strictMinimum', true],
      strictMaximum: ['strictMaximum', true],
    },
  },
  {
    kind: 'values_in_set',
    base: { type: 'values_in_set', column: 'sex', values: ['m'], ...cells },
    turns: {
      type: ['type', 'values_not_in_set'],
      ...column('home'),
      'values[]': ['values.0', 'f'],
    },
  },
  {
    kind: 'values_match_regex',
    base: { type: 'values_match_regex', column: 'account', regex: '1', ...cells },
    turns: {
      type: ['type', 'values_not_match_regex'],
      ...column('customer'),
      regex: ['regex', '7'],
    },
  },
  {
    kind: 'value_lengths_between',
    base: { type: 'value_lengths_between', column: 'account', minimum: 3, maximum: 3, ...cells },
    turns: { ...column('home'), minimum: ['minimum', 2], maximum: ['maximum', 4] },
  },
  {
    kind: 'values_increasing',
    base: { type: 'values_increasing', column: 'opened', strictly: false, ...cells },
    turns: { type: ['type', 'values_decreasing'], ...column('age'), strictly: ['strictly', true] },
    from: {
      strictly: [
        ['column', 'age'],
        ['where', undefined],
      ],
    },
  },
  {
    kind: 'values_of_type',
    base: { type: 'values_of_type', column: 'score', kind: 'integer', ...cells },
    turns: { ...column('age'), kind: ['kind', 'number'] },
  },
  {
    kind: 'pair_values_a_greater_than_b',
    base: {
      type: 'pair_values_a_greater_than_b',
      columnA: 'age',
      columnB: 'week',
      orEqual: false,
      ignoreRowIf: 'either_value_is_missing',
      ...cells,
    },
    turns: {
      columnA: ['columnA', 'debt'],
      columnB: ['columnB', 'debt'],
      orEqual: ['orEqual', true],
      ignoreRowIf: ['ignoreRowIf', 'both_values_are_missing'],
    },
    from: { orEqual: [['where', undefined]], ignoreRowIf: [['where', undefined]] },
  },
  {
    kind: 'pair_values_equal',
    base: {
      type: 'pair_values_equal',
      columnA: 'debt',
      columnB: 'score',
      ignoreRowIf: 'either_value_is_missing',
      ...cells,
    },
    turns: {
      columnA: ['columnA', 'age'],
      columnB: ['columnB', 'age'],
      ignoreRowIf: ['ignoreRowIf', 'both_values_are_missing'],
    },
    from: {
      ignoreRowIf: [
        ['columnB', 'age'],
        ['where', undefined],
      ],
    },
  },
  {
    kind: 'compound_columns_unique',
    base: { type: 'compound_columns_unique', columns: ['age', 'home'], ...cells },
    turns: { 'columns[]': ['columns.0', 'account'] },
  },
  {
    kind: 'mean_between',
    base: {
      type: 'mean_between',
      column: 'age',
      minimum: 90,
      maximum: 95,
      strictMinimum: false,
      strictMaximum: false,
      ...shared,
    },
    turns: {
      type: ['type', 'sum_between'],
      ...column('debt'),
      minimum: ['minimum', 1],
      maximum: ['maximum', 1],
      strictMinimum: ['strictMinimum', true],
      strictMaximum: ['strictMaximum', true],
    },
    from: {
      maximum: [['minimum', 0]],
      strictMinimum: [
        ['type', 'min_between'],
        ['column', 'week'],
        ['minimum', 0],
        ['where', undefined],
      ],
      strictMaximum: [
        ['type', 'max_between'],
        ['column', 'week'],
        ['minimum', 0],
        ['maximum', 39],
        ['where', undefined],
      ],
    },
  },
  {
    kind: 'quantile_values_between',
    base: {
      type: 'quantile_values_between',
      column: 'age',
      quantiles: [{ quantile: 0.5, minimum: 90, maximum: 95 }],
      ...shared,
    },
    turns: {
      ...column('debt'),
      'quantiles[].quantile': ['quantiles.0.quantile', 0.9],
      'quantiles[].minimum': ['quantiles.0.minimum', 1],
      'quantiles[].maximum': ['quantiles.0.maximum', 1],
    },
    from: {
      'quantiles[].quantile': [
        ['column', 'debt'],
        ['quantiles.0.minimum', 0.7],
      ],
      'quantiles[].maximum': [['quantiles.0.minimum', 0]],
    },
  },
  {
    kind: 'distinct_values_in_set',
    base: { type: 'distinct_values_in_set', column: 'sex', values: ['m'], ...shared },
    turns: {
      type: ['type', 'most_common_value_in_set'],
      ...column('home'),
      'values[]': ['values.0', 'q'],
    },
  },
  {
    kind: 'max_not_older_than',
    base: { type: 'max_not_older_than', column: 'opened', hours: 51_000, ...shared },
    turns: { ...column('day'), hours: ['hours', 1e6] },
  },
  {
    kind: 'table_row_count_between',
    base: { type: 'table_row_count_between', minimum: 900, maximum: 1000, ...shared },
    turns: { minimum: ['minimum', 1], maximum: ['maximum', 2] },
    from: { maximum: [['minimum', 1]] },
  },
  {
    kind: 'table_row_count_equal',
    base: { type: 'table_row_count_equal', value: 1, ...shared },
    turns: { value: ['value', 75] },
  },
  {
    kind: 'table_columns_match_set',
    base: { type: 'table_columns_match_set', columns: ['age'], exact: true, ...plain },
    turns: { 'columns[]': ['columns.0', 'moon'], exact: ['exact', false] },
    from: { 'columns[]': [['exact', false]] },
  },
  {
    kind: 'table_columns_match_ordered_list',
    base: {
      type: 'table_columns_match_ordered_list',
      columns: [
        'moon',
        'home',
        'zone',
        'age',
        'sex',
        'score',
        'branch',
        'account',
        'opened',
        'customer',
        'day',
        'week',
        'deny',
      ],
      ...plain,
    },
    turns: { 'columns[]': ['columns.0', 'debt'] },
  },
  {
    kind: 'column_exists',
    base: { type: 'column_exists', column: 'debt', index: 5, ...plain },
    turns: { ...column('zone'), index: ['index', 0] },
    from: { column: [['index', 2]] },
  },
];
