import { categoryColumn, createTable, numberColumn } from '@codexhub/common-config/columns';
import { createRandom } from '@codexhub/common-config/kernel';
import {
  type DriftColumn,
  type DriftEvidence,
  type Evidence,
  type GateReport,
  isOpen,
  type Policy,
} from '@codexhub/common-config/records';
import { describe, expect, it } from 'vitest';
import { detectDrift, driftProfile } from '../../src/drift/index.ts';
import {
  compilePolicy,
  evaluateGate,
  explainCheck,
  type PolicyToCompile,
  reverify,
} from '../../src/index.ts';
import { draw, ofCounts } from '../drift/given.ts';
import { evidence, SEED, sections } from '../support.ts';

type DriftCheck = NonNullable<PolicyToCompile['governance']['drift']>['checks'][number];

const psi: DriftCheck = {
  metric: 'psi',
  direction: 'at_most',
  limit: 0.1,
  minimumN: 1,
  enforce: true,
  onInsufficientData: 'block',
  reason: 'a test',
  owner: 'Credit risk',
  tags: ['house rule 4'],
};

const base = sections();
const asking = (...checks: Partial<DriftCheck>[]): PolicyToCompile => ({
  ...base,
  governance: {
    ...base.governance,
    drift: { level: 0.95, checks: checks.map((said) => ({ ...psi, ...said })) },
  },
});
const compile = (...checks: Partial<DriftCheck>[]): Policy =>
  compilePolicy(asking(...checks)).policy;

/** Rows of the contract, drawn: `shift` moves the ratio, `east` is the share of one branch. */
function rows(count: number, name: string, { shift = 0, east = 0.4 } = {}) {
  const random = createRandom(SEED).stream(name);
  return createTable({
    ratio: numberColumn(Float64Array.from({ length: count }, () => random.next() + shift)),
    branch: categoryColumn(
      Array.from({ length: count }, () => (random.next() < east ? 'east' : 'west')),
    ),
  });
}

function drift(train: ReturnType<typeof rows>, test: ReturnType<typeof rows>): DriftEvidence {
  const reference = driftProfile(train, { fields: base.contract.features });
  return { reference, current: driftProfile(test, { reference }) };
}

const rowOf = (given: Evidence, policy: Policy) =>
  evaluateGate(given, policy).checks.find(({ requirement }) => requirement.kind === 'drift')!;
const outcomes = (given: Evidence, policy: Policy) =>
  rowOf(given, policy).comparisons.map(({ group, outcome, reason }) => [group, outcome, reason]);

const policy = compile({});
const alike = evidence({ drift: drift(rows(5000, 'train'), rows(5000, 'test')) });
const moved = evidence({
  drift: drift(rows(5000, 'train'), rows(5000, 'test', { shift: 0.3, east: 0.45 })),
});

describe('what governance.yaml asks', () => {
  it('is one requirement per metric, of all inputs of the contract unless it names some', () => {
    const { checks } = compile({}, { metric: 'hellinger', columns: ['ratio'], target: 0.05 });
    expect(checks.filter(({ kind }) => kind === 'drift')).toEqual([
      {
        id: 'drift.psi',
        kind: 'drift',
        metric: 'psi',
        definition: 'codexhub.psi[Σ (p − q) ln(p / q), less chance]',
        columns: ['ratio', 'branch'],
        estimand: 'model',
        direction: 'at_most',
        limit: 0.1,
        minimumN: 1,
        level: 0.95,
        enforce: true,
        onInsufficientData: 'block',
        reason: 'a test',
        owner: 'Credit risk',
        tags: ['house rule 4'],
      },
      expect.objectContaining({
        id: 'drift.hellinger.ratio',
        definition: 'codexhub.hellinger_distance[√(½ Σ (√p − √q)²), less chance]',
        columns: ['ratio'],
        target: 0.05,
      }),
    ]);
    expect(compilePolicy(base).policy.checks.some(({ kind }) => kind === 'drift')).toBe(false);
  });

  it.each<[string, Partial<DriftCheck>, string, string?]>([
    ['an unknown metric', { metric: 'pis' }, 'metric', 'psi'],
    ['an unknown column', { columns: ['ratoi'] }, 'columns.0', 'ratio'],
    ['a protected attribute', { columns: ['sex'] }, 'columns.0'],
    ['a column twice', { columns: ['ratio', 'ratio'] }, 'columns.1'],
    ['a direction in which worse is better', { direction: 'at_least' }, 'direction', 'at_most'],
    ['a limit that everything meets', { metric: 'js_distance', limit: 1 }, 'limit'],
    ['a limit that nothing meets', { limit: -0.1 }, 'limit'],
    ['a target that is not stricter', { target: 0.2 }, 'target'],
  ])('%s is an issue', (_, said, at, suggestion) => {
    const { issues } = compilePolicy(asking(said));
    expect(issues).toHaveLength(1);
    expect(issues[0]!.path.join('.')).toBe(`governance.drift.checks.0.${at}`);
    expect(issues[0]!.suggestion).toBe(suggestion);
  });

  it('two checks of one id are an issue', () => {
    const { issues } = compilePolicy(asking({}, { limit: 0.2 }));
    expect(issues.map(({ path }) => path.join('.'))).toEqual(['governance.drift.checks.1']);
  });
});

