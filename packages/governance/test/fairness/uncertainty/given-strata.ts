import { type StratifiedGroup, stratifiedComparison } from '../../../src/fairness/index.ts';
import type { ByOutcome, GroupTensor } from '../../../src/index.ts';
import { tensorOf } from './given.ts';

export type Arm = readonly [selected: number, rows: number];

/** Selections of f and of m in each stratum. */
export function strataOf(strata: readonly (readonly [f: Arm, m: Arm])[]): GroupTensor {
  const counts = ([x, n]: Arm): ByOutcome => [n - x, x, 0, 0];
  return tensorOf(
    strata.flatMap(([f, m], at) => [
      [['f', `s${at}`], counts(f)] as const,
      [['m', `s${at}`], counts(m)] as const,
    ]),
    { sensitive: ['sex'], control: ['stratum'] },
  );
}

export function compared(tensor: GroupTensor, said: { readonly reference?: string } = {}) {
  const options = { rate: 'selection_rate', attribute: 'sex', control: 'stratum' } as const;
  return stratifiedComparison(tensor, { ...options, ...said });
}

export const only = (strata: Parameters<typeof strataOf>[0]): StratifiedGroup =>
  compared(strataOf(strata), { reference: 'm' }).comparisons[0]!;
