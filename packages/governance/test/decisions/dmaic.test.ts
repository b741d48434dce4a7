import { digest } from '@codexhub/common-config/kernel';
import { decisionRecord, type Policy } from '@codexhub/common-config/records';
import { describe, expect, it } from 'vitest';
import { readableMarkdown } from '../../src/decisions/dmaic/readable-markdown.ts';
import { dmaicMarkdown, dmaicView, evaluateGate } from '../../src/index.ts';
import { auc, cell, counts, evidence } from '../support.ts';
import { AUC, first, IMPACT, measured, NOW, policy, record, report } from './given.ts';

const said = { report, policy, evidence: measured, against: first };
const view = dmaicView(record, said);

describe('dmaicView', () => {
  it('Define: what was asked, why, and who answers', () => {
    expect(view.define.checks[1]).toEqual({
      id: IMPACT,
      asks: 'disparate_impact_ratio by sex (group_over_reference, of the model)',
      limit: '≥ .80',
      target: null,
      reason: 'a test',
      owner: 'risk',
      tags: [],
      enforced: true,
      onInsufficientData: 'review',
    });
    expect(view.define.attributes[0]).toEqual({
      name: 'sex',
      treatment: [
        'judged from 100 rows',
        'against m',
        'x is excluded: three people',
        'rows of unknown group keep it closed',
      ],
    });
    expect(view.define.approvers.map(({ name }) => name)).toEqual(['ada', 'grace', 'linus']);
  });

  it('Measure: the figures of the record, and every row', () => {
    const { measure } = view;
    expect(measure.rows).toEqual(measured.rows);
    expect(measure.checks.map(({ id, outcome }) => [id, outcome])).toEqual([
      [AUC, 'insufficient_data'],
      [IMPACT, 'insufficient_data'],
    ]);
    const [impact] = record.checks[1]!.comparisons;
    expect(measure.checks[1]?.comparisons[0]).toMatchObject({
      group: 'f',
      reference: 'm',
      value: impact!.value,
      interval: impact!.interval,
      n: impact!.n,
    });
    for (const { judged, belowMinimum, excluded, unknown, total } of measure.accounting) {
      expect(judged + belowMinimum + excluded + unknown).toBe(total);
    }
    expect(measure.accounting[0]).toMatchObject({ judged: 2000, excluded: 3, total: 2003 });
  });

  it('Analyze: what is red, what would conclude, and by how many questions', () => {
    const { red, straddles, groups, multiplicity } = view.analyze;
    expect(red.map((line) => line.split(':')[0])).toEqual([AUC, IMPACT]);
    expect(straddles).toEqual([`${IMPACT} f: about 6,500 rows would conclude`]);
    expect(groups.map(({ group, treatment }) => [group, treatment])).toContainEqual([
      'x',
      'excluded',
    ]);
    expect(multiplicity).toMatch(/^2 checks, 2 comparisons: .*; 3 candidates were judged/);
  });

  it('Improve: against the record before it, and what people let pass', () => {
    expect(view.improve).toEqual({
      against: digest(first),
      changes: [],
      champion: [],
      openedByPeople: [
        { check: AUC, by: ['waiver of grace until 2026-12-31T00:00:00.000Z'] },
        { check: IMPACT, by: ['approval by name of ada'] },
      ],
    });
    const better = {
      ...measured,
      measurements: [
        auc('model', {
          value: { defined: true, value: 0.86 },
          interval: { lower: 0.8, upper: 0.9, level: 0.95, method: 'delong+logit' },
        }),
      ],
    };
    const again = evaluateGate(better, policy);
    const next = decisionRecord({
      report: again,
      policy,
      alias: 'champion',
      approvals: [],
      actor: 'ada',
      at: NOW,
      previous: null,
    });
    const { improve } = dmaicView(next, { report: again, policy, against: record });
    expect(improve.changes).toEqual([
      {
        check: AUC,
        group: null,
        before: { value: { defined: true, value: 0.82 }, outcome: 'insufficient_data' },
        after: { value: { defined: true, value: 0.86 }, outcome: 'pass' },
        difference: 0.86 - 0.82,
      },
    ]);
  });

  it('Improve: what the champion reached on the same rows', () => {
    const compared = {
      against: 'champion, lending@3',
      baseline: { defined: true as const, value: 0.817 },
      candidate: { defined: true as const, value: 0.783 },
    };
    const [row, ...rows] = record.checks;
    const [one] = row!.comparisons;
    const moved = { ...row!, comparisons: [{ ...one!, compared }] };
    const shown = dmaicView({ ...record, checks: [moved, ...rows] }, said);
    expect(shown.improve.champion).toEqual([{ check: AUC, ...compared }]);
    expect(dmaicMarkdown(shown)).toContain(`| ${AUC} | champion, lending@\u20603 | .817 | .783 |`);
  });

  it('Control: signatures, ends, the chain', () => {
    expect(view.control).toEqual({
      alias: 'champion',
      isProtected: true,
      protectedAliases: ['champion'],
      approvals: [
        { approver: 'ada', role: 'risk', at: '2026-11-21T12:00:00.000Z', checks: [IMPACT] },
      ],
      waivers: [
        {
          approver: 'grace',
          checks: [AUC],
          reason: 'the shadow run bridges two weeks',
          expires: '2026-12-31T00:00:00.000Z',
        },
      ],
      reauditBy: '2026-12-31T00:00:00.000Z',
      previous: digest(first),
    });
  });

  it('says where a control turns a difference round', () => {
    const paradox = {
      metric: 'simpson_reversal',
      definition: 'group_minus_reference[department]',
      estimand: 'model' as const,
      value: { defined: true as const, value: -0.142 },
      n: 900,
      attribute: 'sex',
      group: 'f',
    };
    const other = { ...report, observations: [...report.observations, paradox] };
    const made = { ...record, report: digest(other) };
    expect(dmaicView(made, { ...said, report: other }).analyze.paradoxes).toEqual([
      'sex=f: the difference of the whole, −.142, turns round within department',
    ]);
  });

  it('tells groups with small counts only together', () => {
    const careful: Policy = { ...policy, privacy: { entities: ['email'], minimumCell: 5 } };
    const cells = [
      cell('f', [420, 500], [50, 500]),
      cell('m', [460, 500], [100, 500]),
      cell('x', [2, 30], [1, 30]),
    ];
    const few = evidence({ measurements: measured.measurements, groups: [counts(cells)] });
    const of = evaluateGate(few, careful);
    const made = decisionRecord({
      report: of,
      policy: careful,
      alias: 'shadow',
      approvals: [],
      actor: 'ada',
      at: NOW,
      previous: null,
    });
    const told = dmaicView(made, { report: of, policy: careful });
    const names = told.analyze.groups.map(({ group }) => group);
    expect(names).not.toContain('x');
    expect(told.measure.checks[1]?.withheld).toBeGreaterThan(0);
    expect(dmaicMarkdown(told)).not.toContain('| x |');
    const signer = dmaicView(made, { report: of, policy: careful, smallCounts: 'told' });
    expect(signer.analyze.groups.map(({ group }) => group)).toContain('x');
    expect(signer.measure.checks.every(({ withheld }) => withheld === 0)).toBe(true);
    for (const one of told.measure.accounting) {
      const { judged, belowMinimum, excluded, unknown, together, total } = one;
      expect(together).toBeGreaterThan(0);
      expect(judged + belowMinimum + excluded + unknown + together).toBe(total);
    }
  });

  it('shows no record with what it does not name', () => {
    const other = { ...policy, protectedAliases: [] };
    expect(() => dmaicView(record, { report, policy: other })).toThrow(
      expect.objectContaining({ code: 'GOVERNANCE_RECORD_MISMATCH' }),
    );
    const evidence = { ...measured, threshold: 0.4 };
    expect(() => dmaicView(record, { report, policy, evidence })).toThrow(/the evidence shown/);
  });
});

