import { describe, expect, it } from 'vitest';
import { checksOfPack, type PolicyCheck, packCoverage } from '../../src/index.ts';
import { pack, row } from './given.ts';

const check: PolicyCheck = {
  metric: 'statistical_parity_difference',
  definition: 'group_minus_reference',
  attribute: 'sex',
  direction: 'within',
  limit: 0.1,
};
const facts = { checks: [check], attributes: ['sex'], artefacts: ['difference-report'] };
const only = (changed: Partial<typeof facts>) =>
  packCoverage(pack, { ...facts, ...changed }).rows[0]!;

describe('a row with a check', () => {
  it('is answered where policy and file are there', () => {
    expect(only({})).toMatchObject({
      status: 'answered',
      missing: [],
      line: 'answered: difference (House rule 3): difference-report',
    });
    expect(only({ checks: [{ ...check, limit: 0.05, enforce: true }] }).status).toBe('answered');
  });

  it.each<[string, Partial<typeof facts>, string]>([
    ['no check', { checks: [] }, 'no check statistical_parity_difference within 0.1 for "sex"'],
    ['no file', { artefacts: [] }, 'no difference-report'],
    ['another attribute', { attributes: ['sex', 'age'] }, 'for "age"'],
    ['no attribute', { attributes: [] }, 'no protected attribute is named'],
    ['a laxer limit', { checks: [{ ...check, limit: 0.2 }] }, 'laxer'],
    ['a limit that is NaN', { checks: [{ ...check, limit: Number.NaN }] }, 'laxer'],
    ['not enforced', { checks: [{ ...check, enforce: false }] }, 'not enforced'],
    ['another definition', { checks: [{ ...check, definition: 'max_minus_min' }] }, 'no check'],
    ['another direction', { checks: [{ ...check, direction: 'at_least' }] }, 'no check'],
    ['a limit on the change', { checks: [{ ...check, change: 'absolute' }] }, 'no check'],
  ])('is not measured: %s', (_, changed, said) => {
    const { status, missing, line } = only(changed);
    expect(status).toBe('not_measured');
    expect(missing.join()).toContain(said);
    expect(line).toContain('NOT MEASURED: difference (House rule 3): Selection rates differ');
  });

  it('at_least takes a higher limit as stricter, and metrics have no attribute', () => {
    const metrics = {
      section: 'metrics',
      metric: 'roc_auc',
      direction: 'at_least',
      limit: 0.7,
      reason: 'Decided by the board.',
    } as const;
    const own = { ...pack, rows: [{ ...row, check: metrics }] };
    const statusAt = (limit: number): string | undefined => {
      const checks = [
        { metric: 'roc_auc', definition: 'any', direction: 'at_least', limit },
      ] as const;
      return packCoverage(own, { ...facts, attributes: [], checks }).rows[0]?.status;
    };
    expect([0.6, 0.7, 0.8].map(statusAt)).toEqual(['not_measured', 'answered', 'answered']);
    expect(checksOfPack(own, { attribute: 'sex' })).toEqual({
      fairness: [],
      metrics: [
        {
          metric: 'roc_auc',
          direction: 'at_least',
          limit: 0.7,
          reason: 'Decided by the board. (acme-hiring 1, row difference)',
          tags: ['House rule 3'],
        },
      ],
    });
  });
});

describe('a row for a person', () => {
  const { check: _, ...plain } = row;
  const rows = [
    { ...plain, id: 'partly', evidence: 'partial' },
    { ...plain, id: 'by-hand', evidence: 'human_required', artefact: 'minutes' },
  ] as const;

  it('says so loudly, whatever files there are', () => {
    const artefacts = ['difference-report', 'minutes'];
    const coverage = packCoverage({ ...pack, rows }, { ...facts, artefacts });
    expect(coverage.counts).toEqual({ answered: 0, humanRequired: 2, notMeasured: 0, notAsked: 0 });
    for (const { line } of coverage.rows) expect(line).toMatch(/^HUMAN REQUIRED: /);
  });

  it('names the file that is not there', () => {
    const coverage = packCoverage({ ...pack, rows }, { ...facts, artefacts: [] });
    expect(coverage.counts).toEqual({ answered: 0, humanRequired: 1, notMeasured: 1, notAsked: 0 });
    expect(coverage.rows[1]).toMatchObject({ status: 'human_required', missing: ['no minutes'] });
  });
});

describe('tiers', () => {
  const rows = [row, { ...row, id: 'deep', tiers: ['high'] }];
  const tiered = { ...pack, tiers: ['high', 'low'], rows };
  const statuses = (tier?: string): readonly string[] =>
    packCoverage(tiered, { ...facts, ...(tier === undefined ? {} : { tier }) }).rows.map(
      ({ status }) => status,
    );

  it('ask less of less, and everything of a model that nobody put in one', () => {
    expect(statuses('high')).toEqual(['answered', 'answered']);
    expect(statuses('low')).toEqual(['answered', 'not_asked']);
    expect(statuses()).toEqual(['answered', 'answered']);
    const { rows: covered } = packCoverage(tiered, { ...facts, tier: 'low', artefacts: [] });
    expect(covered.map(({ line }) => line.split(':')[0])).toEqual(['NOT MEASURED', 'not asked']);
  });

  it('are not misspelt: that would ask less', () => {
    expect(() => statuses('hihg')).toThrow(
      expect.objectContaining({ code: 'GOVERNANCE_OPTION_INVALID' }),
    );
  });

  it('do not matter to a pack that has none', () => {
    expect(packCoverage(pack, { ...facts, tier: 'low' }).rows[0]?.status).toBe('answered');
  });
});

it('a coverage is plain JSON', () => {
  const coverage = packCoverage(pack, facts);
  expect(JSON.parse(JSON.stringify(coverage))).toEqual(coverage);
});
