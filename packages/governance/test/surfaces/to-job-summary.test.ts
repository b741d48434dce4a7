import { digest } from '@codexhub/common-config/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateGate, toJobSummary } from '../../src/index.ts';
import { legible } from '../../src/surfaces/legible.ts';
import { cell, counts, evidence, policyOf, requirement, SEED } from '../support.ts';
import {
  anyName,
  good,
  goodPolicy,
  loosened,
  mixed,
  mixedPolicy,
  planted,
  saysPass,
  unfairTo,
  without,
} from './given.ts';

const HEAD = '| Check | Outcome | Group | Value | Interval | Limit | n | Rows to conclude | Why |';

/** The rows of the one table, below its head, cut as GitHub cuts them. */
function rowsOf(summary: string): readonly (readonly string[])[] {
  const lines = summary.split('\n');
  const start = lines.indexOf(HEAD);
  expect(lines.filter((line) => line === HEAD).length).toBeLessThanOrEqual(1);
  if (start < 0) return [];
  expect(lines[start + 1]).toBe(`|${' --- |'.repeat(9)}`);
  const body = lines.slice(start + 2);
  return body.slice(0, body.indexOf('')).map((line) => {
    const cells = line.split(/(?<!\\)\|/);
    expect(cells).toHaveLength(11);
    return cells.slice(1, -1).map((text) => text.trim());
  });
}

/** What a reader sees of a cell: references decoded, code without its backticks. */
function shown(text: string): string {
  return decoded(text).replaceAll('\u2060', '');
}

function decoded(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

describe('toJobSummary', () => {
  it('says the verdict first, then a line per check that does not pass', () => {
    const summary = toJobSummary(mixed, { policy: mixedPolicy });
    const [head, , sums] = summary.split('\n');
    expect(shown(head!)).toBe('## Does not pass: `lending/open`');
    expect(sums).toBe('3 of 8 checks pass. Short of a target: `b.warn`.');
    expect(rowsOf(summary).map(([id, outcome]) => [id, outcome])).toEqual([
      ['`c.fail`', 'fail'],
      ['`d.straddles`', 'insufficient data'],
      ['`e.to_review`', 'insufficient data'],
      ['`f.not_measured`', 'not measured'],
      ['`g.fail_unenforced`', 'fail'],
    ]);
    expect(summary).toContain(`Report \`${digest(mixed)}\`, policy \`${digest(mixedPolicy)}\`.`);
  });

  it('tells group, value, interval, limit, rows, and what would conclude', () => {
    const cells = [cell('f', [420, 500], [50, 500]), cell('m', [460, 500], [100, 500])];
    const report = evaluateGate(
      evidence({ groups: [counts(cells)] }),
      policyOf([requirement({ enforce: false })]),
    );
    expect(rowsOf(toJobSummary(report))).toEqual([
      [
        '`fairness.disparate_impact_ratio.sex`',
        'insufficient data',
        '`sex` `f` vs `m`',
        '.839',
        '[.770, .914]',
        '≥ .80',
        '1,000',
        '6,500',
        'the interval straddles the limit&#59; not enforced',
      ],
    ]);
  });

  it('has no table where everything passes', () => {
    const summary = toJobSummary(good, { policy: goodPolicy });
    expect(shown(summary.split('\n')[0]!)).toBe('## Passes: `lending/open`');
    expect(summary).not.toContain('| Check |');
  });

  it('does not believe a report that was edited by hand, or is short of a check', () => {
    const lie = toJobSummary(saysPass(mixed, 'c.fail'));
    expect(rowsOf(lie)[0]?.[1]).toBe('fail');
    expect(shown(rowsOf(lie)[0]?.[8] ?? '')).toContain('the row says "pass", its numbers do not');
    const short = toJobSummary(without(good, 'a.pass'), { policy: goodPolicy });
    expect(short).toMatch(/^## Does not pass/);
    expect(rowsOf(short).map(([id, outcome]) => [id, outcome])).toEqual([
      ['`a.pass`', 'report inconsistent'],
    ]);
    expect(toJobSummary({ ...good, checks: [] })).toMatch(/^## Does not pass/);
  });

  it('sees with the policy that a limit was made loose', () => {
    const loose = toJobSummary(loosened(mixed, 'c.fail'), { policy: mixedPolicy });
    expect(rowsOf(loose)[0]?.slice(0, 2)).toEqual(['`c.fail`', 'report inconsistent']);
  });

  it('tells of a constant decision', () => {
    const cells = [cell('f', [500, 500], [500, 500]), cell('m', [500, 500], [500, 500])];
    const report = evaluateGate(evidence({ groups: [counts(cells)] }), policyOf([requirement()]));
    expect(shown(toJobSummary(report))).toContain('every row gets the same decision');
  });

  it.each(planted)('keeps the name %j a name', (group) => {
    expectNamed(group);
  });

  it('keeps any name a name', () => {
    fc.assert(fc.property(anyName, expectNamed), { seed: SEED, numRuns: 40 });
  });
});

function expectNamed(group: string): void {
  const summary = toJobSummary(unfairTo(group).report);
  const rows = rowsOf(summary);
  expect(rows).toHaveLength(1);
  const cells = rows[0]!;
  // Between backticks only what means nothing; elsewhere no mark of ASCII but those of references.
  const bare = cells[2]!.replace(/`[A-Za-z0-9_./-]+`/g, '').replace(/&#\d+;/g, '');
  expect(bare).not.toMatch(/[!-/:-@[-`{-~]/);
  // In what is shown, nothing that GitHub would take for a mention or for an issue.
  expect(decoded(cells[2]!)).not.toMatch(/[@#][A-Za-z0-9]/);
  const said = shown(cells[2]!).replaceAll('`', '').replace(/\s+/g, ' ');
  expect(said).toBe(
    `sex ${legible(group)} vs m`.replaceAll('`', '').replaceAll('\u2060', '').replace(/\s+/g, ' '),
  );
}
