import { GovernanceError } from '../../errors.ts';
import { codeUnitOrder } from '../../internal/code-unit-order.ts';
import { marginalOf } from '../../tensor/marginal.ts';
import { requireTensor } from '../../tensor/require-tensor.ts';
import type { GroupTensor, TensorCell } from '../../tensor/tensor.ts';
import { highestOf } from './choose-pairs.ts';
import { absentGroup, type Stratum } from './compare-strata.ts';
import {
  isKnown,
  type MeasuredGroup,
  measureCells,
  requireSensitive,
  rowsOf,
} from './measure-groups.ts';
import type { Rate } from './rates.ts';

/** Two groups in the whole and in each stratum. */
export interface StratifiedPair {
  readonly group: string | null;
  readonly reference: string | null;
  readonly whole: { readonly group: MeasuredGroup; readonly reference: MeasuredGroup };
  readonly strata: readonly Stratum[];
}

/** All groups beside the reference, from the rows whose attribute and controls are known. */
export interface StratifiedPairs {
  readonly control: readonly string[];
  readonly rows: number;
  readonly unknown: number;
  /** Never empty. */
  readonly pairs: readonly StratifiedPair[];
}

/** @throws GovernanceError `GOVERNANCE_ATTRIBUTE_INVALID` */
export function stratify(
  tensor: GroupTensor,
  rate: Rate,
  {
    attribute,
    control,
    reference,
  }: {
    readonly attribute: string;
    readonly control: string | readonly string[];
    readonly reference?: string;
  },
): StratifiedPairs {
  const controls = typeof control === 'string' ? [control] : control;
  requireTensor(tensor);
  requireSensitive(tensor, attribute);
  requireControls(attribute, controls);
  const over = marginalOf(tensor, [attribute, ...controls]);
  const axes = [...over.sensitive, ...over.control];
  const place = axes.indexOf(attribute);
  const cells = over.cells.filter(({ group }) => isKnown(group));
  const known: GroupTensor = { ...over, cells };
  const whole = measureCells(marginalOf(known, [attribute]), rate);
  const names = whole.map(({ group }) => group[0]!);
  const chosen = reference ?? highestOf(whole.filter(({ trials }) => trials > 0))?.group[0];
  const others = names.filter((name) => name !== chosen);
  const strata = strataOf(measureCells(known, rate), place);
  const inWhole = new Map(whole.map((one) => [one.group[0]!, one]));
  // A single group is compared with nobody, and says so.
  const alone = others.length === 0;
  return {
    control: axes.filter((_, at) => at !== place),
    rows: over.rows,
    unknown: over.rows - cells.reduce((sum: number, cell: TensorCell) => sum + rowsOf(cell), 0),
    pairs: (alone ? [names[0] ?? null] : others).map((group): StratifiedPair => {
      const against = alone ? null : (chosen ?? null);
      const of = (groups: ReadonlyMap<string, MeasuredGroup>, name: string | null): MeasuredGroup =>
        (name === null ? undefined : groups.get(name)) ?? absentGroup(name);
      return {
        group,
        reference: against,
        whole: { group: of(inWhole, group), reference: of(inWhole, against) },
        strata: strata.map(({ stratum, groups }) => ({
          stratum,
          group: of(groups, group),
          reference: of(groups, against),
        })),
      };
    }),
  };
}

interface GroupsOfStratum {
  readonly stratum: readonly string[];
  readonly groups: Map<string, MeasuredGroup>;
}

/** In the order of their values, by code units. */
function strataOf(cells: readonly MeasuredGroup[], place: number): readonly GroupsOfStratum[] {
  const strata = new Map<string, GroupsOfStratum>();
  for (const cell of cells) {
    const stratum = cell.group.filter((_, at) => at !== place);
    const key = JSON.stringify(stratum);
    const found = strata.get(key) ?? { stratum, groups: new Map<string, MeasuredGroup>() };
    found.groups.set(cell.group[place]!, cell);
    strata.set(key, found);
  }
  return [...strata.values()].sort((one, other) => compareTuples(one.stratum, other.stratum));
}

function compareTuples(one: readonly string[], other: readonly string[]): number {
  for (const [at, value] of one.entries()) {
    const order = codeUnitOrder(value, other[at]!);
    if (order !== 0) return order;
  }
  return 0;
}

function requireControls(attribute: string, controls: readonly string[]): void {
  if (controls.length > 0 && !controls.includes(attribute)) return;
  const received = controls.length === 0 ? 'none' : `"${attribute}" itself`;
  throw new GovernanceError('GOVERNANCE_ATTRIBUTE_INVALID', {
    message: `uncertainty: strata must be of at least one other column than "${attribute}"; received ${received}; name a control of the tensor`,
    details: { attribute, received },
  });
}
