import { deepFreeze } from '@codexhub/common-config/kernel';
import { euAiActArt10To15 } from './packs/eu-ai-act-art-10-15.ts';
import { nycLl144 } from './packs/nyc-ll144.ts';
import { usEeocFourFifths } from './packs/us-eeoc-four-fifths.ts';
import { usModelRiskSr117 } from './packs/us-model-risk-sr-11-7.ts';
import { usModelRiskSr262 } from './packs/us-model-risk-sr-26-2.ts';
import type { PolicyPack } from './policy-pack.ts';

/**
 * The packs that come with the package, by id: what each rule asks, in own words, as known on its `asOf`.
 * They are no advice; `sources` says what was verified, which is little. {@link findPack} looks one up.
 *
 * @example
 * policyPacks.map(({ id }) => id)[0]; // Returns: 'eu-ai-act-art-10-15'
 */
export const policyPacks: readonly PolicyPack[] = deepFreeze([
  euAiActArt10To15,
  nycLl144,
  usEeocFourFifths,
  usModelRiskSr117,
  usModelRiskSr262,
]);
