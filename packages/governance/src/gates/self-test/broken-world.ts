import type { Requirement } from '@codexhub/common-config/records';
import type { ControlWorld, PolicyControls } from './control-world.ts';

/** The worlds in which one check is put to the test. */
export interface WorldsOfCheck {
  readonly bad: ControlWorld;
  /** Its value lies on the limit; absent for a count, which has no interval. */
  readonly undecided?: ControlWorld;
  /** The procedure is good and the served model bad; absent where the check rests on the model. */
  readonly disagreeing?: ControlWorld;
  readonly entails: readonly string[];
}

/** The good world with one check broken; or why there is none. */
export function worldsOfCheck(
  check: Requirement,
  controls: PolicyControls,
  good: ControlWorld,
): WorldsOfCheck | string {
  if (check.attribute !== undefined) return countWorlds(check, controls, good);
  if (check.kind === 'drift') return driftWorlds(check, controls, good);
  if (check.kind !== 'metric') return standingWorlds(check, controls, good);
  return check.change === undefined
    ? metricWorlds(check, controls, good)
    : changeWorlds(check, controls, good);
}

function countWorlds(
  check: Requirement,
  { counts }: PolicyControls,
  good: ControlWorld,
): WorldsOfCheck | string {
  const own = counts.find(({ layout }) => layout.checks.includes(check));
  const broken = own?.broken.get(check.id);
  if (!own || !broken) {
    return own?.without.get(check.id) ?? `the policy does not treat "${check.attribute}"`;
  }
  return worldsOfBoth(check, broken, own.good, (kinds) => ({
    ...good,
    counts: good.counts.map((one) => (one.of === own ? { of: own, kinds } : one)),
  }));
}

function metricWorlds(
  check: Requirement,
  { metrics }: PolicyControls,
  good: ControlWorld,
): WorldsOfCheck | string {
  const own = metrics.find(({ checks }) => checks.includes(check))!;
  const broken = own.broken.get(check.id);
  if (!broken) return own.without.get(check.id) ?? 'it has no controls';
  return worldsOfBoth(check, broken, own.good, (values) => ({
    ...good,
    metrics: good.metrics.map((one) => (one.of === own ? { of: own, values } : one)),
  }));
}

/** What the procedure and the served model show, each. */
interface OfBoth<T> {
  readonly procedure: T;
  readonly model: T;
}

/** The worlds of a check that rests on the procedure or on the served model. */
function worldsOfBoth<T>(
  { estimand }: Requirement,
  broken: OfBoth<T> & { readonly undecided: T; readonly entails: readonly string[] },
  sound: T,
  having: (shown: OfBoth<T>) => ControlWorld,
): WorldsOfCheck {
  const { procedure, model, undecided, entails } = broken;
  return {
    bad: having({ procedure, model }),
    undecided: having({ procedure: undecided, model: undecided }),
    ...(estimand === 'procedure'
      ? { disagreeing: having({ procedure: sound, model: procedure }) }
      : {}),
    entails,
  };
}

function changeWorlds(
  check: Requirement,
  { changes }: PolicyControls,
  good: ControlWorld,
): WorldsOfCheck | string {
  const own = changes.find(({ checks }) => checks.includes(check))!;
  const broken = own.broken.get(check.id);
  if (!broken) return own.without.get(check.id) ?? 'it has no controls';
  const having = (pair: typeof broken.bad): ControlWorld => ({
    ...good,
    changes: good.changes.map((one) => (one.of === own ? { of: own, ...pair } : one)),
  });
  return {
    bad: having(broken.bad),
    undecided: having(broken.undecided),
    entails: broken.entails,
  };
}

function driftWorlds(
  { id }: Requirement,
  { drift }: PolicyControls,
  good: ControlWorld,
): WorldsOfCheck | string {
  const broken = drift.broken.get(id);
  if (!broken) return drift.without.get(id) ?? 'it has no controls';
  const { bad, undecided, entails } = broken;
  return {
    bad: { ...good, drift: { of: drift, shifts: bad } },
    undecided: { ...good, drift: { of: drift, shifts: undecided } },
    entails,
  };
}

/** A count beyond its limit, or a difference of one half. */
function standingWorlds(
  { id, metric, direction, limit }: Requirement,
  { policy }: PolicyControls,
  good: ControlWorld,
): WorldsOfCheck | string {
  if (!Object.hasOwn(good.standing, metric)) return `no control is known for "${metric}"`;
  if (direction !== 'at_most') return `"${metric}" is better when lower; ask at_most`;
  if (limit < 0) return `nothing can meet it: "${metric}" is never below 0`;
  if (metric === 'findings' && !policy.privacy) return 'the policy does not say what is looked for';
  const isCount = metric !== 'maximum_difference';
  if (!isCount && limit >= 1) return 'nothing can break it: probabilities differ by 1 at most';
  const value = isCount ? Math.floor(limit) + 1 : (limit + 1) / 2;
  const same = policy.checks.filter((other) => other.metric === metric && other.id !== id);
  return {
    bad: { ...good, standing: { ...good.standing, [metric]: value } },
    entails: same.filter((other) => value > other.limit).map((other) => other.id),
  };
}
