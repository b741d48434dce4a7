import { TrainingError } from '../errors.ts';
import { drawGroups, requireGroups } from './group-shuffle-split.ts';
import { type KeyCodes, subsetKeys } from './key-codes.ts';
import { createLegacyGenerator } from './legacy-generator.ts';
import type { PartCounts } from './part-sizes.ts';
import { drawShuffled } from './shuffle-split.ts';
import { type FullRatios, type SplitRows, tidyShare } from './splits.ts';
import { drawStratified, requirePart } from './stratified-shuffle-split.ts';
import type { TrainTestRows } from './train-test-rows.ts';

interface Cut {
  readonly length: number;
  /** At most one of the two. */
  readonly strata: KeyCodes | undefined;
  readonly groups: KeyCodes | undefined;
  readonly seed: number;
}

/**
 * Three parts from scikit-learn's two: train | rest, then rest into validation | test, each cut with a
 * generator seeded afresh.
 */
export function cutTwice({ ratios, ...cut }: Cut & { readonly ratios: FullRatios }): SplitRows {
  const restShare = tidyShare(ratios.validation + ratios.test);
  if (cut.groups) requireGroups(cut.groups, ratios.validation > 0 ? 3 : 2, 'parts');
  const first = cutOnce(cut, restShare);
  if (ratios.validation === 0) return { ...first, validation: new Int32Array(0) };
  const rest = first.test;
  const second = cutOnce(
    {
      length: rest.length,
      strata: cut.strata && subsetKeys(cut.strata, rest),
      groups: cut.groups && subsetKeys(cut.groups, rest),
      seed: cut.seed,
    },
    tidyShare(ratios.test / restShare),
  );
  return {
    train: first.train,
    validation: second.train.map((row) => rest[row]!),
    test: second.test.map((row) => rest[row]!),
  };
}

function cutOnce({ length, strata, groups, seed }: Cut, testShare: number): TrainTestRows {
  const generator = createLegacyGenerator(seed);
  if (groups) {
    const sizes = sizesOf(groups.counts.length, testShare);
    if (sizes.train === 0) throw emptyPart(groups.counts.length);
    return drawGroups(groups, sizes, generator);
  }
  const sizes = sizesOf(length, testShare);
  if (strata) return drawStratified(strata, sizes, generator);
  requirePart(sizes.train, 1);
  return drawShuffled(length, sizes, generator);
}

function emptyPart(groups: number): TrainingError {
  return new TrainingError('TRAINING_GROUPS_TOO_FEW', {
    message: `split: every part must have at least one group; one of them would have none at a cut of ${groups} group(s); change the ratios, or use finer groups`,
    details: { groups },
  });
}

function sizesOf(n: number, testShare: number): PartCounts {
  const test = Math.ceil(testShare * n);
  return { train: n - test, test };
}
