import { describe, expect, it } from 'vitest';
import {
  applyGroupThresholds,
  boundedGroupLoss,
  compareMitigation,
  consistency,
  fairnessFrontier,
  fourFifths,
  groupThresholds,
  localLaw144,
  localLaw144OfScores,
  metricFrame,
  privilegeMetrics,
  quantileParity,
  rankingExposure,
  referenceDisparities,
  regressionFairness,
  reweighing,
  reweighingWeights,
} from '../../src/fairness/index.ts';
import {
  GovernanceError,
  type GroupTensor,
  groupRates,
  groupTensor,
  marginal,
  mergeTensors,
  suppressSmallCells,
  tensorAtThreshold,
  weightGridFor,
} from '../../src/index.ts';

const rows = {
  yTrue: [1, 0, 1, 0, 1, 0],
  yPred: [1, 0, 0, 1, 1, 0],
  yScore: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6],
  sensitive: { race: ['x', 'y', 'x', 'y', 'x', 'y'], sex: ['f', 'f', 'f', 'm', 'm', null] },
};
const { yScore: _, ...decided } = rows;
const scored = groupTensor(rows);
const weighted = groupTensor({ ...decided, weights: [1, 2, 3, 1, 2, 3] });

const readers: Readonly<Record<string, (tensor: GroupTensor) => unknown>> = {
  groupRates,
  marginal: (tensor) => marginal(tensor, ['sex']),
  mergeTensors: (tensor) => mergeTensors(tensor, tensor),
  suppressSmallCells: (tensor) => suppressSmallCells(tensor, 2),
  tensorAtThreshold: (tensor) => tensorAtThreshold(tensor, 0.5),
  metricFrame: (tensor) => metricFrame(tensor),
  privilegeMetrics: (tensor) => privilegeMetrics(tensor, { privileged: [{ sex: 'm' }] }),
  referenceDisparities: (tensor) => referenceDisparities(tensor),
  fourFifths: (tensor) => fourFifths(tensor, { attribute: 'sex' }),
  localLaw144: (tensor) => localLaw144(tensor, { sex: 'sex', raceEthnicity: 'race' }),
  reweighing,
  compareMitigation: (tensor) => compareMitigation({ before: tensor, after: tensor }),
};

/** The first cell with something else in it. */
function withCell(tensor: GroupTensor, change: object): unknown {
  const [first, ...others] = tensor.cells;
  return { ...tensor, cells: [{ ...first, ...change }, ...others] };
}

const edits: Readonly<Record<string, unknown>> = {
  'no tensor': undefined,
  null: null,
  'an empty object': {},
  'a negative count': withCell(scored, { counts: [-1, 0, 0, 0] }),
  'a fraction of a row': withCell(scored, { counts: [0.5, 0, 0, 0] }),
  'not a number': withCell(scored, { counts: [Number.NaN, 0, 0, 0] }),
  'three counts': withCell(scored, { counts: [1, 0, 0] }),
  'a group of one value': withCell(scored, { group: ['x'] }),
  'a cell that is gone': { ...scored, cells: scored.cells.slice(1) },
  'other rows': { ...scored, rows: 99 },
  'an attribute twice': { ...scored, sensitive: ['sex', 'sex'] },
  'weight without rows': withCell(weighted, { counts: [0, 0, 1, 0], weights: [1, 0, 1, 0] }),
  'a grid beyond float64': { ...weighted, weightGrid: { weights: 5000, squares: 5000 } },
};

describe.each(Object.entries(readers))('%s', (_name, read) => {
  it.each(Object.entries(edits))('refuses %s', (_what, edited) => {
    expect(codeOf(() => read(edited as GroupTensor))).toBe('GOVERNANCE_TENSOR_INVALID');
  });
});

it('an edited tensor of nobody has no rate, no reference and no ratio', () => {
  const nobody: GroupTensor = {
    schemaVersion: 1,
    sensitive: ['race', 'sex'],
    control: [],
    rows: 0,
    cells: [{ group: ['x', 'f'], counts: [0, 0, 0, 0] }],
  };
  const { groups, reference } = fourFifths(nobody, { attribute: 'sex' });
  expect([groups, reference.group]).toEqual([[], null]);
  expect(localLaw144(nobody, { sex: 'sex', raceEthnicity: 'race' }).sex.categories).toEqual([]);
});

const problem = {
  ...decided,
  yScore: rows.yScore,
  constraint: 'demographic_parity',
  objective: 'accuracy',
  tolerance: 1,
  policy: { allowGroupThresholds: true, justification: 'a test' },
} as const;
const chosen = groupThresholds(problem);
const factors = reweighing(marginal(groupTensor(decided), ['race']));
const { sensitive } = rows;

/** What takes rows, by the names of the columns that must be there. */
const takers: readonly (readonly [string, readonly string[], (given: never) => unknown])[] = [
  ['groupTensor', ['yTrue', 'yPred', 'sensitive'], groupTensor],
  [
    'consistency',
    ['yPred'],
    (given: object) => consistency({ features: [rows.yScore], ...given } as never),
  ],
  ['regressionFairness', ['yPred', 'sensitive'], regressionFairness],
  ['quantileParity', ['yPred', 'sensitive'], quantileParity],
  [
    'boundedGroupLoss',
    ['yTrue', 'yPred', 'sensitive'],
    (given: object) =>
      boundedGroupLoss({ loss: 'square', minimum: 0, maximum: 1, ...given } as never),
  ],
  [
    'rankingExposure',
    ['sensitive'],
    (given: object) => rankingExposure({ scores: rows.yScore, ...given } as never),
  ],
  [
    'localLaw144OfScores',
    ['scores'],
    (given: object) =>
      localLaw144OfScores({ scores: rows.yScore, sex: [], raceEthnicity: [], ...given }),
  ],
  ['groupThresholds', ['yTrue', 'yScore', 'sensitive'], groupThresholds],
  ['fairnessFrontier', ['yTrue', 'yScore', 'sensitive'], fairnessFrontier],
  [
    'applyGroupThresholds',
    ['yScore', 'sensitive'],
    (given: never) => applyGroupThresholds(chosen, given),
  ],
  [
    'reweighingWeights',
    ['yTrue', 'sensitive'],
    (given: never) => reweighingWeights(factors, given),
  ],
];

describe.each(takers)('%s without a column that must be there', (_name, columns, take) => {
  it.each(columns)('%s', (column) => {
    const expected =
      column === 'sensitive' ? 'GOVERNANCE_ATTRIBUTE_INVALID' : 'GOVERNANCE_LENGTHS_UNEQUAL';
    for (const missing of [undefined, null, 5]) {
      const given = { ...problem, sensitive, [column]: missing };
      expect(codeOf(() => take(given as never))).toBe(expected);
    }
  });
});

it.each([
  { rows: Number.POSITIVE_INFINITY, maximum: 1 },
  { rows: Number.NaN, maximum: 1 },
  { rows: 0, maximum: 1 },
  { rows: 2.5, maximum: 1 },
  { rows: 2, maximum: Number.POSITIVE_INFINITY },
  { rows: 2, maximum: Number.NaN },
  { rows: 2, maximum: -1 },
])('weightGridFor refuses %o, instead of looking for a grid forever', (whole) => {
  expect(codeOf(() => weightGridFor(whole))).toBe('GOVERNANCE_WEIGHTS_INVALID');
});

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return GovernanceError.isInstance(error) ? error.code : String(error);
  }
  return 'nothing thrown';
}
