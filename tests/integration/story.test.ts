import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { GateReport } from '@codexhub/common-config/records';
import { beforeAll, describe, expect, test } from 'vitest';
import { root, temporaryFolder } from './support.ts';

interface Told {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const folder = temporaryFolder();
const home = join(folder, 'home');
const out = join(folder, 'results');

// What a stranger has: no settings, no caches, nothing set but the path.
async function tell(): Promise<Told> {
  const child = spawn(
    process.execPath,
    ['--conditions=@codexhub/source', 'examples/mortgage/story.ts', out],
    { cwd: root, env: { HOME: home, PATH: process.env['PATH'] } },
  );
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const status = await new Promise<number | null>((done) => child.on('close', done));
  return { status, stdout, stderr };
}

function report(candidate: string): GateReport {
  return JSON.parse(readFileSync(join(out, 'reports', `${candidate}.gate-report.json`), 'utf8'));
}

function check(candidate: string, id: string): GateReport['checks'][number] {
  return report(candidate).checks.find(({ requirement }) => requirement.id === id)!;
}

// Stable prefixes only: whole numbers of the parts that decide.
function figures(candidate: string): string[] {
  return report(candidate)
    .checks.filter(({ requirement }) => ['metric', 'fairness'].includes(requirement.kind))
    .map(({ requirement, comparisons, outcome }) => {
      const { group, value, interval, n } = comparisons[0]!;
      const at = value.defined ? value.value.toFixed(3) : value.reason;
      const span = interval ? `[${interval.lower.toFixed(3)}, ${interval.upper.toFixed(3)}]` : '';
      return `${requirement.metric} ${group ?? 'all'} ${at} ${span} n ${n.toFixed(0)} ${outcome}`;
    });
}

const versions = (): string[] => readdirSync(join(out, 'mlruns', 'models', 'mortgage')).sort();

let first: Told;
let afterFirst: string[];
let second: Told;

beforeAll(async () => {
  mkdirSync(home);
  first = await tell();
  afterFirst = versions();
  second = await tell();
});

test('it ends well, with nothing on standard error, and leaves the home folder alone', () => {
  expect({ status: first.status, stderr: first.stderr }).toEqual({ status: 0, stderr: '' });
  expect(readdirSync(home)).toEqual([]);
});

describe('the three candidates', () => {
  test('cautious fails both fairness checks', () => {
    expect(figures('cautious')).toMatchInlineSnapshot(`
      [
        "roc_auc all 0.811 [0.779, 0.840] n 2380 pass",
        "disparate_impact_ratio yes 0.736 [0.676, 0.794] n 339 fail",
        "equal_opportunity_difference yes -0.158 [-0.217, -0.107] n 243 fail",
      ]
    `);
    expect(first.stdout).toMatch(/^CLOSED {3}cautious /m);
    expect(first.stdout).toMatch(
      /closed by fairness\.disparate_impact_ratio\.afam: fail: .*; the whole interval lies beyond the limit; asked for by 29 CFR 1607\.4\(D\)$/m,
    );
  });

  test('balanced would pass on its point estimates, and lacks data on both fairness checks', () => {
    expect(figures('balanced')).toMatchInlineSnapshot(`
      [
        "roc_auc all 0.811 [0.779, 0.840] n 2380 pass",
        "disparate_impact_ratio yes 0.828 [0.776, 0.873] n 339 insufficient_data",
        "equal_opportunity_difference yes -0.074 [-0.120, -0.039] n 243 insufficient_data",
      ]
    `);
    for (const id of [
      'fairness.disparate_impact_ratio.afam',
      'fairness.equal_opportunity_difference.afam',
    ]) {
      const row = check('balanced', id);
      const [comparison] = row.comparisons;
      expect(row.outcome).toBe('insufficient_data');
      expect(comparison!.reason).toBe('interval_straddles_limit');
      // More rows than there are would conclude: it says how many.
      expect(comparison!.nToConclude).toBeGreaterThan(2380);
      const value = comparison!.value.defined ? comparison!.value.value : Number.NaN;
      expect(row.requirement.direction === 'within' ? Math.abs(value) <= 0.1 : value >= 0.8).toBe(
        true,
      );
    }
    expect(first.stdout).toMatch(/^CLOSED {3}balanced /m);
    expect(first.stdout).toMatch(
      /the interval straddles the limit; about [\d,]+ rows would conclude/,
    );
  });

  test('open passes everything', () => {
    expect(figures('open')).toMatchInlineSnapshot(`
      [
        "roc_auc all 0.811 [0.779, 0.840] n 2380 pass",
        "disparate_impact_ratio yes 0.905 [0.864, 0.938] n 339 pass",
        "equal_opportunity_difference yes -0.035 [-0.069, -0.014] n 243 pass",
      ]
    `);
    expect(report('open').checks.map(({ outcome }) => outcome)).toEqual(
      report('open').checks.map(() => 'pass'),
    );
    expect(first.stdout).toMatch(/^OPEN, awaits approval {3}open /m);
  });

  test('the price and the interval for three candidates stand beside each', () => {
    expect(
      first.stdout.match(/^ {2}price {3}approves [\d.]+ % and finds [\d.]+ % of denials$/gm),
    ).toHaveLength(3);
    expect(first.stdout).toContain('3 candidates were judged on the same rows');
    expect(first.stdout.match(/at 98\.33 % \[/g)!.length).toBeGreaterThanOrEqual(6);
    expect(first.stdout.match(/no requirement {4}statistical_parity_difference/g)).toHaveLength(3);
  });
});

test('each stage says what it did', () => {
  const stages = [...first.stdout.matchAll(/^(\d) ([\w-]+) +\d+\.\d\d s {2}\S/gm)];
  expect(stages.map(([, number, name]) => `${number} ${name}`)).toEqual([
    '1 self-test',
    '2 ingest',
    '3 split',
    '4 train',
    '5 measure',
    '6 fairness',
    '7 scrub',
    '8 register',
    '9 gate',
  ]);
});

test('it says that demo keys approve nothing, on the terminal and on the page', () => {
  expect(first.stdout).toContain('demo keys: this is not an approval');
  expect(page()).toContain('Demo keys: this is not an approval.');
});

test('it serves the open candidate, and tells its lineage to the approvers', () => {
  expect(first.stdout).toMatch(/served by mortgage@3: deny = no, P\(deny\) = 0\.\d{4}/);
  expect(first.stdout).toMatch(/served by mortgage@3: deny = yes, P\(deny\) = 0\.\d{4}/);
  expect(first.stdout).toMatch(
    /^lineage {2}code \S+ → data [0-9a-f]{12} → config [0-9a-f]{12} → model [0-9a-f]{12} → gate [0-9a-f]{12} → demo-(risk-officer|head-of-lending), demo-(risk-officer|head-of-lending)$/m,
  );
});

const page = (): string => readFileSync(join(out, 'reports', 'report.html'), 'utf8');

test('the page is one small file that claims no more than it knows', () => {
  const path = join(out, 'reports', 'report.html');
  expect(existsSync(path)).toBe(true);
  expect(statSync(path).size).toBeLessThan(150_000);
  const html = page();
  expect(html).not.toMatch(/compliant/i);
  expect(html).not.toMatch(/<script|(?:src|href)="(?!#)/i);
  for (const name of ['cautious', 'balanced', 'open']) expect(html).toContain(name);
});

test('a second run is green too, and registers nothing new', () => {
  expect({ status: second.status, stderr: second.stderr }).toEqual({ status: 0, stderr: '' });
  expect(afterFirst.filter((name) => name.startsWith('version-'))).toHaveLength(3);
  expect(versions()).toEqual(afterFirst);
  expect(second.stdout).toMatch(/^8 register .* mortgage@1, mortgage@2, mortgage@3$/m);
});
