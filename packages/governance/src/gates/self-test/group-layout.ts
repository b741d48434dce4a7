import type { AttributePolicy, Policy, Requirement } from '@codexhub/common-config/records';
import { codeUnitOrder } from '../../internal/code-unit-order.ts';
import { axesOf } from '../judging/attribute-cells.ts';
import { bandLabels } from '../judging/band-labels.ts';
import { groupLabel } from '../judging/group-label.ts';
import { partsOfLabel } from './parts-of-label.ts';

/** A cell of a control: a value for each axis, and its share of the rows. */
export interface LayoutCell {
  readonly group: readonly string[];
  readonly share: number;
}

/** A group of an attribute after merging, and the cells that it is made of. */
export interface LayoutGroup {
  readonly name: string;
  readonly cells: readonly number[];
  readonly excluded: boolean;
}

/** One attribute of the policy in a control. */
export interface LayoutAttribute {
  readonly policy: AttributePolicy;
  readonly groups: readonly LayoutGroup[];
}

/** Attributes that are counted together, because a crossing joins them, and the checks that rest on them. */
export interface GroupLayout {
  readonly axes: readonly string[];
  readonly cells: readonly LayoutCell[];
  readonly attributes: readonly LayoutAttribute[];
  readonly checks: readonly Requirement[];
}

/** So many groups are judged, where the policy leaves that open: one comparison alone would hide the others. */
const GROUPS = 3;
/** All rows of an excluded group: well below the 2 % that may be excluded. */
const EXCLUDED_SHARE = 0.01;

/** The counts that a control of this policy needs: its attributes, every group that it names, and some more. */
export function groupLayouts(policy: Policy): readonly GroupLayout[] {
  const counted = policy.checks.filter(({ attribute }) => attribute !== undefined);
  const attributes = policy.attributes.filter(({ name }) =>
    counted.some(({ attribute }) => attribute === name),
  );
  return joined(attributes).map((together) => {
    const axes = [...new Set(together.flatMap(axesOf))].sort(codeUnitOrder);
    const product = axes
      .map((axis) => valuesOf(axis, policy.attributes))
      .reduce<string[][]>(
        (rows, values) => rows.flatMap((row) => values.map((value) => [...row, value])),
        [[]],
      );
    const shares = product.map(() => 1);
    const laid = together.map((attribute) => groupsOf(attribute, axes, product));
    for (const { groups } of laid) {
      for (const { cells, excluded } of groups) {
        if (!excluded) continue;
        const each = (EXCLUDED_SHARE * product.length) / cells.length / groups.length;
        for (const cell of cells) shares[cell] = Math.min(shares[cell]!, each);
      }
    }
    const all = shares.reduce((sum, share) => sum + share, 0);
    return {
      axes,
      cells: product.map((group, at) => ({ group, share: shares[at]! / all })),
      attributes: laid,
      checks: counted.filter(({ attribute }) => together.some(({ name }) => name === attribute)),
    };
  });
}

/** Attributes that share an axis stand in one tensor: counted twice they would contradict themselves. */
function joined(attributes: readonly AttributePolicy[]): readonly (readonly AttributePolicy[])[] {
  const sets: AttributePolicy[][] = [];
  for (const attribute of attributes) {
    const axes = axesOf(attribute);
    const isNear = (set: readonly AttributePolicy[]): boolean =>
      set.some((other) => axesOf(other).some((axis) => axes.includes(axis)));
    const near = sets.filter(isNear);
    const rest = sets.filter((set) => !near.includes(set));
    sets.splice(0, sets.length, ...rest, [...near.flat(), attribute]);
  }
  return sets;
}

/** The values of an axis: its bands; or those that the policy names, and enough others. */
function valuesOf(axis: string, attributes: readonly AttributePolicy[]): readonly string[] {
  const own = attributes.find(({ name, of }) => name === axis && of === undefined);
  if (own?.bands) return bandLabels(own.bands);
  const crossings = attributes.filter(({ of }) => of?.includes(axis));
  const named = [
    ...(own ? namesIn(own) : []),
    ...crossings.flatMap((crossing) =>
      namesIn(crossing).flatMap((label) => {
        const parts = partsOfLabel(label);
        return parts.length === crossing.of!.length ? [parts[crossing.of!.indexOf(axis)]!] : [];
      }),
    ),
  ];
  const values = [...new Set(named)];
  const merged = (value: string): string => ownOf(own?.mergeInto ?? {}, value) ?? value;
  const isJudged = (value: string): boolean =>
    !(own?.exclude ?? []).some(({ group }) => group === value);
  for (let next = 1; new Set(values.filter(isJudged).map(merged)).size < GROUPS; next += 1) {
    const value = `group ${next}`;
    if (!values.includes(value)) values.push(value);
  }
  return values.sort(codeUnitOrder);
}

function namesIn({ reference, mergeInto, exclude }: AttributePolicy): readonly string[] {
  return [
    ...(reference === undefined ? [] : [reference]),
    ...Object.entries(mergeInto).flat(),
    ...exclude.map(({ group }) => group),
  ];
}

function groupsOf(
  policy: AttributePolicy,
  axes: readonly string[],
  product: readonly (readonly string[])[],
): LayoutAttribute {
  const at = axesOf(policy).map((axis) => axes.indexOf(axis));
  const groups = new Map<string, number[]>();
  product.forEach((values, cell) => {
    const label = groupLabel(at.map((axis) => values[axis]!))!;
    const name = ownOf(policy.mergeInto, label) ?? label;
    groups.set(name, [...(groups.get(name) ?? []), cell]);
  });
  return {
    policy,
    groups: [...groups]
      .sort(([one], [other]) => codeUnitOrder(one, other))
      .map(([name, cells]) => ({
        name,
        cells,
        excluded: policy.exclude.some(({ group }) => group === name),
      })),
  };
}

function ownOf(record: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
