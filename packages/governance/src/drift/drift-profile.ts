import { columnOf, type Table } from '@codexhub/common-config/columns';
import type { DriftProfile } from '@codexhub/common-config/records';
import { GovernanceError } from '../errors.ts';
import { codeUnitOrder } from '../internal/code-unit-order.ts';
import { countColumn, type DriftBins } from './count-column.ts';
import { driftOptionInvalid } from './drift-option-invalid.ts';
import { freezeBins } from './freeze-bins.ts';
import { requireProfile } from './require-profile.ts';

/** What a column holds: a field of a contract says so. */
export type ProfiledField =
  | { readonly type: 'number' }
  | { readonly type: 'category'; readonly values: readonly string[] };

/** By which bins rows are counted: new ones, from these rows, or those of another profile. */
export type DriftProfileOptions =
  | {
      /** The columns; `contract.features` fits. */
      readonly fields: Readonly<Record<string, ProfiledField>>;
      /** Quantiles of a number without atoms, from 2 to 1,000; 10 by default, fewer below 25 rows each. */
      readonly bins?: number;
    }
  | {
      /** The profile that froze the bins. */
      readonly reference: DriftProfile;
    };

/**
 * Counts the rows of a table, column by column, in bins that stay: so that today's rows can be held
 * against those of the training for ever, and the counts of many parts be added.
 *
 * Numbers: with `fields` this table is the reference and freezes the bins: quantiles, an atom for every
 * value that holds half of a bin's share or more (so zeros and heaped values do not swallow the others),
 * and the tails beyond about a thousandth of the rows. NaN counts as missing, an infinity in its tail.
 * Categories: the declared values; any other is counted as `other`, never by name, so what was not
 * declared (a name, an address) does not enter. No smallest or largest value enters either: edges are
 * round numbers near a quantile, and an atom is a value of at least five rows.
 *
 * @throws GovernanceError `GOVERNANCE_PROFILE_INVALID` where a field is neither number nor category, a
 * column is of another kind, or `reference` does not add up; `GOVERNANCE_OPTION_INVALID` where bins is
 * out of range.
 * @throws ColumnsError `COLUMN_MISSING`
 * @example
 * const table = createTable({ debt: numberColumn([1, 2, 3, 4, 5, 6, 7, 8, 9, null]) });
 * driftProfile(table, { fields: { debt: { type: 'number' } }, bins: 2 }).columns[0];
 * // Returns: { kind: 'number', column: 'debt', edges: [], atoms: [], counts: { intervals: [9], atoms: [], missing: 1 } }
 */
export function driftProfile(table: Table, options: DriftProfileOptions): DriftProfile {
  const bins = 'reference' in options ? frozen(options.reference) : freeze(table, options);
  const columns = bins.map((one) => {
    const column = columnOf(table, one.column);
    return countColumn(column, one) ?? refuseColumn(one.column, `a ${one.kind}`, column.kind);
  });
  return { schemaVersion: 1, rows: table.rowCount, columns };
}

function frozen(reference: DriftProfile): readonly DriftBins[] {
  requireProfile(reference);
  return reference.columns.map(({ counts: _, ...bins }) => bins);
}

function freeze(
  table: Table,
  { fields, bins = 10 }: Extract<DriftProfileOptions, { fields: unknown }>,
): readonly DriftBins[] {
  if (!(Number.isInteger(bins) && bins >= 2 && bins <= 1000)) {
    throw driftOptionInvalid('bins', 'a whole number from 2 to 1,000', bins, 'leave it out for 10');
  }
  return Object.entries(fields)
    .sort(([one], [other]) => codeUnitOrder(one, other))
    .map(([column, field]) => binsOfField(table, column, field, bins));
}

function binsOfField(table: Table, name: string, field: ProfiledField, bins: number): DriftBins {
  const { type } = field;
  if (type === 'category') return { kind: 'category', column: name, values: [...field.values] };
  if (type !== 'number') return refuseColumn(name, 'a number or a category', String(type));
  const column = columnOf(table, name);
  if (column.kind !== 'number') return refuseColumn(name, 'a number', column.kind);
  return { kind: 'number', column: name, ...freezeBins(column, bins) };
}

function refuseColumn(column: string, requirement: string, received: string): never {
  throw new GovernanceError('GOVERNANCE_PROFILE_INVALID', {
    message: `drift profile: column "${column}" must be ${requirement}; it is "${received}"; leave out what has no bins`,
    details: { column, received },
  });
}
