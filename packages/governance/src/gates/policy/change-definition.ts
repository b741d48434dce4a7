import type { Requirement } from '@codexhub/common-config/records';

export type ChangeKind = NonNullable<Requirement['change']>;

/** Both kinds, in the order in which their checks stand. */
export const changeKinds = ['absolute', 'relative'] as const satisfies readonly ChangeKind[];

const conventions: Readonly<Record<ChangeKind, string>> = {
  absolute: 'candidate − champion',
  relative: '(candidate − champion) / |champion|',
};

/**
 * The definition of a change: that of the metric, and how the two values are set against each other.
 * @example
 * changeDefinition('sklearn.metrics.r2_score', 'absolute'); // Returns: 'sklearn.metrics.r2_score[candidate − champion]'
 */
export function changeDefinition(definition: string, kind: ChangeKind): string {
  return `${definition}[${conventions[kind]}]`;
}
