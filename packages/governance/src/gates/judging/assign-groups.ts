import { type Column, cellAt, columnLength } from '@codexhub/common-config/columns';
import type { AttributePolicy } from '@codexhub/common-config/records';
import { GovernanceError } from '../../errors.ts';
import { bandLabels } from './band-labels.ts';

/**
 * The group of every row of a protected attribute: the category itself, or the band of a number
 * (`<30`, `30–45`, `≥45`; a value on an edge belongs to the band above). A missing cell is `null`:
 * of unknown group, to be counted and not dropped. Merging and excluding happen later, on counts.
 *
 * @throws GovernanceError `GOVERNANCE_GROUPS_INVALID` for a number without bands, a category with
 * bands, or bands that do not ascend.
 * @example
 * const age = { name: 'age', minimumGroupSize: 100, mergeInto: {}, exclude: [], unknown: 'block', bands: [30] } as const;
 * assignGroups(numberColumn([25, 30, null]), age); // Returns: ['<30', '≥30', null]
 */
export function assignGroups(
  column: Column,
  attribute: Pick<AttributePolicy, 'name' | 'bands'>,
): readonly (string | null)[] {
  const { name, bands } = attribute;
  const length = columnLength(column);
  if (column.kind === 'category') {
    if (bands) throw unfit(name, 'must have no bands, because its column holds categories');
    return Array.from({ length }, (_, row) => cellAt(column, row) as string | null);
  }
  if (!bands || bands.length === 0) {
    throw unfit(name, 'must have bands, because its column holds numbers');
  }
  if (bands.some((edge, index) => index > 0 && !(edge > bands[index - 1]!))) {
    throw unfit(name, 'must have bands that ascend');
  }
  const labels = bandLabels(bands);
  return Array.from(column.values, (value) =>
    Number.isNaN(value) ? null : (labels[bands.filter((edge) => value >= edge).length] ?? null),
  );
}

function unfit(name: string, requirement: string): GovernanceError {
  return new GovernanceError('GOVERNANCE_GROUPS_INVALID', {
    message: `groups: the attribute "${name}" ${requirement}; correct it under fairness.attributes`,
    details: { attribute: name },
  });
}
