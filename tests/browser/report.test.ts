import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ReportOptions, renderReport } from '@codexhub/report';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mortgageStory } from '../../packages/report/test/story/mortgage-story.ts';
import { smallStory } from '../../packages/report/test/story/small-story.ts';
import { openBrowser } from './open-browser.ts';
import { auditPage } from './page-audit.ts';

const LONG = 'Zusammenveranlagte & <script>alert(1)</script> "geschiedene" مجموعة طويلة';

// As many checks as a policy with privacy, parity and the data contract has.
function withMoreChecks(story: ReportOptions): ReportOptions {
  const candidates = story.candidates.map((candidate) => {
    const last = candidate.report.checks.at(-1)!;
    const more = ['privacy.findings', 'data_contract.violations', 'metric.log_loss'].map((id) => ({
      ...last,
      requirement: { ...last.requirement, id },
    }));
    const report = { ...candidate.report, checks: [...candidate.report.checks, ...more] };
    return { ...candidate, report };
  });
  return { ...story, candidates };
}

const pages = {
  'three candidates': { html: renderReport(mortgageStory()), sheets: 1 },
  'three candidates, nine checks each': {
    html: renderReport(withMoreChecks(mortgageStory())),
    sheets: 1,
  },
  'one candidate': {
    html: renderReport({ ...mortgageStory(), candidates: mortgageStory().candidates.slice(1, 2) }),
    sheets: 1,
  },
  'one group, nothing measured': { html: renderReport(smallStory({ groups: [LONG] })), sheets: 1 },
  'twelve groups with long names': {
    html: renderReport(
      smallStory({
        groups: Array.from({ length: 12 }, (_, index) => `${LONG}${index}`),
        candidates: 3,
      }),
    ),
    sheets: 1,
  },
};

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await openBrowser();
  folder = await mkdtemp(join(tmpdir(), 'codexhub-report-'));
});

afterAll(async () => {
  await browser?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

async function load(html: string, page: Page): Promise<{ noise: string[]; requests: string[] }> {
  const noise: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  const file = join(folder, 'report.html');
  await writeFile(file, html);
  await page.goto(pathToFileURL(file).href);
  return { noise, requests };
}

describe.each(Object.entries(pages))('%s', (_, { html, sheets }) => {
  test.each([
    { colorScheme: 'light', width: 1240 },
    { colorScheme: 'dark', width: 1240 },
    { colorScheme: 'light', width: 420 },
  ] as const)('reads well: $colorScheme, $width wide', async ({ colorScheme, width }) => {
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
    const { noise, requests } = await load(html, page);
    expect(noise).toEqual([]);
    expect(requests).toHaveLength(1);
    for (const summary of await page.locator('summary').all()) await summary.click();
    const audit = await page.evaluate(auditPage);
    expect(audit.texts).toBeGreaterThan(80);
    expect(audit.faint).toEqual([]);
    expect(audit.overflowing).toEqual([]);
    expect(audit.pictures.length).toBeGreaterThanOrEqual(5);
    for (const { name, width: across, height } of audit.pictures) {
      expect(name).not.toBe('');
      expect(Math.min(across, height)).toBeGreaterThan(30);
    }
    const paper = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(paper).toBe(colorScheme === 'dark' ? 'rgb(20, 23, 27)' : 'rgb(255, 255, 255)');
    await page.close();
  });

  test(`prints on ${sheets} sheet(s) of A4, on white`, async () => {
    const page = await browser.newPage({ colorScheme: 'dark' });
    await load(html, page);
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString(
      'latin1',
    );
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(sheets);
    const [, width = '', height = ''] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
    expect(Number(width)).toBeCloseTo(595, 0);
    expect(Number(height)).toBeCloseTo(842, 0);
    await page.emulateMedia({ media: 'print' });
    const audit = await page.evaluate(auditPage);
    expect(audit.faint).toEqual([]);
    const paper = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(paper).toBe('rgb(255, 255, 255)');
    await page.close();
  });
});

test('the audit finds what is planted', async () => {
  const planted = renderReport(smallStory())
    .replace('--muted:#565c66', '--muted:#b0b0b0')
    .replace('<text x="30"', '<text x="900"')
    .replace('</main>', '<p style="width:40px;white-space:nowrap">longer than its box</p></main>')
    .replace('</main>', '<script>1</script><img src="https://example.invalid/a.png"/></main>');
  const page = await browser.newPage({
    colorScheme: 'light',
    viewport: { width: 1240, height: 900 },
  });
  const { noise } = await load(planted, page);
  const audit = await page.evaluate(auditPage);
  expect(audit.faint.length).toBeGreaterThan(5);
  expect(audit.overflowing).toEqual(expect.arrayContaining(['in ROC: 0.0', 'longer than its box']));
  expect(noise.join(' ')).toMatch(/script[\s\S]*Content Security Policy/i);
  await page.close();
});
