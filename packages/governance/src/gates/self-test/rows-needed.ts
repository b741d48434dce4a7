import type { Requirement } from '@codexhub/common-config/records';
import { normalQuantile } from '@codexhub/statistics';
import { changeError, changesOf } from './change-controls.ts';
import { trueComparisons } from './clearance.ts';
import { metricError } from './control-evidence.ts';
import type { ControlWorld } from './control-world.ts';
import { driftRows } from './drift-controls.ts';
import { beyondLimit } from './limit-side.ts';

/** What the interval for all groups at once, and intervals that are not normal, ask beyond the level. */
const MARGIN = 2;

/**
 * Rows in all at which an interval should tell every value of a check from its limit, by the normal
 * approximation, and every group has the rows that the policy asks for. 0 for a check without an interval.
 */
export function rowsNeeded(check: Requirement, world: ControlWorld): number {
  const quantile = normalQuantile((1 + check.level) / 2) + MARGIN;
  const rows = (clearance: number): number => (quantile / clearance) ** 2;
  if (check.attribute !== undefined) {
    const { of, kinds } = world.counts.find(({ of: { layout } }) => layout.checks.includes(check))!;
    const { layout } = of;
    const { policy, groups } = layout.attributes.find(
      (attribute) => attribute.policy.name === check.attribute,
    )!;
    const shares = groups
      .filter(({ excluded }) => !excluded)
      .map(({ cells }) => cells.reduce((sum, cell) => sum + layout.cells[cell]!.share, 0));
    return Math.max(
      (1.1 * policy.minimumGroupSize) / Math.min(...shares),
      ...trueComparisons(check, layout, kinds[check.estimand]).flatMap(({ clearance, share }) => [
        rows(clearance),
        (1.1 * check.minimumN) / share,
      ]),
    );
  }
  if (check.kind === 'drift') return driftRows(check);
  if (check.kind !== 'metric') return 0;
  if (check.change !== undefined) {
    const { of, baseline, candidate } = world.changes.find(({ of: own }) =>
      own.checks.includes(check),
    )!;
    const value = changesOf(baseline, candidate)[check.change];
    const error = changeError(of, check.change, baseline);
    return Math.max(check.minimumN, rows(beyondLimit(check, value) / error));
  }
  const { of, values } = world.metrics.find(({ of: own }) => own.checks.includes(check))!;
  const value = values[check.estimand];
  return Math.max(check.minimumN, rows(beyondLimit(check, value) / metricError(of, value)));
}
