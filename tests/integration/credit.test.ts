import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckRow } from '@codexhub/common-config/records';
import { type CandidateResult, loadProject, type Project, runPipeline } from '@codexhub/pipeline';
import { beforeAll, describe, expect, test } from 'vitest';
import { command, root, temporaryFolder } from './support.ts';

const out = join(temporaryFolder(), 'results');
const dir = join(root, 'examples', 'credit', 'config');
const document = readFileSync(join(root, 'examples', 'credit', 'DATA.md'), 'utf8');

let project: Project;
let cautious: CandidateResult;
let open: CandidateResult;

beforeAll(async () => {
  project = loadProject({ dir, env: {} });
  const provenance = { author: 'linus', code: 'unversioned' };
  const { candidates } = await runPipeline(project, { out, provenance });
  [cautious, open] = candidates as [CandidateResult, CandidateResult];
});

const judged = ({ report }: CandidateResult): readonly CheckRow[] =>
  report.checks.filter(({ requirement }) => ['metric', 'fairness'].includes(requirement.kind));

function figures(candidate: CandidateResult): string[] {
  return judged(candidate).flatMap(({ requirement, comparisons }) =>
    comparisons.map(({ group, value, interval, n, outcome }) => {
      const at = value.defined ? value.value.toFixed(3) : value.reason;
      const span = interval ? `[${interval.lower.toFixed(3)}, ${interval.upper.toFixed(3)}]` : '';
      return `${requirement.id} ${group ?? 'all'} ${at} ${span} n ${n.toFixed(0)} ${outcome}`;
    }),
  );
}

const verdicts = (candidate: CandidateResult): string[] =>
  judged(candidate).map(({ requirement, outcome }) => `${requirement.id}: ${outcome}`);

describe('the verdicts that DATA.md states', () => {
  test('cautious is stopped', () => {
    expect(verdicts(cautious)).toEqual([
      'metrics.roc_auc: pass',
      'fairness.disparate_impact_ratio.age_band: insufficient_data',
      'fairness.equal_opportunity_difference.age_band: fail',
      'fairness.disparate_impact_ratio.marital: insufficient_data',
      'fairness.equal_opportunity_difference.marital: insufficient_data',
    ]);
    expect(figures(cautious)).toMatchInlineSnapshot(`
      [
        "metrics.roc_auc all 0.836 [0.823, 0.848] n 4454 pass",
        "fairness.disparate_impact_ratio.age_band 25–35 0.992 [0.940, 1.047] n 1531 pass",
        "fairness.disparate_impact_ratio.age_band <25 0.771 [0.701, 0.844] n 560 insufficient_data",
        "fairness.disparate_impact_ratio.age_band ≥50 1.287 [1.222, 1.353] n 732 pass",
        "fairness.equal_opportunity_difference.age_band 25–35 -0.041 [-0.075, -0.006] n 1112 pass",
        "fairness.equal_opportunity_difference.age_band <25 -0.159 [-0.216, -0.105] n 350 fail",
        "fairness.equal_opportunity_difference.age_band ≥50 0.090 [0.055, 0.123] n 588 insufficient_data",
        "fairness.disparate_impact_ratio.marital separated 0.884 [0.769, 0.994] n 168 insufficient_data",
        "fairness.disparate_impact_ratio.marital single 0.842 [0.791, 0.893] n 977 insufficient_data",
        "fairness.equal_opportunity_difference.marital separated 0.016 [-0.077, 0.084] n 90 pass",
        "fairness.equal_opportunity_difference.marital single -0.092 [-0.131, -0.054] n 649 insufficient_data",
      ]
    `);
  });

  test('open awaits approval only', () => {
    expect(open.report.checks.map(({ outcome }) => outcome)).toEqual(
      open.report.checks.map(() => 'pass'),
    );
    expect(open.decision.because.map(({ code }) => code)).toEqual(['approvals_missing']);
    expect(figures(open)).toMatchInlineSnapshot(`
      [
        "metrics.roc_auc all 0.836 [0.823, 0.848] n 4454 pass",
        "fairness.disparate_impact_ratio.age_band 25–35 1.019 [0.982, 1.056] n 1531 pass",
        "fairness.disparate_impact_ratio.age_band <25 0.938 [0.884, 0.990] n 560 pass",
        "fairness.disparate_impact_ratio.age_band ≥50 1.169 [1.129, 1.209] n 732 pass",
        "fairness.equal_opportunity_difference.age_band 25–35 -0.017 [-0.041, 0.006] n 1112 pass",
        "fairness.equal_opportunity_difference.age_band <25 -0.044 [-0.085, -0.009] n 350 pass",
        "fairness.equal_opportunity_difference.age_band ≥50 0.050 [0.028, 0.070] n 588 pass",
        "fairness.disparate_impact_ratio.marital separated 0.954 [0.868, 1.027] n 168 pass",
        "fairness.disparate_impact_ratio.marital single 0.961 [0.924, 0.996] n 977 pass",
        "fairness.equal_opportunity_difference.marital separated 0.030 [-0.036, 0.060] n 90 pass",
        "fairness.equal_opportunity_difference.marital single -0.025 [-0.052, -0.001] n 649 pass",
      ]
    `);
  });

  test('the document says the same', () => {
    const rows = [...document.matchAll(/^\| `([a-z_.]+)` +\| (.+?) +\| (.+?) +\|$/gm)];
    const stated = (column: 2 | 3): string[] =>
      rows.map((row) => `${row[1]}: ${row[column]!.split(/[ :,]/)[0]!}`);
    expect(stated(2)).toEqual(verdicts(cautious));
    expect(stated(3)).toEqual(verdicts(open));
    for (const { group } of judged(cautious)[2]!.comparisons.filter(
      ({ outcome }) => outcome === 'fail',
    )) {
      expect(document).toContain(`\`${group}\``);
    }
  });
});

