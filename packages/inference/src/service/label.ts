import type { Contract } from '@codexhub/common-config/contract';

/** The labels of a contract's target, as literal types where the contract was defined in code. */
export type Label<C> =
  C extends Contract<infer Definition>
    ? Definition extends { target: { values: readonly [infer One, infer Other] } }
      ? One | Other
      : string
    : never;
