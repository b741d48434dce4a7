import { measuredValue, undefinedValue } from '@codexhub/common-config/records';
import {
  confusionMatrixPlot,
  featureBarsPlot,
  groupBarsPlot,
  predictedActualPlot,
  residualPlot,
} from '@codexhub/report';
import { describe, expect, test } from 'vitest';
import { smallStory } from '../story/small-story.ts';

const codeOf = (draw: () => unknown): unknown => {
  try {
    draw();
    return 'drawn';
  } catch (error) {
    return (error as { code: unknown }).code;
  }
};
const descriptionOf = ({ svg }: { svg: string }): string => /<desc>(.*?)<\/desc>/s.exec(svg)![1]!;
const dotsOf = ({ svg }: { svg: string }): number => svg.match(/M[\d.]+ [\d.]+h0/g)?.length ?? 0;

// Twice the prediction, less 10: low ones are too high, high ones too low.
const rows = (length: number): { predicted: number[]; actual: number[] } => {
  const predicted = Array.from({ length }, (_, row) => (row * 37) % length);
  return { predicted, actual: predicted.map((value) => 1.5 * value - 10) };
};

describe('residualPlot', () => {
  test('a dot for each row, zero among them, and rows that are not finite counted', () => {
    const plot = residualPlot({
      predicted: [1, 2, Number.NaN, 4],
      actual: [2, 2, 2, Number.POSITIVE_INFINITY],
    });
    expect(dotsOf(plot)).toBe(2);
    expect(plot.svg).toContain('class="zero"');
    expect(plot.svg).not.toContain('class="centre"');
    expect(descriptionOf(plot)).toContain('2 row(s) are not finite and are not drawn.');
    expect(plot.table.rows).toEqual([['all', '2', '0.100', '0.500', '0.900']]);
  });

  test('the running median tells the bias, and the table has it by prediction', () => {
    const plot = residualPlot(rows(200));
    expect(plot.svg).toContain('>running median</text>');
    expect(plot.table.rows).toHaveLength(10);
    expect(plot.table.rows[0]).toEqual(['0.000 to 19.000', '20', '−9.050', '−5.250', '−1.450']);
    expect(descriptionOf(plot)).toContain(
      'farthest from zero, 84.750, where about 189.500 is predicted',
    );
  });

  test('many rows are counted in hexagons: as many places as can be told apart', () => {
    const many = rows(100_003);
    const plot = residualPlot(many);
    expect(dotsOf(plot)).toBeLessThan(2_000);
    expect(plot.svg).toContain('>larger dots: more rows</text>');
    expect(plot.svg.length).toBeLessThan(40_000);
    const sizes = new Set(
      [...plot.svg.matchAll(/stroke-width="([\d.]+)" d="M/g)].map(([, size]) => size),
    );
    expect(sizes.size).toBeGreaterThan(1);
  });

  test('the same rows in another order are the same picture, where they are counted', () => {
    const { predicted, actual } = rows(997);
    const turned = { predicted: predicted.toReversed(), actual: actual.toReversed() };
    expect(residualPlot(turned)).toEqual(residualPlot({ predicted, actual }));
  });

  test('typed arrays and plain ones are one', () => {
    const { predicted, actual } = rows(70);
    const typed = { predicted: Float64Array.from(predicted), actual: Float64Array.from(actual) };
    expect(residualPlot(typed)).toEqual(residualPlot({ predicted, actual }));
  });

  test.each([residualPlot, predictedActualPlot])('%o refuses columns of two lengths', (plot) => {
    expect(codeOf(() => plot({ predicted: [1], actual: [1, 2] }))).toBe('REPORT_INPUT_INVALID');
  });
});

describe('predictedActualPlot', () => {
  test('both axes are one, so that the diagonal is where both are equal', () => {
    const { svg, table } = predictedActualPlot({ predicted: [0, 10], actual: [0, 10] });
    const [, left, bottom, right, top] = /class="limit" d="M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)"/
      .exec(svg)!
      .map(Number) as [number, number, number, number, number];
    for (const [, x, y] of svg.matchAll(/M([\d.]+) ([\d.]+)h0/g)) {
      const [across, down] = [
        (Number(x) - left) / (right - left),
        (bottom - Number(y)) / (bottom - top),
      ];
      expect(across).toBeCloseTo(down, 2);
    }
    expect(table.rows.at(-1)).toEqual(['all', '2', '1.000', '5.000', '9.000']);
  });

  test('says how far half of the predictions miss', () => {
    const plot = predictedActualPlot({ predicted: [1, 1, 1, 1], actual: [1, 2, 3, 9] });
    expect(descriptionOf(plot)).toContain(
      '4 rows: half of the predictions miss by 1.500 or less, nine of ten by 6.200 or less; 75.0% are too low.',
    );
  });
});

describe('featureBarsPlot', () => {
  const features = [
    { name: 'small', value: measuredValue(0.1), interval: { lower: -0.1, upper: 0.3 } },
    { name: 'none', value: undefinedValue('collinear') },
    { name: 'large', value: measuredValue(-2), interval: { lower: -2.5, upper: -1.5 } },
  ];

  test('the largest first, whatever its sign; what is undefined last, with its reason', () => {
    const plot = featureBarsPlot({ features });
    expect(plot.table.rows).toEqual([
      ['large', '−2.000', '[−2.500, −1.500]'],
      ['small', '0.100', '[−0.100, 0.300]'],
      ['none', 'undefined: collinear', 'no interval'],
    ]);
    expect(plot.svg).toContain('>undefined: collinear</text>');
    expect(descriptionOf(plot)).toBe(
      '3 features. The largest coefficient is that of large: −2.000. The interval holds zero for small. Undefined: none.',
    );
  });

  test('a bar whose interval holds zero is hatched', () => {
    const { svg } = featureBarsPlot({ features });
    expect(svg.match(/class="bar"/g)).toHaveLength(1);
    expect(svg.match(/class="unjudged"/g)).toHaveLength(1);
    expect(svg.match(/class="whisker"/g)).toHaveLength(2);
  });

  test('draws the largest, and says how many more the table has', () => {
    const { svg, table } = featureBarsPlot({ features, most: 1 });
    expect(svg).toContain('>and 2 smaller in the table</text>');
    expect(table.rows).toHaveLength(3);
  });
});

describe('confusionMatrixPlot', () => {
  const labels = ['a', 'b', 'c'];
  const counts = [
    [8, 2, 0],
    [3, 996, 1],
    [0, 0, 0],
  ];

  test('gives counts and shares of the actual class, and a class without rows says so', () => {
    const { svg, table } = confusionMatrixPlot({ labels, counts });
    expect(table.rows).toEqual([
      ['a', '8 (80.0%)', '2 (20.0%)', '0 (0.0%)', '10'],
      ['b', '3 (0.3%)', '996 (99.6%)', '1 (0.1%)', '1,000'],
      ['c', '0 (no rows)', '0 (no rows)', '0 (no rows)', '0'],
    ]);
    for (const text of ['80%', '&lt;1%', '&gt;99%', 'no rows', 'n 1,000'])
      expect(svg).toContain(`>${text}</text>`);
  });

  test('says the commonest mistake', () => {
    expect(descriptionOf(confusionMatrixPlot({ labels, counts }))).toBe(
      '1,010 rows of 3 classes: 99.4% on the diagonal. The commonest mistake: 3 rows actually b were decided a, 0.3% of that class.',
    );
  });

  test('frames the diagonal', () => {
    expect(confusionMatrixPlot({ labels, counts }).svg.match(/class="right"/g)).toHaveLength(3);
  });

  test('above 30 classes the table alone holds the numbers, and the picture says so', () => {
    const many = Array.from({ length: 31 }, (_, index) => `class ${index}`);
    const { svg, table } = confusionMatrixPlot({
      labels: many,
      counts: many.map(() => many.map(() => 1)),
    });
    expect(svg).toContain('>31 classes are too many to draw</text>');
    expect(svg).not.toContain('class="cell"');
    expect(table.rows).toHaveLength(31);
  });

  test.each([
    [[1, 2], [3]],
    [[1, 2]],
    [
      [1, 2],
      [3, -4],
    ],
    [
      [1, 2],
      [3, Number.NaN],
    ],
  ])('refuses counts that are no square: %j', (...square) => {
    expect(codeOf(() => confusionMatrixPlot({ labels: ['a', 'b'], counts: square }))).toBe(
      'REPORT_INPUT_INVALID',
    );
  });
});

test('group bars say which judged groups lie farthest apart', () => {
  const accounting = smallStory({ groups: ['a', 'b', 'c', 'd'] }).candidates[0]!.report
    .accounting[0]!;
  const groups = accounting.groups.map((group, index) => ({
    ...group,
    treatment: index === 3 ? ('excluded' as const) : ('judged' as const),
    rate: measuredValue([0.5, 0.2, 0.7, 0.01][index]!),
  }));
  expect(descriptionOf(groupBarsPlot({ accounting: { ...accounting, groups } }))).toMatch(
    /^Of the judged groups b has the lowest rate, 0\.200, and c the highest, 0\.700: 0\.500 apart\. /,
  );
});
