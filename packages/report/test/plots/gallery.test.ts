import { digest } from '@codexhub/common-config/kernel';
import { type Plot, plotTable, standaloneSvg } from '@codexhub/report';
import { describe, expect, test } from 'vitest';
import { curveSamples } from '../gallery/curve-samples.ts';
import { emptySamples } from '../gallery/empty-samples.ts';
import { hostileSamples } from '../gallery/hostile-samples.ts';
import { tableSamples } from '../gallery/table-samples.ts';
import { pictureFaults } from '../story/picture-faults.ts';
import { xmlProblem } from '../story/well-formed.ts';

const samples = { ...curveSamples, ...tableSamples };
const every: readonly (readonly [string, Plot])[] = [
  ...Object.entries(samples),
  ...Object.entries(emptySamples).map(([name, plot]) => [`empty ${name}`, plot] as const),
  ...Object.entries(hostileSamples).map(([name, plot]) => [`hostile ${name}`, plot] as const),
];

test('the pictures are those that were looked at and approved, to the byte', async () => {
  const digests = Object.entries(samples).map(([name, plot]) => [
    name,
    digest(standaloneSvg(plot)),
  ]);
  await expect(`${JSON.stringify(Object.fromEntries(digests), null, 2)}\n`).toMatchFileSnapshot(
    '../golden/digests.json',
  );
});

describe.each(every)('%s', (_, plot) => {
  test('stays within its picture, and every number is one', () => {
    expect(pictureFaults(plot.svg)).toEqual([]);
    expect(pictureFaults(standaloneSvg(plot))).toEqual([]);
  });

  test('says what it shows, in words and in a table', () => {
    expect(plot.svg).toMatch(/^<svg [^>]*role="img" aria-label="[^"]+"/);
    const [, said = ''] = /<desc>(.*?)<\/desc>/s.exec(plot.svg) ?? [];
    expect(said.length).toBeGreaterThan(10);
    expect(said).not.toMatch(/NaN|Infinity|undefined \(|null/);
    expect(plot.table.caption).toContain(plot.title);
    for (const row of plot.table.rows) expect(row).toHaveLength(plot.table.columns.length);
    expect(xmlProblem(plotTable(plot))).toBeUndefined();
  });
});

test.each(Object.entries(emptySamples))('%s without anything says why', (_, plot) => {
  expect(plot.svg.replaceAll(/<\/text><text[^>]*>/g, ' ')).toContain('not measured: single class');
  expect(plot.svg).not.toMatch(/class="(curve|points|bar|cell)[^>]*d="M/);
  expect(plot.svg).toMatch(/<desc>[^<]*(not measured|Not measured|No )/);
});

test('no picture uses an id: two of them stand in one page', () => {
  for (const [, plot] of every) expect(plot.svg).not.toMatch(/ id=|url\(/);
});

test('a table is markup of its texts, escaped', () => {
  const table = {
    caption: 'a < b',
    columns: ['group', 'rate'],
    rows: [['<i>', '0.5']],
  };
  expect(plotTable({ table })).toBe(
    '<table class="data"><caption>a &lt; b</caption><thead><tr><th scope="col">group</th><th scope="col">rate</th></tr></thead><tbody><tr><th scope="row">&lt;i&gt;</th><td>0.5</td></tr></tbody></table>',
  );
});
