import type { ModelContract } from '@codexhub/common-config/contract';

/** Labels or decisions in terms of the positive label, turned to 1 where they are favourable. */
export function favourable(contract: ModelContract, positive: Uint8Array): Uint8Array {
  const { target } = contract;
  return target.favourable === target.positive ? positive : positive.map((label) => 1 - label);
}
