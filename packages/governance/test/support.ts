import { defineContract, type ModelContract } from '@codexhub/common-config/contract';
import { digest } from '@codexhub/common-config/kernel';
import type {
  AttributePolicy,
  ByOutcome,
  Estimand,
  Evidence,
  GroupCounts,
  GroupTensor,
  Measurement,
  Policy,
  Requirement,
} from '@codexhub/common-config/records';
import type { PolicyToCompile } from '../src/index.ts';

/** One seed for every property test. */
export const SEED = 20261121;

const contract: ModelContract = defineContract({
  name: 'lending',
  task: 'binary_classification',
  features: {
    ratio: { type: 'number' },
    branch: { type: 'category', values: ['east', 'west'] },
  },
  target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
  protectedAttributes: {
    sex: { type: 'category', values: ['f', 'm', 'x'] },
    age: { type: 'number', minimum: 18 },
  },
});

type Fairness = PolicyToCompile['governance']['fairness'];
export type MetricCheck = PolicyToCompile['metrics']['checks'][number];
export type FairnessCheck = Fairness['checks'][number];

const common = {
  estimand: 'procedure' as const,
  minimumN: 1,
  enforce: true,
  onInsufficientData: 'block' as const,
  reason: 'a test',
  tags: [],
};

export const metricCheck: MetricCheck = {
  ...common,
  metric: 'roc_auc',
  slices: [],
  direction: 'at_least',
  limit: 0.75,
};

export const impactCheck: FairnessCheck = {
  ...common,
  metric: 'disparate_impact_ratio',
  definition: 'group_over_reference',
  attribute: 'sex',
  direction: 'at_least',
  limit: 0.8,
};

export const opportunityCheck: FairnessCheck = {
  ...common,
  metric: 'equal_opportunity_difference',
  definition: 'group_minus_reference',
  attribute: 'sex',
  direction: 'within',
  limit: 0.1,
};

const attribute: Fairness['attributes'][string] = {
  minimumGroupSize: 100,
  reference: 'm',
  mergeInto: {},
  exclude: [],
  unknown: 'block',
};

/** Sound sections; a test says what it changes. */
export function sections(
  said: {
    readonly metrics?: readonly MetricCheck[];
    readonly fairness?: Partial<Fairness>;
    readonly sex?: Partial<Fairness['attributes'][string]>;
    readonly age?: Partial<Fairness['attributes'][string]>;
    readonly entities?: readonly string[];
    readonly approvers?: PolicyToCompile['governance']['approvals']['approvers'];
  } = {},
): PolicyToCompile {
  const { reference: _, ...age } = attribute;
  return {
    contract,
    metrics: { level: 0.95, checks: said.metrics ?? [metricCheck] },
    governance: {
      fairness: {
        enforce: true,
        level: 0.95,
        controls: [],
        attributes: {
          sex: { ...attribute, ...said.sex },
          age: { ...age, bands: [30, 45], ...said.age },
        },
        checks: [impactCheck, opportunityCheck],
        ...said.fairness,
      },
      privacy: { enforce: true, entities: said.entities ?? ['email', 'phone'], minimumCell: 5 },
      approvals: { required: 1, approvers: said.approvers ?? [] },
      protectedAliases: ['champion'],
    },
  };
}

/** The counts of one group, at 2 × outcome + decision. */
export interface GivenCell {
  readonly group: string;
  readonly counts: ByOutcome;
}

/** A cell from its rows: favourable decisions among the actually favourable and unfavourable. */
export function cell(
  group: string,
  [keptOf, favourable]: readonly [number, number],
  [grantedOf, unfavourable]: readonly [number, number],
): GivenCell {
  return { group, counts: [unfavourable - grantedOf, grantedOf, favourable - keptOf, keptOf] };
}

