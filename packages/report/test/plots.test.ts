import type { Accounting } from '@codexhub/common-config/records';
import {
  calibrationPlot,
  confusionPlot,
  groupBarsPlot,
  type Plot,
  precisionRecallPlot,
  rocPlot,
  standaloneSvg,
} from '@codexhub/report';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallStory } from './story/small-story.ts';
import { xmlProblem } from './story/well-formed.ts';

const roc = [
  { falsePositiveRate: 0, truePositiveRate: 0 },
  { falsePositiveRate: 0, truePositiveRate: 0.5 },
  { falsePositiveRate: 0.5, truePositiveRate: 0.5 },
  { falsePositiveRate: 0.5, truePositiveRate: 1 },
  { falsePositiveRate: 1, truePositiveRate: 1 },
];
const calibration = [
  { predicted: 0.1, observed: 0.25, count: 400 },
  { predicted: 0.8, observed: 0.75, count: 40 },
];
const counts = { truePositive: 30, falsePositive: 20, trueNegative: 180, falseNegative: 10 };

function accountingOf(groups: readonly string[]): Accounting {
  return smallStory({ groups }).candidates[0]!.report.accounting[0]!;
}

function allPlots(text: string): Plot[] {
  return [
    rocPlot({
      title: text,
      series: [{ name: text, points: roc }],
      operating: [{ label: text, x: 0.5, y: 0.5 }],
    }),
    precisionRecallPlot({
      series: [
        { name: text, points: [{ recall: 0.5, precision: 1 }] },
        { name: `${text}2`, points: [] },
      ],
      prevalence: { defined: false, reason: text || 'none' },
    }),
    calibrationPlot({ title: text, series: [{ name: text, points: calibration }] }),
    confusionPlot({ title: text, counts, labels: { positive: text, negative: `${text}!` } }),
    groupBarsPlot({
      accounting: { ...accountingOf([text, 'm', 'x']), attribute: text },
      band: { lower: 0.4, upper: 0.6, label: text },
    }),
  ];
}

describe('every plot', () => {
  test('is the picture that was approved', async () => {
    for (const [index, plot] of allPlots('group').entries()) {
      const names = ['roc', 'precision-recall', 'calibration', 'confusion', 'group-bars'];
      await expect(standaloneSvg(plot)).toMatchFileSnapshot(`golden/${names[index]}.svg`);
    }
  });

  test('is well-formed, named and described, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const plot of allPlots(text)) {
          const file = standaloneSvg(plot);
          expect(xmlProblem(file)).toBeUndefined();
          expect(file).toMatch(/role="img" aria-label=/);
          expect(file).toContain('<desc>');
        }
      }),
      { seed: 20261121, numRuns: 60 },
    );
  });

  test('keeps no script of a name, and shows it as text', () => {
    for (const plot of allPlots('</text><script>alert(1)</script>"\'&')) {
      expect(plot.svg.toLowerCase()).not.toContain('<script');
      expect(xmlProblem(plot.svg)).toBeUndefined();
    }
    expect(allPlots('a & b')[0]!.svg).toContain('aria-label="a &amp; b"');
  });

  test('draws the same bytes for the same records', () => {
    expect(allPlots('once')).toEqual(allPlots('once'));
  });

  test('has no coordinate that is no number, nor an id', () => {
    for (const plot of allPlots('x')) expect(plot.svg).not.toMatch(/NaN|Infinity|undefined"| id=/);
  });
});

describe('empty records', () => {
  test('say that nothing was measured', () => {
    const plots = [
      rocPlot({ series: [{ name: 'a', points: [] }] }),
      precisionRecallPlot({ series: [] }),
      calibrationPlot({ series: [{ name: 'a', points: [] }] }),
      confusionPlot({}),
    ];
    for (const plot of plots) expect(plot.svg).toContain('not measured');
    expect(groupBarsPlot({ accounting: accountingOf([]) }).svg).toContain('no groups');
    expect(rocPlot({ series: [{ name: 'a', points: [] }] }).table.rows[0]).toEqual([
      '0.00',
      'undefined: no point',
    ]);
  });

  test('points that are not finite are counted, not drawn', () => {
    const { svg } = rocPlot({
      series: [
        { name: 'a', points: [...roc, { falsePositiveRate: Number.NaN, truePositiveRate: 1 }] },
      ],
    });
    expect(svg).toContain('1 point(s) are not finite');
    expect(svg).not.toContain('NaN');
  });
});

