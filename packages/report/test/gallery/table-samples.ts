import { createRandom } from '@codexhub/common-config/kernel';
import { measuredValue, undefinedValue } from '@codexhub/common-config/records';
import {
  confusionMatrixPlot,
  confusionPlot,
  featureBarsPlot,
  groupBarsPlot,
  type Plot,
  predictedActualPlot,
  residualPlot,
} from '@codexhub/report';
import { smallStory } from '../story/small-story.ts';

/** Rents: the model says too little for the dearest, and misses them by more. */
function rents(rows: number): { predicted: Float64Array; actual: Float64Array } {
  const random = createRandom(20261121).stream('rents');
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  const predicted = new Float64Array(rows);
  const actual = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const rent = 900 * Math.exp(0.4 * normal());
    predicted[row] = rent;
    actual[row] = rent + 0.00004 * rent * rent - 40 + 0.11 * rent * normal();
  }
  return { predicted, actual };
}

const species = ['adelie', 'chinstrap', 'gentoo', 'king', 'macaroni'];
const features = [
  ['debt to income', 1.32, 0.2],
  ['credit history', 0.91, 0.12],
  ['loan to value', 0.44, 0.15],
  ['self-employed', 0.21, 0.31],
  ['years at address', -0.38, 0.16],
  ['savings', -0.72, 0.2],
  ['number of dependants', -0.05, 0.12],
] as const;

/** The plots of regression, of classes, of features and of groups, as a reader sees them. */
export const tableSamples: Readonly<Record<string, Plot>> = {
  'residual-few': residualPlot({ ...rents(200), name: 'rent in €' }),
  'residual-many': residualPlot({ ...rents(6000), name: 'rent in €' }),
  'predicted-actual-few': predictedActualPlot({ ...rents(150), name: 'rent in €' }),
  'predicted-actual-many': predictedActualPlot({ ...rents(6000), name: 'rent in €' }),
  'feature-bars': featureBarsPlot({
    name: 'log odds per standard deviation',
    features: [
      ...features.map(([name, value, half]) => ({
        name,
        value: measuredValue(value),
        interval: { lower: value - half, upper: value + half },
      })),
      { name: 'region', value: undefinedValue('collinear') },
    ],
  }),
  confusion: confusionPlot({
    counts: { truePositive: 151, falsePositive: 98, trueNegative: 1997, falseNegative: 134 },
    labels: { positive: 'denied', negative: 'granted' },
  }),
  'confusion-matrix': confusionMatrixPlot({
    labels: species,
    counts: [
      [1460, 41, 9, 0, 2],
      [88, 610, 12, 3, 0],
      [0, 21, 1204, 31, 9],
      [0, 0, 44, 130, 3],
      [0, 0, 0, 0, 0],
    ],
  }),
  'confusion-matrix-large': confusionMatrixPlot({
    labels: Array.from({ length: 16 }, (_, index) => `category ${index}`),
    counts: Array.from({ length: 16 }, (_, row) =>
      Array.from({ length: 16 }, (__, column) =>
        Math.round(300 * Math.exp(-1.3 * Math.abs(row - column))),
      ),
    ),
  }),
  'group-bars': groupBarsPlot({
    accounting: smallStory({ groups: ['single', 'married', 'divorced', 'widowed'] }).candidates[0]!
      .report.accounting[0]!,
    band: { lower: 0.48, upper: 0.75, label: '0.80 to 1.25 times the rate of single' },
  }),
};