/** What {@link counts} counts otherwise than by sex, of the model, with every group known. */
export interface CountsSaid {
  readonly attribute?: string;
  readonly estimand?: Estimand;
  readonly repeat?: number;
  readonly unknown?: number;
  /** Otherwise the sum of the counts. */
  readonly total?: number;
}

export function tensor(
  cells: readonly GivenCell[],
  { attribute: name = 'sex', unknown = 0, total }: CountsSaid = {},
): GroupTensor {
  const sum = cells.reduce((rows, one) => one.counts.reduce((a, b) => a + b, rows), unknown);
  const of = (group: string | null, counted: ByOutcome): GroupTensor['cells'][number] => ({
    group: [group],
    counts: counted,
  });
  return {
    schemaVersion: 1,
    sensitive: [name],
    control: [],
    rows: total ?? sum,
    cells: [
      ...cells.map((one) => of(one.group, one.counts)),
      ...(unknown > 0 ? [of(null, [unknown, 0, 0, 0])] : []),
    ],
  };
}

export function counts(cells: readonly GivenCell[], said: CountsSaid = {}): GroupCounts {
  const { estimand = 'model', repeat = 0 } = said;
  return { estimand, repeat, tensor: tensor(cells, said) };
}

const sexPolicy: AttributePolicy = { name: 'sex', ...attribute };

/** A fairness requirement on `sex`. */
export function requirement(said: Partial<Requirement> = {}): Requirement {
  return {
    id: 'fairness.disparate_impact_ratio.sex',
    kind: 'fairness',
    metric: 'disparate_impact_ratio',
    definition: 'group_over_reference',
    attribute: 'sex',
    estimand: 'model',
    direction: 'at_least',
    limit: 0.8,
    minimumN: 1,
    level: 0.95,
    enforce: true,
    onInsufficientData: 'block',
    reason: 'a test',
    ...said,
  };
}

export function policyOf(
  checks: readonly Requirement[],
  attributePolicy: Partial<AttributePolicy> = {},
): Policy {
  return {
    schemaVersion: 1,
    checks,
    attributes: [{ ...sexPolicy, ...attributePolicy }],
    privacy: { entities: ['email', 'phone'] },
    approvals: { required: 1, approvers: [] },
    protectedAliases: ['champion'],
  };
}

export function auc(estimand: Estimand, said: Partial<Measurement> = {}): Measurement {
  return {
    metric: 'roc_auc',
    definition: 'sklearn.metrics.roc_auc_score',
    estimand,
    value: { defined: true, value: 0.82 },
    interval: { lower: 0.79, upper: 0.85, level: 0.95, method: 'delong+logit' },
    n: 2380,
    ...said,
  };
}

const fair = [cell('f', [450, 500], [100, 500]), cell('m', [450, 500], [100, 500])];

/** Evidence under which every check of `sections()` passes. */
export function evidence(said: Partial<Evidence> = {}): Evidence {
  const of = (text: string): ReturnType<typeof digest> => digest(text);
  return {
    schemaVersion: 2,
    sensitivity: 'restricted',
    subject: {
      model: { name: 'lending', candidate: 'open', digest: of('model') },
      contract: of('contract'),
      data: of('data'),
      split: of('split'),
      code: 'unversioned',
      config: { metrics: of('m'), governance: of('g'), training: of('t') },
      author: 'linus',
    },
    candidates: 3,
    threshold: 0.5,
    rows: { total: 2000, train: 1400, validation: 300, test: 300 },
    measurements: [auc('procedure'), auc('model')],
    confusion: [],
    groups: [
      counts(fair, { estimand: 'procedure' }),
      counts(fair, { estimand: 'procedure', repeat: 1 }),
      counts(fair),
    ],
    curves: [],
    parity: { rows: 300, maximumDifference: { defined: true, value: 3e-16 }, decisionFlips: 0 },
    privacy: { documents: 2, lookedFor: ['email', 'phone'], findings: [] },
    contractViolations: 0,
    ...said,
  };
}
