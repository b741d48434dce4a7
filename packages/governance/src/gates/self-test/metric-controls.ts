import type { Estimand, Policy, Requirement } from '@codexhub/common-config/records';
import { metricCatalogue } from '../policy/metric-catalogue.ts';

/** Values of one metric in which one check is broken, and the one on its limit. */
export interface BrokenMetric {
  readonly procedure: number;
  readonly model: number;
  readonly undecided: number;
  readonly entails: readonly string[];
}

/** The controls of one metric of the whole. */
export interface MetricControls {
  readonly metric: string;
  readonly checks: readonly Requirement[];
  readonly minimum: number;
  readonly maximum: number;
  readonly good: number;
  readonly without: ReadonlyMap<string, string>;
  readonly broken: ReadonlyMap<string, BrokenMetric>;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** For each metric of the whole a value that meets every check of it, and one that breaks each. */
export function metricControls(policy: Policy): readonly MetricControls[] {
  const whole = policy.checks.filter(
    ({ kind, attribute, change }) =>
      kind === 'metric' && attribute === undefined && change === undefined,
  );
  return [...new Set(whole.map(({ metric }) => metric))].map((metric) =>
    controlsOf(
      metric,
      whole.filter((check) => check.metric === metric),
    ),
  );
}

function controlsOf(metric: string, checks: readonly Requirement[]): MetricControls {
  const known = metricCatalogue.find((entry) => entry.metric === metric);
  const { minimum, maximum } = known ?? {
    minimum: Number.NEGATIVE_INFINITY,
    maximum: Number.POSITIVE_INFINITY,
  };
  const reach = { from: minimum, to: maximum };
  const without = new Map<string, string>();
  const met: Requirement[] = [];
  for (const check of checks) {
    const asked = [...met, check].map(goodSpan);
    const rival = met.find(
      ({ estimand, definition }) => estimand === check.estimand && definition !== check.definition,
    );
    if (rival) without.set(check.id, `${rival.id} asks for ${metric} under another definition`);
    else if (isOpenSpan(common([reach, ...asked]))) met.push(check);
    else {
      const alone = isOpenSpan(common([reach, goodSpan(check)]));
      without.set(
        check.id,
        alone
          ? `its limit contradicts that of ${met.map(({ id }) => id).join(' and ')}: no value meets both`
          : `nothing can meet it: ${metric} lies in [${minimum}, ${maximum}]`,
      );
    }
  }
  const limits = common([reach, ...met.map(goodSpan)]);
  const targets = common([limits, ...met.map((check) => goodSpan(withTarget(check)))]);
  const good = inside(isOpenSpan(targets) ? targets : limits);
  const broken = new Map<string, BrokenMetric>();
  for (const check of met) {
    const found = brokenMetric(check, met, reach, good);
    if (found) broken.set(check.id, found);
    else
      without.set(check.id, 'nothing can break it: every value is on the good side of its limit');
  }
  return { metric, checks, minimum, maximum, good, without, broken };
}

function withTarget(check: Requirement): Requirement {
  return { ...check, limit: check.target ?? check.limit };
}

function goodSpan({ direction, limit }: Requirement): Span {
  return {
    from: { at_least: limit, at_most: Number.NEGATIVE_INFINITY, within: -limit }[direction],
    to: { at_least: Number.POSITIVE_INFINITY, at_most: limit, within: limit }[direction],
  };
}

function badSpans({ direction, limit }: Requirement): readonly Span[] {
  const above = { from: limit, to: Number.POSITIVE_INFINITY };
  const below = (to: number): Span => ({ from: Number.NEGATIVE_INFINITY, to });
  if (direction === 'at_least') return [below(limit)];
  return direction === 'at_most' ? [above] : [above, below(-limit)];
}

function brokenMetric(
  check: Requirement,
  met: readonly Requirement[],
  reach: Span,
  good: number,
): BrokenMetric | undefined {
  const others = met.filter((other) => other !== check);
  // The others of the same estimand that can still be met, one after the other.
  const sides = badSpans(check).flatMap((bad) => {
    let span = common([reach, bad]);
    if (!isOpenSpan(span)) return [];
    const entails: string[] = [];
    for (const other of others) {
      const isApart = other.estimand === 'procedure' && check.estimand === 'model';
      const narrower = common([span, goodSpan(other)]);
      const isOwn = other.estimand === check.estimand;
      if (isApart || (isOwn && !isOpenSpan(narrower))) entails.push(other.id);
      else if (isOwn) span = narrower;
    }
    return [{ value: inside(span), entails }];
  });
  const [best] = sides.sort((one, other) => one.entails.length - other.entails.length);
  if (!best) return undefined;
  const isChecked = (estimand: Estimand): boolean => met.some((one) => one.estimand === estimand);
  const at = (estimand: Estimand): number =>
    check.estimand === estimand || !isChecked(estimand) ? best.value : good;
  const undecided = badSpans(check).find(({ from, to }) => best.value > from && best.value < to);
  return {
    procedure: at('procedure'),
    model: at('model'),
    undecided: Number.isFinite(undecided!.from) ? undecided!.from : undecided!.to,
    entails: best.entails,
  };
}

function common(spans: readonly Span[]): Span {
  return {
    from: Math.max(...spans.map(({ from }) => from)),
    to: Math.min(...spans.map(({ to }) => to)),
  };
}

function isOpenSpan({ from, to }: Span): boolean {
  return from < to;
}

/** The middle; where a span has no end, half as far again as its other end. */
function inside({ from, to }: Span): number {
  if (Number.isFinite(from) && Number.isFinite(to)) return (from + to) / 2;
  if (Number.isFinite(from)) return from + Math.max(1, Math.abs(from)) / 2;
  return Number.isFinite(to) ? to - Math.max(1, Math.abs(to)) / 2 : 0;
}
