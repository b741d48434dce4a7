import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  compareMitigation,
  type GroupThresholdPolicy,
  type MitigationComparison,
  type NamedValue,
  type PairedRows,
  type ParityConstraint,
} from '../../../src/fairness/index.ts';
import { groupTensor } from '../../../src/index.ts';
import { SEED } from '../../support.ts';

export const policy: GroupThresholdPolicy = {
  allowGroupThresholds: true,
  justification: 'a test',
};

/** HMAC-SHA-256 under a key that is no secret. */
export const hmac = (subject: string): Uint8Array =>
  createHmac('sha256', 'a key').update(subject).digest();

export const constraints: readonly ParityConstraint[] = [
  'demographic_parity',
  'equal_opportunity',
  'false_positive_rate_parity',
  'equalized_odds',
];

export interface Golden {
  readonly comparison: readonly GoldenComparison[];
  readonly reweighing: readonly {
    readonly name: string;
    readonly yTrue: readonly number[];
    readonly groups: readonly string[];
    readonly weights: readonly number[];
    readonly factors: readonly {
      readonly group: string;
      readonly label: 0 | 1;
      readonly factor: number;
    }[];
    readonly rowWeights: readonly number[];
  }[];
  readonly thresholds: readonly {
    readonly name: string;
    readonly yTrue: readonly number[];
    readonly yScore: readonly number[];
    readonly groups: readonly string[];
    readonly runs: readonly {
      readonly constraint: ParityConstraint;
      readonly tolerance: number;
      readonly expectedAccuracy: number;
      readonly isDeterministic: boolean;
      readonly selected: readonly number[];
      readonly groups: readonly { readonly group: string; readonly threshold: string }[];
    }[];
  }[];
}

export interface GoldenComparison {
  readonly name: string;
  readonly yTrue: readonly number[];
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly groups: readonly string[];
  readonly weights?: readonly number[];
  readonly disparities: readonly {
    readonly definition: string;
    readonly before: number;
    readonly after: number;
  }[];
}

export const golden = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/mitigation.json'), 'utf8'),
) as Golden;

export interface Row {
  readonly group: string;
  readonly y: number;
  readonly score: number;
  readonly weight: number;
}

/** A row with few scores, so that many are equal. */
const row: fc.Arbitrary<Row> = fc.record({
  group: fc.constantFrom('f', 'm', '__proto__'),
  y: fc.nat(1),
  score: fc.nat(5).map((step) => step / 5),
  weight: fc.constantFrom(0.5, 1, 3),
});

/** Rows of three groups, each of which has both labels. */
export const threeGroups: fc.Arbitrary<Row[]> = fc
  .tuple(fc.array(row, { maxLength: 9 }), fc.array(fc.nat(5), { minLength: 6, maxLength: 6 }))
  .map(([drawn, steps]) => [
    ...drawn,
    ...['f', 'm', '__proto__'].flatMap((group, at) =>
      [0, 1].map((y) => ({ group, y, score: steps[2 * at + y]! / 5, weight: 1 })),
    ),
  ]);

export const columnsOf = (rows: readonly Row[]) => ({
  yTrue: rows.map(({ y }) => y),
  yScore: rows.map(({ score }) => score),
  weights: rows.map(({ weight }) => weight),
  sensitive: { sex: rows.map(({ group }) => group) },
});

export const always = <Drawn>(
  drawn: fc.Arbitrary<Drawn>,
  law: (value: Drawn) => void,
  numRuns = 60,
): void => fc.assert(fc.property(drawn, law), { seed: SEED, numRuns });

export const numberOf = ({ value }: NamedValue): number =>
  value.defined ? value.value : Number.NaN;

export const tensorsOf = ({ yTrue, before, after, sensitive, weights }: PairedRows) => {
  const rows = { yTrue, sensitive, ...(weights && { weights }) };
  return {
    before: groupTensor({ ...rows, yPred: before }),
    after: groupTensor({ ...rows, yPred: after }),
  };
};
export const paired = (rows: PairedRows, said = {}): MitigationComparison =>
  compareMitigation({ ...tensorsOf(rows), rows, ...said });