describe('where the rows went', () => {
  const accounting = (attribute: string): CandidateResult['report']['accounting'][number] =>
    open.report.accounting.find(
      (entry) => entry.attribute === attribute && entry.estimand === 'procedure',
    )!;

  test('divorced is merged, widow excluded and still shown, one row unknown: 4,454 in all', () => {
    const { groups, unknown, total } = accounting('marital');
    expect(groups.map(({ group, n, treatment, merged }) => [group, n, treatment, merged])).toEqual([
      ['married', 3241, 'judged', []],
      ['separated', 168, 'judged', ['divorced']],
      ['single', 977, 'judged', []],
      ['widow', 67, 'excluded', []],
    ]);
    expect({ unknown, total }).toEqual({ unknown: 1, total: 4454 });
    const widow = groups.find(({ group }) => group === 'widow')!;
    expect(widow.rate.defined).toBe(true);
    expect(widow.justification).toContain('67 rows');
    expect(widow.n / total).toBeLessThan(0.02);
    expect(groups.reduce((sum, { n }) => sum + n, unknown)).toBe(total);
  });

  test('a number that is protected is cut into bands, none of them missing', () => {
    const { groups, unknown, total } = accounting('age_band');
    expect(groups.map(({ group, n }) => [group, n])).toEqual([
      ['25–35', 1531],
      ['35–50', 1631],
      ['<25', 560],
      ['≥50', 732],
    ]);
    expect(groups.reduce((sum, { n }) => sum + n, unknown)).toBe(total);
  });

  test('the model is not fed what is protected, nor a column of it', () => {
    const inputs = Object.entries(project.contract.features).map(
      ([name, { column }]) => column ?? name,
    );
    expect(inputs).not.toContain('Age');
    expect(inputs).not.toContain('Marital');
    expect(inputs).toHaveLength(11);
  });
});

test('missing cells are imputed in the graph: it says of every row what training said', () => {
  const parity = open.report.checks.filter(({ requirement }) => requirement.kind === 'parity');
  expect(parity.map(({ comparisons }) => comparisons[0]!.n)).toEqual([4454, 4454]);
  expect(open.evidence.parity?.maximumDifference).toMatchObject({ defined: true });
});

test('the command comes to the same end, and registers nothing twice', async () => {
  const { code, out: text } = await command(
    ...['run', '--config', dir, '--out', out, '--json', '--author', 'linus'],
  );
  expect(code).toBe(0);
  expect(JSON.parse(text).candidates).toMatchObject([
    { candidate: 'cautious', mayBeApproved: false },
    { candidate: 'open', mayBeApproved: true },
  ]);
});
