import type { Outcome, Requirement } from '@codexhub/common-config/records';
import { simulateVerdicts } from '../packages/governance/test/gates/judging/simulate-verdicts.ts';
import { type PowerCurve, powerChart } from './power-chart.ts';

const REPLICATES = 2000;
const SEED = 20261121;
const RATE = 0.3;
const SIZES = [30, 100, 300, 1000, 3000, 10_000];
const RATIOS = [1, 0.9, 0.8, 0.7, 0.6];
const GROUPS = [2, 6];

const fourFifths: Requirement = {
  id: 'fairness.disparate_impact_ratio.group',
  kind: 'fairness',
  metric: 'disparate_impact_ratio',
  definition: 'group_over_reference',
  attribute: 'sex',
  estimand: 'model',
  direction: 'at_least',
  limit: 0.8,
  minimumN: 1,
  level: 0.95,
  enforce: true,
  onInsufficientData: 'block',
  reason: 'the four-fifths rule',
};

type Shares = Readonly<Record<Outcome, number>>;

/** The page about the power of a fairness check, and its picture: file name to text. */
export function gatePowerDocuments(): ReadonlyMap<string, string> {
  const all = new Map(GROUPS.map((groups) => [groups, sharesOf(groups)]));
  return new Map([
    ['gate-power.md', pageOf(all)],
    ['gate-power.svg', powerChart(curvesOf(all.get(2)!))],
  ]);
}

/** One group at a share of the rate of all others: by ratio, then by size. */
function sharesOf(groups: number): readonly (readonly Shares[])[] {
  return RATIOS.map((ratio) =>
    SIZES.map((rowsPerGroup) =>
      simulateVerdicts({
        rates: Array.from({ length: groups }, (_, at) => (at === 0 ? RATE * ratio : RATE)),
        rowsPerGroup,
        requirement: fourFifths,
        replicates: REPLICATES,
        seed: SEED,
      }),
    ),
  );
}

function curvesOf(shares: readonly (readonly Shares[])[]): readonly PowerCurve[] {
  return RATIOS.map((ratio, row) => ({
    label: `ratio ${ratio}`,
    points: SIZES.map((rows, column) => ({
      rows,
      pass: shares[row]![column]!.pass,
      fail: shares[row]![column]!.fail,
    })),
  }));
}

function pageOf(all: ReadonlyMap<number, readonly (readonly Shares[])[]>): string {
  return `<!-- Written by scripts/generate-gate-power.ts: run "npm run generate". -->

# How often a fairness check passes, fails, and says that it cannot tell

A check concludes from the whole interval, so with few rows it says \`insufficient_data\` instead of guessing. These
are the shares of ${REPLICATES.toLocaleString('en')} simulated gates (seed ${SEED}) that \`pass\` / \`fail\`; the rest are \`insufficient_data\`. The
check is \`disparate_impact_ratio\` at least .8, level .95, against the group with the highest rate; one group has the
rate ${RATE} × ratio, every other ${RATE}. The standard error of a share is at most .011.

![Shares of pass and fail by rows, for two groups](gate-power.svg)

${[...all].map(([groups, shares]) => tableOf(groups, shares)).join('\n\n')}

Read it so: at a true ratio of 1 what fails is a false alarm, and never more than 5 % are, with 2 groups or with 12
(\`packages/governance/test/fairness/simulation.test.ts\`); at .7 what passes is a miss, and never more than 2.5 % are. A
policy that wants an answer needs about 1,000 rows a group for two groups. \`codexhub self-test\` says the same of your
policy and your rows.
`;
}

function tableOf(groups: number, shares: readonly (readonly Shares[])[]): string {
  const cells = (row: readonly string[]): string => `| ${row.join(' | ')} |`;
  const percent = (share: number): string => `${(100 * share).toFixed(1)}`;
  return [
    `## ${groups} groups: % pass / % fail`,
    '',
    cells(['true ratio', ...SIZES.map((size) => `${size.toLocaleString('en')} rows each`)]),
    cells(['---', ...SIZES.map(() => '---')]),
    ...RATIOS.map((ratio, row) =>
      cells([
        String(ratio),
        ...shares[row]!.map(({ pass, fail }) => `${percent(pass)} / ${percent(fail)}`),
      ]),
    ),
  ].join('\n');
}