describe('rocPlot', () => {
  test('draws the corners where they are', () => {
    // The frame spans x 30 to 174 and y 142 to 8.
    expect(rocPlot({ series: [{ name: 'a', points: roc }] }).svg).toContain(
      'd="M30 142L30 75L102 75L102 8L174 8"',
    );
  });

  test('reads the table off the curve', () => {
    const { table } = rocPlot({ series: [{ name: 'a', points: roc }] });
    expect(table.rows.find(([at]) => at === '0.40')).toEqual(['0.40', '0.500']);
    expect(table.rows.at(-1)).toEqual(['1.00', '1.000']);
  });

  test('thins a curve of many points and stays small', () => {
    const points = Array.from({ length: 50_000 }, (_, index) => ({
      falsePositiveRate: index / 49_999,
      truePositiveRate: (index / 49_999) ** 0.3,
    }));
    expect(rocPlot({ series: [{ name: 'a', points }] }).svg.length).toBeLessThan(6_000);
  });
});

describe('precisionRecallPlot', () => {
  test('draws the line of the prevalence', () => {
    const prevalence = { defined: true, value: 0.5 } as const;
    const { svg } = precisionRecallPlot({ series: [], prevalence });
    expect(svg).toContain('class="guide" d="M30 75H174"');
    expect(svg).toContain('prevalence 0.500');
  });
});

describe('calibrationPlot', () => {
  test('shows how many rows each bin holds', () => {
    const { svg, table } = calibrationPlot({ series: [{ name: 'a', points: calibration }] });
    expect(svg).toContain('>400</text>');
    expect(svg).toContain('>40</text>');
    expect(table.rows).toEqual([
      ['a', '0.100', '0.250', '400'],
      ['a', '0.800', '0.750', '40'],
    ]);
  });
});

describe('confusionPlot', () => {
  test('gives counts and shares of the actual label', () => {
    const { svg, table } = confusionPlot({ counts });
    expect(table.rows).toEqual([
      ['negative', '180 (90.0%)', '20 (10.0%)'],
      ['positive', '10 (25.0%)', '30 (75.0%)'],
    ]);
    expect(svg).toContain('30 (75.0%)');
  });

  test('a label without rows has no share', () => {
    const { table } = confusionPlot({ counts: { ...counts, truePositive: 0, falseNegative: 0 } });
    expect(table.rows[1]).toEqual(['positive', '0 (no rows)', '0 (no rows)']);
  });
});

describe('groupBarsPlot', () => {
  test.each([1, 12])(
    '%i groups: n under every bar, whiskers where there is an interval',
    (size) => {
      const groups = Array.from({ length: size }, (_, index) => `group ${index}`);
      const { svg } = groupBarsPlot({ accounting: accountingOf(groups) });
      expect(svg.match(/>n 10<\/text>/g)).toHaveLength(size);
      expect(svg.match(/class="whisker"/g)).toHaveLength(size === 1 ? 1 : size - 1);
    },
  );

  test('hatches what is not judged, and an undefined rate has its reason and no bar', () => {
    const { svg, table } = groupBarsPlot({ accounting: accountingOf(['a', 'b', 'c', 'd']) });
    expect(svg.match(/class="hatch"/g)).toHaveLength(2);
    expect(svg.match(/class="bar"/g)).toHaveLength(1);
    expect(svg).toContain('>no rows</text>');
    expect(table.rows[1]).toEqual([
      'b',
      '10',
      'undefined: no rows',
      'no interval',
      'judged; plain',
    ]);
  });

  test('cuts a long name and keeps the whole as a tooltip', () => {
    const name = 'a group with a very long name indeed';
    const { svg } = groupBarsPlot({ accounting: accountingOf([name, 'b', 'c']) });
    expect(svg).toContain(`<title>${name}</title>`);
    expect(svg).toMatch(/>a group[^<]*…<\/text>/);
  });

  test('the unknown stand in the table, and the sum in its caption', () => {
    const { table } = groupBarsPlot({ accounting: accountingOf(['a', 'b']) });
    expect(table.caption).toContain('add up to 23');
    expect(table.rows.at(-1)?.slice(0, 2)).toEqual(['(unknown)', '3']);
  });
});
