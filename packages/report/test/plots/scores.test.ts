import {
  calibrationPlot,
  gainPlot,
  liftPlot,
  rocPlot,
  scoreHistogramPlot,
  thresholdPlot,
} from '@codexhub/report';
import { describe, expect, test } from 'vitest';

const codeOf = (draw: () => unknown): unknown => {
  try {
    draw();
    return 'drawn';
  } catch (error) {
    return (error as { code: unknown }).code;
  }
};
const descriptionOf = ({ svg }: { svg: string }): string => /<desc>(.*?)<\/desc>/s.exec(svg)![1]!;

describe('scoreHistogramPlot', () => {
  const edges = [0, 0.25, 0.5, 0.75, 1];
  const series = [
    { name: 'no', counts: [60, 30, 10, 0] },
    { name: 'yes', counts: [0, 1, 1, 2] },
  ];

  test('shows each class as shares of itself, with its rows', () => {
    const { svg, table } = scoreHistogramPlot({ edges, series });
    expect(table.rows).toEqual([
      ['0.000 to 0.250', '60 (60.0%)', '0 (0.0%)'],
      ['0.250 to 0.500', '30 (30.0%)', '1 (25.0%)'],
      ['0.500 to 0.750', '10 (10.0%)', '1 (25.0%)'],
      ['0.750 to 1.000', '0 (0.0%)', '2 (50.0%)'],
    ]);
    expect(svg).toContain('>no (n 100)</text>');
    expect(svg).toContain('>yes (n 4)</text>');
    // The highest bar, 60%, reaches to 1 part in 1.08 of the frame from y 142 to 8.
    expect(svg).toContain(
      `L${/M([\d.]+) 142/.exec(svg)![1]} ${Math.round((142 - 134 / 1.08) * 10) / 10}`,
    );
  });

  test('says the medians and how far the classes overlap', () => {
    const said = descriptionOf(scoreHistogramPlot({ edges, series, threshold: 0.5 }));
    expect(said).toContain('no: 100 rows, median score about 0.208.');
    expect(said).toContain('yes: 4 rows, median score about 0.750.');
    expect(said).toContain('overlap in 35.0% of their rows');
    expect(said).toContain('The threshold is 0.500.');
  });

  test('a wide bin is as low as its rows are thin: area is share', () => {
    const { svg } = scoreHistogramPlot({
      edges: [0, 0.8, 1],
      series: [{ name: 'a', counts: [5, 5] }],
    });
    const [, data = ''] = /class="area ink0" d="([^"]*)"/.exec(svg)!;
    const heights = [...data.matchAll(/L[\d.]+ ([\d.]+)/g)].map(([, y]) => 142 - Number(y));
    expect(heights[0]! / heights[2]!).toBeCloseTo(0.25, 2);
  });

  test('draws and lists 65,536 bins by neighbours, and keeps every row', () => {
    const bins = 65_536;
    const { svg, table } = scoreHistogramPlot({
      edges: Array.from({ length: bins + 1 }, (_, edge) => edge / bins),
      series: [{ name: 'a', counts: Array.from({ length: bins }, () => 2) }],
    });
    expect(table.rows.length).toBeLessThanOrEqual(60);
    expect(table.rows[0]![1]).toBe('2,186 (1.7%)');
    expect(descriptionOf({ svg })).toContain('131,072 rows');
    expect(svg.length).toBeLessThan(8_000);
  });

  test('a class without rows is named as not measured', () => {
    const { svg, table } = scoreHistogramPlot({
      edges,
      series: [series[0]!, { name: 'yes', counts: [0, 0, 0, 0] }],
    });
    expect(svg).toContain('>yes: not measured</text>');
    expect(table.rows[0]![2]).toBe('0 (no rows)');
  });

  test.each([
    { edges: [0, 0, 1], series: [] },
    { edges: [1], series: [] },
    { edges: [0, Number.NaN], series: [] },
    { edges, series: [{ name: 'a', counts: [1] }] },
    { edges, series: [{ name: 'a', counts: [1, 1, 1, -1] }] },
    { edges, series: [{ name: 'a', counts: [1, 1, 1, Number.NaN] }] },
  ])('refuses records that are no histogram: %j', (options) => {
    expect(codeOf(() => scoreHistogramPlot(options))).toBe('REPORT_INPUT_INVALID');
  });
});

describe('gain and lift', () => {
  const points = [
    { share: 0, gain: 0 },
    { share: 0.2, gain: 0.8 },
    { share: 1, gain: 1 },
  ];
  const series = [{ name: 'a', points }];

  test('are read between their points, straight', () => {
    expect(gainPlot({ series }).table.rows.map((row) => row.join(' '))).toEqual([
      '1.0% 4.0%',
      '5.0% 20.0%',
      '10.0% 40.0%',
      '20.0% 80.0%',
      '30.0% 82.5%',
      '40.0% 85.0%',
      '50.0% 87.5%',
      '75.0% 93.8%',
      '100.0% 100.0%',
    ]);
    expect(liftPlot({ series }).table.rows.map((row) => row[1])).toEqual([
      '4.00',
      '4.00',
      '4.00',
      '4.00',
      '2.75',
      '2.13',
      '1.75',
      '1.25',
      '1.00',
    ]);
  });

  test('say what the first tenth holds', () => {
    const said = 'the best-scored 10% of rows hold 40.0% of the positives, 4.00 times as many';
    expect(descriptionOf(gainPlot({ series }))).toContain(said);
    expect(descriptionOf(liftPlot({ series }))).toContain(said);
  });

  test('with the prevalence the perfect ranking is drawn: all positives first', () => {
    const { svg } = gainPlot({ series, prevalence: 0.25 });
    expect(svg).toContain('class="guide" d="M30 142L66 8L174 8"');
    expect(gainPlot({ series }).svg.match(/class="guide"/g)).toHaveLength(1);
  });

  test('a table has no number where the curve has none', () => {
    const [first] = liftPlot({ series: [{ name: 'a', points: points.slice(1) }] }).table.rows;
    expect(first).toEqual(['1.0%', 'undefined: no point']);
  });
});