describe('the verdict', () => {
  it('passes each column of rows that do not drift', () => {
    expect(outcomes(alike, policy)).toEqual([
      ['ratio', 'pass', 'within_limit'],
      ['branch', 'pass', 'within_limit'],
    ]);
    expect(rowOf(alike, policy).outcome).toBe('pass');
  });

  it('fails the column that drifts, and says which', () => {
    expect(outcomes(moved, policy)).toEqual([
      ['ratio', 'fail', 'beyond_limit'],
      ['branch', 'pass', 'within_limit'],
    ]);
    expect(explainCheck(rowOf(moved, policy))).toMatch(
      /^drift\.psi: fail: column=ratio 3\.\d+ \[3\.\d+, 4\.\d+\], required ≤ \.10, n 5,000, p .*; the whole interval lies beyond the limit; owner Credit risk; asked for by house rule 4$/,
    );
  });

  it('warns short of the target', () => {
    const strict = compile({ limit: 5, target: 0.05 });
    expect(outcomes(moved, strict)).toEqual([
      ['ratio', 'warn', 'short_of_target'],
      ['branch', 'pass', 'within_target'],
    ]);
  });

  it('concludes nothing from few rows, and says how many would do', () => {
    const few = evidence({ drift: drift(rows(60, 'train'), rows(60, 'test')) });
    const row = rowOf(few, policy);
    expect(row.outcome).toBe('insufficient_data');
    for (const { outcome, nToConclude } of row.comparisons) {
      if (outcome === 'insufficient_data') expect(nToConclude).toBeGreaterThan(120);
    }
    expect(outcomes(few, compile({ minimumN: 61 }))[0]).toEqual([
      'ratio',
      'insufficient_data',
      'below_minimum_n',
    ]);
  });

  it.each(['js_distance', 'hellinger'])('rests on %s as well', (metric) => {
    expect(outcomes(alike, compile({ metric }))[0]).toEqual(['ratio', 'pass', 'within_limit']);
    expect(outcomes(moved, compile({ metric }))[0]).toEqual(['ratio', 'fail', 'beyond_limit']);
  });

  it('says the numbers of detectDrift', () => {
    const { reference, current } = moved.drift!;
    const { columns } = detectDrift(reference, current);
    const { value, interval } = columns.find(({ column }) => column === 'ratio')!.distances[0]!;
    expect(rowOf(moved, policy).comparisons[0]).toMatchObject({ value, interval, n: 5000 });
  });
});

