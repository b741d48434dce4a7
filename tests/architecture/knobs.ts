import { dataKnobs } from './data-knobs.ts';
import { driftKnobs } from './drift-knobs.ts';
import { expectationKnobs, expectationReasons } from './expectation-knobs.ts';
import { featureKnobs } from './feature-knobs.ts';
import type { Side } from './knob-behaviour.ts';
import { type Change, changing, eve, inTime } from './knob-project.ts';
import { remoteKnobs } from './remote-knobs.ts';

/** A turn of one leaf, and the side of the behaviour that it must change. */
export interface Knob {
  /** The leaf of the schema. */
  readonly leaf: string;
  readonly change: Change;
  readonly side: Side;
  /** Further sides that must change, where the leaf has several readers. */
  readonly also?: readonly Side[];
  /** What is set otherwise than in the base before the turn, so that the leaf can matter. */
  readonly from?: readonly Change[];
}

const knob = (
  leaf: string,
  path: string,
  value: unknown,
  side: Side,
  from: readonly Change[] = [],
): Knob => ({
  leaf,
  change: [path, value],
  side,
  from,
});

const field = (group: string, number: string, category: string): Knob[] => [
  knob(`contract.${group}.*<number>.column`, `${number}.column`, 'OTHER', 'data'),
  knob(`contract.${group}.*<number>.nullable`, `${number}.nullable`, false, 'data'),
  knob(`contract.${group}.*<number>.minimum`, `${number}.minimum`, 0.5, 'data', [
    [`${number}.maximum`, 1000],
  ]),
  knob(`contract.${group}.*<number>.maximum`, `${number}.maximum`, 0.5, 'data', [
    [`${number}.minimum`, 0],
  ]),
  knob(`contract.${group}.*<category>.column`, `${category}.column`, 'OTHERHOME', 'data'),
  knob(`contract.${group}.*<category>.nullable`, `${category}.nullable`, false, 'data'),
];

const CHECK = 'metrics.checks.0';
const FAIR = 'governance.fairness.checks.0';
const GROUPS = 'governance.fairness.attributes';
// Not enough data, whatever they say: where one may have to look again.
const wanting = (at: string): Change[] => [[`${at}.minimumN`, 100_000]];

const check = (leaf: string, at: string): Knob[] => [
  knob(`${leaf}.estimand`, `${at}.estimand`, 'model', 'gate'),
  knob(`${leaf}.limit`, `${at}.limit`, 0.9, 'gate', [[`${at}.target`, 0.95]]),
  knob(`${leaf}.target`, `${at}.target`, 0.99, 'gate'),
  knob(`${leaf}.level`, `${at}.level`, 0.99, 'gate'),
  knob(`${leaf}.minimumN`, `${at}.minimumN`, 100_000, 'gate'),
  knob(`${leaf}.reason`, `${at}.reason`, 'Because we say so.', 'page'),
  knob(`${leaf}.owner`, `${at}.owner`, 'Somebody else', 'page'),
  knob(`${leaf}.tags[]`, `${at}.tags.0`, 'house rule 3', 'page'),
];

/** Whether a knob stands in metrics.yaml or governance.yaml. */
export function isOfPolicy({ leaf }: Knob): boolean {
  return /^(metrics|governance)\b/.test(leaf);
}

