import { createRandom } from '@codexhub/common-config/kernel';
import {
  decideCheck,
  type Outcome,
  type Policy,
  type Requirement,
} from '@codexhub/common-config/records';
import { binomialSample } from '@codexhub/statistics';
import { chooseReference } from '../../../src/gates/judging/choose-reference.ts';
import { fairnessMetrics } from '../../../src/gates/judging/group-metric.ts';
import { observeGroups } from '../../../src/gates/judging/observe-groups.ts';
import { tallyAttribute } from '../../../src/gates/judging/tally-attribute.ts';
import { policyOf, SEED, tensor } from '../../support.ts';

/** Groups of equal size with their true rates of favourable decisions, and what is asked of them. */
export interface Simulation {
  readonly rates: readonly number[];
  readonly rowsPerGroup: number;
  readonly requirement: Requirement;
  /** Where absent, the group with the highest rate, as the data have it. */
  readonly reference?: string;
  readonly replicates: number;
  readonly seed?: number;
}

/** The share of replicates with each outcome, of the check as the gate decides it. */
export function simulateVerdicts(simulation: Simulation): Readonly<Record<Outcome, number>> {
  const { rates, rowsPerGroup, requirement, reference, replicates, seed = SEED } = simulation;
  const stream = createRandom(seed).stream(`verdicts ${JSON.stringify([rates, rowsPerGroup])}`);
  const random = (): number => stream.next();
  const [attribute] = policyFor(requirement, reference).attributes;
  const metric = fairnessMetrics.find((known) => known.metric === requirement.metric)!;
  const shares = { pass: 0, warn: 0, insufficient_data: 0, fail: 0, not_measured: 0 };
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    const cells = rates.map((probability, index) => {
      const chosen = binomialSample({ trials: rowsPerGroup, probability, random });
      return { group: `g${index}`, counts: [0, 0, rowsPerGroup - chosen, chosen] as const };
    });
    const counted = [{ estimand: 'model' as const, repeat: 0, tensor: tensor(cells) }];
    const tally = tallyAttribute(counted, attribute!);
    const observed = observeGroups({
      metric,
      tally,
      reference: chooseReference(tally),
      level: requirement.level,
      direction: requirement.direction,
      candidates: 1,
    });
    const { outcome } = decideCheck(
      requirement,
      observed.map(({ observation }) => observation),
    );
    shares[outcome] += 1 / replicates;
  }
  return shares;
}

function policyFor(requirement: Requirement, reference: string | undefined): Policy {
  return policyOf([requirement], { reference, minimumGroupSize: 2 });
}