describe('nothing passes unmeasured', () => {
  const { reference, current } = alike.drift!;

  it('without profiles the row is there, and not measured', () => {
    expect(rowOf(evidence(), policy)).toMatchObject({ comparisons: [], outcome: 'not_measured' });
  });

  it('nor is a column that was not profiled', () => {
    const without = (profile: typeof reference) => ({
      ...profile,
      columns: profile.columns.filter(({ column }) => column !== 'ratio'),
    });
    const half = evidence({ drift: { reference: without(reference), current: without(current) } });
    expect(outcomes(half, policy)[0]).toEqual(['ratio', 'not_measured', 'column_absent']);
  });

  it('nor what lies in other bins', () => {
    const other = driftProfile(rows(5000, 'test'), { fields: base.contract.features, bins: 4 });
    const given = evidence({ drift: { reference, current: other } });
    expect(outcomes(given, policy)).toEqual([
      ['ratio', 'not_measured', 'bins_differ'],
      ['branch', 'not_measured', 'bins_differ'],
    ]);
  });

  it('a column that cannot drift concludes nothing', () => {
    const constant = evidence({
      drift: drift(rows(500, 'train', { east: 1 }), rows(500, 'test', { east: 1 })),
    });
    expect(outcomes(constant, policy)[1]).toEqual([
      'branch',
      'insufficient_data',
      'constant_column',
    ]);
  });

  it('counts edited by hand are refused', () => {
    const edited = evidence({ drift: { reference, current: { ...current, rows: 5001 } } });
    expect(() => evaluateGate(edited, policy)).toThrow(
      expect.objectContaining({ code: 'GOVERNANCE_EVIDENCE_INVALID' }),
    );
  });

  it('a report that leaves out a column opens nothing, and one with other numbers is found out', () => {
    const report = evaluateGate(moved, policy);
    const passing = evaluateGate(alike, policy);
    expect(reverify(report, moved, policy)).toEqual([]);
    const forged: GateReport = {
      ...report,
      checks: report.checks.map((row) =>
        row.requirement.kind === 'drift'
          ? { ...row, ...pick(row.comparisons.filter(({ outcome }) => outcome === 'pass')) }
          : row,
      ),
    };
    const opened = isOpen({
      report: forged,
      alias: 'shadow',
      approvals: [],
      policy,
      now: new Date(0),
    });
    expect(opened.open).toBe(false);
    expect(opened.because.map(({ message }) => message)).toContain(
      'drift.psi: the column "ratio" was not judged',
    );
    expect(reverify({ ...passing, evidence: report.evidence }, moved, policy)).toContain(
      'drift.psi: the report says "pass", the evidence "fail"',
    );
  });
});

function pick(comparisons: GateReport['checks'][number]['comparisons']) {
  return { comparisons, outcome: 'pass' as const, reason: 'within_limit' };
}

describe('many columns', () => {
  const names = Array.from({ length: 12 }, (_, at) => `c${String(at).padStart(2, '0')}`);
  const shares = [0.3, 0.25, 0.2, 0.15, 0.1];
  const random = createRandom(SEED).stream('many columns');
  const columns = (count: number): DriftColumn[] =>
    names.map((column) => ofCounts(draw(shares, count, random), { column }).columns[0]!);
  const pair = (count: number): Evidence =>
    evidence({
      drift: {
        reference: { schemaVersion: 1, rows: count, columns: columns(count) },
        current: { schemaVersion: 1, rows: count, columns: columns(count) },
      },
    });
  const of = (limit: number): Policy => ({
    ...policy,
    checks: policy.checks
      .filter(({ kind }) => kind === 'drift')
      .map((check) => ({ ...check, columns: names, limit })),
  });

  it('fail without drift in 5 % at the most, even at a limit of next to nothing', () => {
    const nothing = of(1e-9);
    const runs = 100;
    let [failed, beyond] = [0, 0];
    for (let run = 0; run < runs; run += 1) {
      const { outcome, comparisons } = rowOf(pair(400), nothing);
      if (outcome === 'fail') failed += 1;
      if (comparisons.some(({ reason }) => reason.startsWith('beyond_limit'))) beyond += 1;
    }
    // 5 % and two standard errors.
    expect(failed / runs).toBeLessThanOrEqual(0.09);
    // Without allowing for all columns, many would.
    expect(beyond / runs).toBeGreaterThan(0.1);
  });

  it('all pass without drift at .1, at 1,000 rows, and at .01 at 5,000', () => {
    for (let run = 0; run < 10; run += 1) {
      expect(rowOf(pair(1000), of(0.1)).outcome).toBe('pass');
    }
    expect(rowOf(pair(5000), of(0.01)).outcome).toBe('pass');
  });
});