/** For every leaf of the schema a turn that must be felt. */
export const knobs: readonly Knob[] = [
  ...dataKnobs,
  ...remoteKnobs,
  ...expectationKnobs,
  knob('contract.name', 'contract.name', 'knobs-two', 'run'),
  ...field('features', 'contract.features.debt', 'contract.features.home'),
  knob(
    'contract.features.*<category>.values[]',
    'contract.features.home.values.0',
    'landlord',
    'data',
  ),
  ...field(
    'protectedAttributes',
    'contract.protectedAttributes.age',
    'contract.protectedAttributes.sex',
  ).map((one) => {
    if (one.leaf.endsWith('<number>.minimum'))
      return { ...one, change: [one.change[0], 30] as Change };
    if (one.leaf.endsWith('<number>.maximum'))
      return { ...one, change: [one.change[0], 45] as Change };
    return one;
  }),
  knob(
    'contract.protectedAttributes.*<category>.values[]',
    'contract.protectedAttributes.sex.values.3',
    'w',
    'data',
    [[`${GROUPS}.sex.exclude`, []]],
  ),
  ...field('metadata', 'contract.metadata.score', 'contract.metadata.branch'),
  knob(
    'contract.metadata.*<category>.values[]',
    'contract.metadata.branch.values.0',
    'north',
    'data',
  ),
  knob('contract.metadata.*<text>.column', 'contract.metadata.account.column', 'ZONE', 'data'),
  knob('contract.metadata.*<text>.nullable', 'contract.metadata.account.nullable', false, 'data'),
  knob('contract.metadata.*<time>.column', 'contract.metadata.opened.column', 'CLOSED', 'data'),
  knob('contract.metadata.*<time>.nullable', 'contract.metadata.opened.nullable', false, 'data'),
  knob('contract.target.name', 'contract.target.name', 'denied', 'data', [
    ['training.split.stratifyBy', 'zone'],
  ]),
  knob('contract.target.column', 'contract.target.column', 'SEX', 'data'),
  knob('contract.target.values', 'contract.target.values', ['no', 'never'], 'data', [
    ['contract.target.positive', 'no'],
  ]),
  knob('contract.target.positive', 'contract.target.positive', 'no', 'run'),
  knob('contract.target.favourable', 'contract.target.favourable', 'yes', 'run'),

  { ...knob('training.seed', 'training.seed', 8, 'model'), also: ['procedure'] },
  knob(
    'training.split.ratios.train',
    'training.split.ratios',
    { train: 0.4, validation: 0.4, test: 0.2 },
    'run',
  ),
  knob(
    'training.split.ratios.validation',
    'training.split.ratios',
    { train: 0.6, validation: 0.3, test: 0.1 },
    'run',
  ),
  knob(
    'training.split.ratios.test',
    'training.split.ratios',
    { train: 0.5, validation: 0.2, test: 0.3 },
    'run',
  ),
  {
    ...knob('training.split.stratifyBy', 'training.split.stratifyBy', 'zone', 'model'),
    also: ['procedure'],
  },
  {
    ...knob('training.split.groupBy', 'training.split.groupBy', 'week', 'model'),
    also: ['procedure'],
  },
  knob('training.split.timeBy', 'training.split.timeBy', 'week', 'model', inTime),
  ...featureKnobs,
  { ...knob('training.estimator.l2', 'training.estimator.l2', 50, 'model'), also: ['procedure'] },
  knob('training.crossFit.folds', 'training.crossFit.folds', 3, 'procedure'),
  knob('training.crossFit.repeats', 'training.crossFit.repeats', 2, 'procedure'),
  knob('training.candidates[].name', 'training.candidates.0.name', 'other', 'run'),
  knob('training.candidates[].threshold', 'training.candidates.0.threshold', 0.7, 'run'),

  { ...knob('registry.uri', 'registry.uri', 'file:elsewhere', 'run'), also: ['serve'] },
  knob('registry.experiment', 'registry.experiment', 'other', 'run'),
  { ...knob('inference.alias', 'inference.alias', 'shadow', 'serve'), also: ['run'] },
  knob('inference.cache.ttlSeconds', 'inference.cache.ttlSeconds', 50, 'serve'),
  knob('inference.cache.maxStaleSeconds', 'inference.cache.maxStaleSeconds', 1, 'serve'),
  knob('inference.concurrency.limit', 'inference.concurrency.limit', 2, 'serve'),
  knob('inference.concurrency.queue', 'inference.concurrency.queue', 1, 'serve'),
  knob('logging.level', 'logging.level', 'error', 'serve'),

  knob('metrics.level', 'metrics.level', 0.99, 'gate'),
  knob('metrics.checks[].metric', `${CHECK}.metric`, 'recall', 'gate'),
  knob('metrics.checks[].slices[]', `${CHECK}.slices.0`, 'sex', 'gate'),
  // A higher accuracy is better: another direction is a fault that only the reader of the leaf can find.
  knob('metrics.checks[].direction', `${CHECK}.direction`, 'at_most', 'load'),
  ...check('metrics.checks[]', CHECK),
  ...['absolute', 'relative'].map((kind) =>
    knob(`metrics.checks[].change.${kind}`, `${CHECK}.change.${kind}`, 0.01, 'change', [changing]),
  ),
  knob('metrics.checks[].enforce', `${CHECK}.enforce`, false, 'open', wanting(CHECK)),
  knob(
    'metrics.checks[].onInsufficientData',
    `${CHECK}.onInsufficientData`,
    'review',
    'open',
    wanting(CHECK),
  ),

  knob('governance.fairness.enforce', 'governance.fairness.enforce', false, 'open', wanting(FAIR)),
  knob('governance.fairness.level', 'governance.fairness.level', 0.99, 'gate'),
  knob('governance.fairness.controls[]', 'governance.fairness.controls.0', 'home', 'run'),
  // Groups of the crossing are named in the order of its attributes.
  knob(`${GROUPS}.*.of[]`, `${GROUPS}.crossed.of`, ['sex', 'age'], 'load', [
    [`${GROUPS}.crossed.mergeInto`, { '<40 × z': '<40 × f' }],
  ]),
  knob(`${GROUPS}.*.minimumGroupSize`, `${GROUPS}.age.minimumGroupSize`, 150, 'gate'),
  knob(`${GROUPS}.*.reference`, `${GROUPS}.age.reference`, '<40', 'gate'),
  knob(`${GROUPS}.*.mergeInto.*`, `${GROUPS}.sex.mergeInto.x`, 'm', 'gate'),
  knob(`${GROUPS}.*.exclude[].group`, `${GROUPS}.sex.exclude.0.group`, 'z', 'gate'),
  knob(
    `${GROUPS}.*.exclude[].justification`,
    `${GROUPS}.sex.exclude.0.justification`,
    'Too few.',
    'page',
  ),
  knob(`${GROUPS}.*.unknown`, `${GROUPS}.age.unknown`, 'block', 'gate'),
  knob(`${GROUPS}.*.bands[]`, `${GROUPS}.age.bands.0`, 45, 'run', [
    [`${GROUPS}.age.reference`, undefined],
  ]),
  knob(
    'governance.fairness.checks[].metric',
    `${FAIR}.metric`,
    'equal_opportunity_difference',
    'gate',
    [
      [`${FAIR}.metric`, 'statistical_parity_difference'],
      [`${FAIR}.definition`, 'group_minus_reference'],
      [`${FAIR}.direction`, 'within'],
      [`${FAIR}.target`, undefined],
    ],
  ),
  // A metric has one definition: any other name is a fault that only the reader of the leaf can find.
  knob(
    'governance.fairness.checks[].definition',
    `${FAIR}.definition`,
    'fairlearn.between_groups',
    'load',
  ),
  knob('governance.fairness.checks[].attribute', `${FAIR}.attribute`, 'sex', 'gate'),
  knob('governance.fairness.checks[].direction', `${FAIR}.direction`, 'at_most', 'gate', [
    [`${FAIR}.target`, undefined],
  ]),
  ...check('governance.fairness.checks[]', FAIR),
  knob('governance.fairness.checks[].enforce', `${FAIR}.enforce`, false, 'open', wanting(FAIR)),
  knob(
    'governance.fairness.checks[].onInsufficientData',
    `${FAIR}.onInsufficientData`,
    'review',
    'open',
    wanting(FAIR),
  ),

  ...driftKnobs,
  knob('governance.privacy.entities[]', 'governance.privacy.entities.0', 'phone', 'run', [
    [`${CHECK}.reason`, 'Ask ada@example.org.'],
  ]),
  knob('governance.privacy.enforce', 'governance.privacy.enforce', false, 'open', [
    // The evidence was searched for another kind: that check is then closed.
    ['governance.privacy.entities.0', 'phone'],
  ]),
  knob('governance.privacy.minimumCell', 'governance.privacy.minimumCell', 1, 'page'),
  knob('governance.approvals.required', 'governance.approvals.required', 2, 'open'),
  knob(
    'governance.approvals.approvers[].name',
    'governance.approvals.approvers.0.name',
    'eve',
    'open',
  ),
  knob(
    'governance.approvals.approvers[].publicKey',
    'governance.approvals.approvers.0.publicKey',
    eve.publicKey,
    'open',
  ),
  knob('governance.protectedAliases[]', 'governance.protectedAliases.0', 'shadow', 'open'),
];

/**
 * Leaves that are written for people: no code acts on them. They are bound by the digest of the
 * contract or the policy, and must change nothing else.
 */
export const forPeople: readonly { readonly leaf: string; readonly change: Change }[] = [
  {
    leaf: 'contract.features.*<number>.description',
    change: ['contract.features.debt.description', 'Other'],
  },
  {
    leaf: 'contract.features.*<category>.description',
    change: ['contract.features.home.description', 'Other'],
  },
  {
    leaf: 'contract.protectedAttributes.*<number>.description',
    change: ['contract.protectedAttributes.age.description', 'Other'],
  },
  {
    leaf: 'contract.protectedAttributes.*<category>.description',
    change: ['contract.protectedAttributes.sex.description', 'Other'],
  },
  ...(['score', 'branch', 'account', 'opened'] as const).map((name, at) => ({
    leaf: `contract.metadata.*<${['number', 'category', 'text', 'time'][at]}>.description`,
    change: [`contract.metadata.${name}.description`, 'Other'] as Change,
  })),
  ...expectationReasons,
  {
    leaf: 'governance.approvals.approvers[].role',
    change: ['governance.approvals.approvers.0.role', 'Other'],
  },
];