describe('thresholdPlot', () => {
  const thresholds = [0.2, 0.4, 0.6, 0.8];
  const measures = [
    { name: 'precision', values: [0.2, 0.4, 0.6, null] },
    { name: 'recall', values: [1, 0.7, 0.3, 0] },
  ];

  test('stops a line where its measure is undefined, and says so', () => {
    const plot = thresholdPlot({ thresholds, measures, threshold: 0.41 });
    expect(plot.table.rows.at(-1)).toEqual(['0.800', 'undefined', '0.000']);
    expect(descriptionOf(plot)).toContain(
      'precision is highest at 0.600: 0.600, undefined at 1 thresholds; 0.400 at 0.400, nearest to the threshold in force.',
    );
    const gap = thresholdPlot({ thresholds, measures: [{ name: 'a', values: [1, null, 0, 1] }] });
    expect(/class="curve series0" d="([^"]*)"/.exec(gap.svg)![1]!.match(/M/g)).toHaveLength(2);
  });

  test('marks the threshold in force', () => {
    const { svg } = thresholdPlot({ thresholds, measures, threshold: 0.5 });
    expect(svg).toMatch(/class="limit" d="M153\.\d 8V142"/);
    expect(svg).toContain('>threshold 0.500</text>');
  });

  test('refuses a measure of another length', () => {
    expect(codeOf(() => thresholdPlot({ thresholds: [0.5], measures }))).toBe(
      'REPORT_INPUT_INVALID',
    );
  });
});

describe('calibrationPlot', () => {
  const points = [
    { predicted: 0.1, observed: 0.1, count: 90, lower: 0, upper: 0.5 },
    {
      predicted: 0.8,
      observed: 0.6,
      count: 10,
      lower: 0.5,
      upper: 1,
      interval: { lower: 0.3, upper: 0.8 },
    },
  ];

  test('says the mean gap and the widest', () => {
    const said = descriptionOf(calibrationPlot({ series: [{ name: 'a', points }] }));
    expect(said).toBe(
      'a: 2 bins, 100 rows; mean gap 0.020; widest gap 0.200, too high, where 0.800 is predicted and 0.600 observed.',
    );
  });

  test('draws the rows beneath: as wide as the bin, as high as its rows', () => {
    const { svg, table } = calibrationPlot({ series: [{ name: 'a', points }], bins: 'uniform' });
    // The frame spans x 30 to 174; the row of bars stands on y 142, 17 pixels high.
    expect(svg).toContain('<rect class="bar" x="30.5" y="125" width="71" height="17">');
    expect(svg).toContain('<rect class="bar" x="102.5" y="140.1" width="71" height="1.9">');
    expect(svg).toContain('>bins of equal width</text>');
    expect(table.caption).toContain('bins of equal width');
    expect(table.rows[1]).toEqual(['a', '0.800', '0.600 [0.300, 0.800]', '10']);
  });

  test('of several series the bars stand side by side, told apart by fill and hatch', () => {
    const series = ['a', 'b', 'c'].map((name) => ({ name, points }));
    const { svg } = calibrationPlot({ series, bins: 'quantile' });
    expect(svg.match(/<rect class="bar"/g)).toHaveLength(2);
    expect(svg.match(/class="hatch"/g)).toHaveLength(2);
    expect(svg.match(/<rect class="column series2"/g)).toHaveLength(2);
    expect(svg).toContain('>bins of equal rows</text>');
  });
});

describe('curves of several models', () => {
  const curve = (bend: number): { falsePositiveRate: number; truePositiveRate: number }[] =>
    [0, 0.1, 0.2, 0.4, 0.6, 0.8, 1].map((x) => ({
      falsePositiveRate: x,
      truePositiveRate: x ** bend,
    }));
  const series = [
    { name: 'forest', points: curve(0.2) },
    { name: 'logit', points: curve(0.6) },
  ];

  test('are named where they run, in their own colour', () => {
    const { svg } = rocPlot({ series });
    expect(svg).toMatch(/<text [^>]*class="halo ink0">forest<\/text>/);
    expect(svg).toMatch(/<text [^>]*class="halo ink1">logit<\/text>/);
    const yOf = (name: string): number =>
      Number(new RegExp(`y="([\\d.]+)"[^>]*>${name}<`).exec(svg)![1]);
    expect(yOf('forest')).toBeLessThan(yOf('logit'));
  });

  test('a mark that bears the name of a curve names it: no second label', () => {
    const { svg } = rocPlot({ series, operating: [{ label: 'logit', x: 0.2, y: 0.38 }] });
    expect(svg.match(/>logit<\/text>/g)).toHaveLength(1);
    expect(svg).toMatch(/class="halo ink1">logit/);
  });

  test('one curve needs no name, and one that is not there is said', () => {
    expect(rocPlot({ series: series.slice(0, 1) }).svg).not.toContain('>forest<');
    const { svg } = rocPlot({ series: [...series, { name: 'tree', points: [] }] });
    expect(svg).toContain('>tree: not measured</text>');
    expect(descriptionOf({ svg })).toContain('tree: not measured.');
  });
});
