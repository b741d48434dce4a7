import type { Policy, Requirement } from '@codexhub/common-config/records';
import { metricCatalogue } from '../policy/metric-catalogue.ts';
import { beyondLimit } from './limit-side.ts';

/** The values of a champion and of its challenger. */
export interface Pair {
  readonly baseline: number;
  readonly candidate: number;
}

/** The controls of the change of one metric. */
export interface ChangeControls {
  readonly metric: string;
  /** Of the two values; that of the change is named after it. */
  readonly definition: string;
  readonly checks: readonly Requirement[];
  /** What one row would leave as standard error of an absolute change. */
  readonly error: number;
  readonly good: Pair;
  readonly without: ReadonlyMap<string, string>;
  readonly broken: ReadonlyMap<
    string,
    { readonly bad: Pair; readonly undecided: Pair; readonly entails: readonly string[] }
  >;
}

const STEPS = 40;

/** For each metric whose change is limited a champion and challengers that meet the limits, and break each. */
export function changeControls(policy: Policy): readonly ChangeControls[] {
  const checks = policy.checks.filter(({ change }) => change !== undefined);
  return [...new Set(checks.map(({ metric }) => metric))].map((metric) =>
    controlsOf(
      metric,
      checks.filter((check) => check.metric === metric),
    ),
  );
}

/** The changes from one value to another, as their definitions have them. */
export function changesOf(
  baseline: number,
  candidate: number,
): Readonly<Record<'absolute' | 'relative', number>> {
  const absolute = candidate - baseline;
  return { absolute, relative: absolute / Math.abs(baseline) };
}

/** The standard error that one row would leave a change with. */
export function changeError(
  { error }: Pick<ChangeControls, 'error'>,
  kind: 'absolute' | 'relative',
  baseline: number,
): number {
  return kind === 'absolute' ? error : error / Math.abs(baseline);
}

function controlsOf(metric: string, checks: readonly Requirement[]): ChangeControls {
  const known = metricCatalogue.find((entry) => entry.metric === metric);
  const { minimum, maximum } = known ?? { minimum: -1, maximum: 1 };
  const top = Number.isFinite(maximum) ? maximum : minimum + 2;
  const values = Array.from(
    { length: STEPS - 1 },
    (_, at) => minimum + ((at + 1) * (top - minimum)) / STEPS,
  ).filter((value) => Math.abs(value) > 1e-9);
  const pairs = values.flatMap((baseline) => values.map((candidate) => ({ baseline, candidate })));
  const error = (top - minimum) / 2;
  const clear = (check: Requirement, { baseline, candidate }: Pair): number => {
    const kind = check.change ?? 'absolute';
    const value = changesOf(baseline, candidate)[kind];
    return beyondLimit(check, value) / changeError({ error }, kind, baseline);
  };
  const clearest = (score: (pair: Pair) => number): Pair | undefined => {
    let best: { readonly pair: Pair; readonly score: number } | undefined;
    for (const pair of pairs) {
      const own = score(pair);
      if (own > 0.004 && own > (best?.score ?? 0)) best = { pair, score: own };
    }
    return best?.pair;
  };
  const without = new Map<string, string>();
  const met: Requirement[] = [];
  let good: Pair = pairs[0]!;
  for (const check of checks) {
    const found = clearest((pair) => Math.min(...[...met, check].map((one) => clear(one, pair))));
    if (found) {
      met.push(check);
      good = found;
    } else {
      without.set(check.id, 'nothing can meet it, or not together with the others of its metric');
    }
  }
  const broken = new Map<string, { bad: Pair; undecided: Pair; entails: readonly string[] }>();
  for (const check of met) {
    const others = met.filter((other) => other !== check);
    const alone = clearest((pair) =>
      Math.min(-clear(check, pair), ...others.map((other) => clear(other, pair))),
    );
    const bad = alone ?? clearest((pair) => -clear(check, pair));
    if (!bad) {
      without.set(check.id, 'nothing can break it: every change is on the good side of its limit');
      continue;
    }
    const entails = alone ? [] : others.map(({ id }) => id);
    broken.set(check.id, { bad, undecided: onLimit(check, bad), entails });
  }
  return { metric, definition: known?.definition ?? metric, checks, error, good, without, broken };
}

/** The same champion, and a challenger whose change is the limit itself. */
function onLimit({ change, limit, direction }: Requirement, { baseline, candidate }: Pair): Pair {
  const side = direction === 'within' && candidate < baseline ? -limit : limit;
  const step = change === 'relative' ? side * Math.abs(baseline) : side;
  return { baseline, candidate: baseline + step };
}
