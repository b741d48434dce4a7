import type { KnownGroup } from '../known-groups.ts';
import { requireOption } from '../option.ts';

/** Groups by the values of some attributes, as AIF360 writes them: `{ sex: 'm', race: 'x' }`. */
export type GroupCondition = Readonly<Record<string, string>>;

/** The groups that a comparison is between, and those that it leaves out. */
export interface Sides {
  readonly privileged: readonly KnownGroup[];
  readonly unprivileged: readonly KnownGroup[];
  readonly others: readonly KnownGroup[];
}

/**
 * Conditions are joined by or, the attributes of one by and. Without unprivileged ones that side is
 * all the other groups.
 *
 * @throws GovernanceError `GOVERNANCE_OPTION_INVALID` where a side has no condition, one is without
 * attributes or names another one, or a group is on both sides.
 */
export function splitSides(
  groups: readonly KnownGroup[],
  sensitive: readonly string[],
  conditions: {
    readonly privileged: readonly GroupCondition[];
    readonly unprivileged?: readonly GroupCondition[] | undefined;
  },
): Sides {
  const isPrivileged = matcher('privileged', conditions.privileged, sensitive);
  const isUnprivileged =
    conditions.unprivileged && matcher('unprivileged', conditions.unprivileged, sensitive);
  const privileged: KnownGroup[] = [];
  const unprivileged: KnownGroup[] = [];
  const others: KnownGroup[] = [];
  let onBoth = 0;
  for (const known of groups) {
    const one = isPrivileged(known.group);
    const other = isUnprivileged ? isUnprivileged(known.group) : !one;
    if (one && other) onBoth += 1;
    (one ? privileged : other ? unprivileged : others).push(known);
  }
  requireOption(onBoth === 0, 'unprivileged', {
    requirement: 'groups that are not privileged',
    received: `${onBoth} groups that are both`,
  });
  return { privileged, unprivileged, others };
}

function matcher(
  option: string,
  conditions: readonly GroupCondition[],
  sensitive: readonly string[],
): (group: readonly string[]) => boolean {
  const known = sensitive.map((name) => `"${name}"`).join(', ');
  const requirement = `a list of groups, each by the values of some of ${known}`;
  requireOption(Array.isArray(conditions) && conditions.length > 0, option, {
    requirement,
    received: 'none',
  });
  // Of each condition, the value asked for at each place: a Map, because any text may name an attribute.
  const clauses = conditions.map((condition) => {
    const asked = new Map(Object.entries(condition).map(([name, value]) => [name, value]));
    const stranger = [...asked.keys()].find((name) => !sensitive.includes(name));
    requireOption(stranger === undefined, option, { requirement, received: `"${stranger}"` });
    requireOption(asked.size > 0, option, { requirement, received: 'a group without any' });
    return sensitive.map((name) => asked.get(name));
  });
  // Whole groups are looked up, so that listing them takes no longer than counting them.
  const whole = new Set<string>();
  const partial: (readonly (string | undefined)[])[] = [];
  for (const clause of clauses) {
    if (clause.includes(undefined)) partial.push(clause);
    else whole.add(JSON.stringify(clause));
  }
  return (group) =>
    whole.has(JSON.stringify(group)) ||
    partial.some((clause) =>
      clause.every((asked, at) => asked === undefined || asked === group[at]),
    );
}
