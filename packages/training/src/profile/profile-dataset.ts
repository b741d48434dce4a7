import { type Table, tableDigest } from '@codexhub/common-config/columns';
import type { Digest } from '@codexhub/common-config/kernel';
import type { DataProfile } from './data-profile.ts';
import { type ProfileOptions, startProfile } from './start-profile.ts';

/**
 * Profiles a table, or the table of a dataset: per column the cells that are there and missing,
 * distinct values, minimum, maximum, mean, standard deviation, exact quantiles, and the most frequent
 * values, under the digest of the table. Of personal columns it shows no cell of fewer than
 * `minimumRows` people. For a table in chunks: `startProfile`.
 *
 * @throws TrainingError `TRAINING_OPTION_INVALID`
 * @example
 * const table = createTable({ age: numberColumn([31, 42, null]) });
 * profileDataset(table).columns[0]?.mean; // Returns: { defined: false, reason: 'withheld' }
 */
export function profileDataset(
  dataset: Table | { readonly table: Table; readonly digest: Digest },
  options: ProfileOptions = {},
): DataProfile {
  const table = 'table' in dataset ? dataset.table : dataset;
  const profiling = startProfile(options);
  profiling.update(table);
  return profiling.finish('table' in dataset ? dataset.digest : tableDigest(table));
}
