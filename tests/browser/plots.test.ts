import { type Plot, plotTable, standaloneSvg } from '@codexhub/report';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { curveSamples } from '../../packages/report/test/gallery/curve-samples.ts';
import { emptySamples } from '../../packages/report/test/gallery/empty-samples.ts';
import { hostileSamples } from '../../packages/report/test/gallery/hostile-samples.ts';
import { tableSamples } from '../../packages/report/test/gallery/table-samples.ts';
import { coveredTexts } from './covered-texts.ts';
import { openBrowser } from './open-browser.ts';
import { auditPage } from './page-audit.ts';

const galleries = {
  'plots of scores': curveSamples,
  'plots of regression, classes and groups': tableSamples,
  'plots of nothing': emptySamples,
  'plots of what does not fit': hostileSamples,
};

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
});

// Each as the file that it would be, at its own size, or as wide as the window.
function galleryPage(plots: readonly Plot[], isFluid: boolean): string {
  const style = isFluid ? 'svg{width:100%;height:auto}' : '';
  const pictures = plots.map((plot) => {
    const svg = standaloneSvg(plot).replace(/^<\?xml[^>]*>\s*/, '');
    return `<div>${svg}</div>`;
  });
  return `<!DOCTYPE html><meta charset="utf-8"><style>body{margin:8px}${style}</style>${pictures.join('')}`;
}

describe.each(Object.entries(galleries))('%s', (name, samples) => {
  const plots = Object.values(samples);

  test.each([
    { colorScheme: 'light', width: 1240 },
    { colorScheme: 'dark', width: 1240 },
    { colorScheme: 'light', width: 320 },
  ] as const)('read well: $colorScheme, $width wide', async ({ colorScheme, width }) => {
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
    await page.setContent(galleryPage(plots, width < 400));
    const audit = await page.evaluate(auditPage);
    expect(audit.pictures).toHaveLength(plots.length);
    expect(audit.pictures.every((picture) => picture.name !== '')).toBe(true);
    expect(audit.faint).toEqual([]);
    expect(audit.overflowing).toEqual([]);
    // Eight long names on one curve may touch; what a reader gets every day may not.
    if (name !== 'plots of what does not fit') {
      expect(await page.evaluate(coveredTexts)).toEqual([]);
    }
    const paper = await page.evaluate(
      "getComputedStyle(document.querySelector('svg')).backgroundColor",
    );
    expect(paper).toBe(colorScheme === 'dark' ? 'rgb(20, 23, 27)' : 'rgb(255, 255, 255)');
    await page.close();
  });
});

test('a picture is an image with a name and a description, and its table a table', async () => {
  const page = await browser.newPage();
  const plot = curveSamples['roc-models']!;
  await page.setContent(galleryPage([plot], false) + plotTable(plot));
  const image = await page.getByRole('img', { name: plot.title }).count();
  expect(image).toBe(1);
  expect(await page.getByRole('table', { name: plot.table.caption }).count()).toBe(1);
  expect(await page.getByRole('columnheader').count()).toBe(plot.table.columns.length);
  await page.close();
});

test('an SVG file is drawn as an image too, and asks for nothing', async () => {
  const page = await browser.newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url().slice(0, 20)));
  const file = Buffer.from(standaloneSvg(tableSamples['residual-many']!)).toString('base64');
  await page.setContent(`<img src="data:image/svg+xml;base64,${file}">`);
  await page.waitForFunction("document.querySelector('img').complete");
  expect(await page.evaluate("document.querySelector('img').naturalWidth")).toBe(448);
  expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([]);
  await page.close();
});

test('a text that lies on another is found', async () => {
  const page = await browser.newPage();
  const planted = galleryPage([curveSamples['roc-models']!], false).replace(
    /<text x="[\d.]+" y="[\d.]+"([^>]*)>scorecard 2019/,
    '<text x="102" y="166"$1>scorecard 2019',
  );
  await page.setContent(planted);
  expect(await page.evaluate(coveredTexts)).toEqual([
    'in ROC: false positive rate and scorecard 2019',
  ]);
  await page.close();
});
