import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '@codexhub/common-config/kernel';
import type { Value } from '@codexhub/common-config/records';
import { binomialSample } from '@codexhub/statistics';
import { expect } from 'vitest';
import { type ByOutcome, type GroupTensor, groupTensor } from '../../../src/index.ts';
import { SEED } from '../../support.ts';

/** A tensor of the given counts; unknown is `null`. */
export function tensorOf(
  cells: readonly (readonly [group: readonly (string | null)[], counts: ByOutcome])[],
  axes: { readonly sensitive?: readonly string[]; readonly control?: readonly string[] } = {},
): GroupTensor {
  return {
    schemaVersion: 1,
    sensitive: axes.sensitive ?? ['g'],
    control: axes.control ?? [],
    rows: cells.reduce((sum, [, [a, b, c, d]]) => sum + a + b + c + d, 0),
    cells: cells.map(([group, counts]) => ({ group, counts })),
  };
}

/** Selections of trials, by group: the labels are all 0. */
export function selectionsOf(
  groups: readonly (readonly [selected: number, rows: number])[],
): GroupTensor {
  return tensorOf(groups.map(([x, n], at) => [[`g${at}`], [n - x, x, 0, 0]]));
}

/** Rows of weights in two groups. */
export function weightedTensor(): GroupTensor {
  return groupTensor({
    yTrue: [1, 0, 1, 0, 1, 0],
    yPred: [1, 0, 0, 1, 1, 0],
    weights: [1, 2, 3, 1, 2, 0.5],
    sensitive: { g: ['a', 'a', 'a', 'b', 'b', 'b'] },
  });
}

const stream = createRandom(SEED).stream('uncertainty');
const random = (): number => stream.next();

/** How many of so many rows, each with that chance. */
export function draw(trials: number, probability: number): number {
  return binomialSample({ trials, probability, random });
}

/** The number of a value, or NaN. */
export function numberOf(value: Value | undefined): number {
  return value?.defined === true ? value.value : Number.NaN;
}

/** Fails unless within a tolerance, relative above 1. */
export function expectNear(actual: number | undefined, expected: number, tolerance = 1e-12): void {
  const error = Math.abs((actual ?? Number.NaN) - expected) / Math.max(1, Math.abs(expected));
  expect(error, `${actual} instead of ${expected}`).toBeLessThanOrEqual(tolerance);
}

/** Fails unless both limits are within a tolerance. */
export function expectLimits(
  interval: { readonly lower: number; readonly upper: number } | undefined,
  [lower, upper]: readonly [number, number],
  tolerance = 1e-12,
): void {
  expectNear(interval?.lower, lower, tolerance);
  expectNear(interval?.upper, upper, tolerance);
}

type Limits = readonly [number, number];
type Method = 'newcombe' | 'koopman' | 'katz';

export interface Golden {
  readonly tool: string;
  readonly groups: readonly {
    readonly name: string;
    readonly yTrue: readonly number[];
    readonly yPred: readonly number[];
    readonly groups: readonly string[];
    readonly weights?: readonly number[];
    readonly disparities?: Readonly<Record<string, number>>;
    readonly rates: Readonly<
      Record<
        string,
        {
          readonly groups: readonly ({
            readonly group: string;
            readonly value: number;
            readonly effectiveN: number;
          } & Readonly<Record<'wilson' | 'clopper_pearson' | 'sidak' | 'bonferroni', Limits>>)[];
          readonly pairs: readonly ({
            readonly group: string;
            readonly difference: number;
            readonly ratio: number;
            readonly pValue: number;
          } & Readonly<Record<Method, Limits>>)[];
          readonly holm: readonly number[];
          readonly benjaminiHochberg: readonly number[];
        }
      >
    >;
  }[];
  readonly strata: readonly ({
    readonly name: string;
    readonly strata: readonly (readonly [Limits, Limits])[];
  } & Readonly<
    Record<'cmh' | 'cmhCorrected' | 'breslowDay' | 'breslowDayTarone' | 'woolf', Limits>
  > &
    Readonly<Record<'oddsRatio' | 'within', readonly [number, number, number]>>)[];
  readonly bootstrap: readonly ({
    readonly name: string;
    readonly value: number;
    readonly replicates: readonly number[];
    readonly standardError: number;
    readonly bias: number;
  } & Readonly<Record<'percentile' | 'basic' | 'biasCorrected', Limits>>)[];
}

/** Made by `fixtures/regenerate_uncertainty.py`. */
export const golden = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/uncertainty.json'), 'utf8'),
) as Golden;
