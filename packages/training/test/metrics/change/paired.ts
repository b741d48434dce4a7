import type { Value } from '@codexhub/common-config/records';
import type { ModelSaid } from '../../../src/index.ts';

/** What a model says of rows that it scores so, with a threshold. */
export const said = (score: readonly number[], cut: number): ModelSaid => ({
  score: Float64Array.from(score),
  decision: Uint8Array.from(score, (value) => (value >= cut ? 1 : 0)),
});

/** A value that must be defined. */
export function number(value: Value): number {
  if (!value.defined) throw new Error(value.reason);
  return value.value;
}