describe('dmaicMarkdown', () => {
  it('has the five phases in their order, and every table in one piece', () => {
    const markdown = dmaicMarkdown(view);
    expect(markdown.match(/^## \w+/gm)).toEqual([
      '## Define',
      '## Measure',
      '## Analyze',
      '## Improve',
      '## Control',
    ]);
    expect(markdown).toContain('- audit again by 2026-12-31T00:00:00.000Z: then the first waiver');
    const widths = markdown.split('\n\n').map((block) => {
      const lines = block.split('\n').filter((line) => line.startsWith('|'));
      return new Set(lines.map((line) => line.replaceAll('\\|', '').split('|').length)).size;
    });
    expect(Math.max(...widths)).toBe(1);
  });

  it('lets no name become markup', () => {
    expect(readableMarkdown('a|b <i>x</i> [y](z) @you http://q `c` *d* _e_ #1')).toBe(
      'a\\|b \\<i\\>x\\</i\\> \\[y\\](z) @\u2060you http://\u2060q \\`c\\` \\*d\\* \\_e\\_ \\#1',
    );
    const eve = { ...record, actor: 'eve|<b>\n# no' };
    const markdown = dmaicMarkdown(dmaicView(eve, said));
    expect(markdown).toContain('Moved by eve\\|\\<b\\>\\\\u{a}\\# no at');
    expect(markdown.match(/^# /gm)).toHaveLength(1);
  });
});
