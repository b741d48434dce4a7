import type { Confusion } from '@codexhub/common-config/records';

/**
 * The confusion counts of all shards: whole numbers, so any sharding gives the counts of the whole.
 *
 * @returns zeros without shards.
 * @example
 * const one = { truePositive: 1, falsePositive: 0, trueNegative: 2, falseNegative: 0 };
 * mergeConfusionCounts(one, one).trueNegative; // Returns: 4
 */
export function mergeConfusionCounts(...shards: readonly Confusion[]): Confusion {
  let [truePositive, falsePositive, trueNegative, falseNegative] = [0, 0, 0, 0];
  for (const shard of shards) {
    truePositive += shard.truePositive;
    falsePositive += shard.falsePositive;
    trueNegative += shard.trueNegative;
    falseNegative += shard.falseNegative;
  }
  return { truePositive, falsePositive, trueNegative, falseNegative };
}
