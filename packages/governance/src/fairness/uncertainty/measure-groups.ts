import type { Value } from '@codexhub/common-config/records';
import { GovernanceError } from '../../errors.ts';
import { ratesOf } from '../../tensor/group-rates.ts';
import { marginalOf } from '../../tensor/marginal.ts';
import { requireTensor } from '../../tensor/require-tensor.ts';
import type { GroupTensor, TensorCell } from '../../tensor/tensor.ts';
import type { Rate } from './rates.ts';

/** The rate of a group as counts: whole rows, or rows of weight 1 that tell as much (effective n). */
export interface MeasuredGroup {
  readonly group: readonly string[];
  readonly value: Value;
  readonly successes: number;
  /** 0 where the rate is undefined. */
  readonly trials: number;
  /** Rows of the denominator. */
  readonly n: number;
}

/** All known groups of some attributes, and the rows whose group is unknown. */
export interface MeasuredGroups {
  readonly attributes: readonly string[];
  readonly rows: number;
  /** Rows without a value in one of the attributes: in no group, but counted. */
  readonly unknown: number;
  readonly groups: readonly MeasuredGroup[];
}

/** @throws GovernanceError `GOVERNANCE_ATTRIBUTE_INVALID` */
export function measureGroups(
  tensor: GroupTensor,
  rate: Rate,
  attributes: readonly string[] | undefined,
): MeasuredGroups {
  const over = overAttributes(tensor, attributes);
  const known = over.cells.filter(({ group }) => isKnown(group));
  return {
    attributes: over.sensitive,
    rows: over.rows,
    unknown: over.rows - known.reduce((sum, cell) => sum + rowsOf(cell), 0),
    groups: measureCells({ ...over, cells: known }, rate),
  };
}

/** The cells' rates as counts; every cell's group is known. */
export function measureCells(tensor: GroupTensor, { key }: Rate): readonly MeasuredGroup[] {
  const weighted = tensor.weightGrid !== undefined;
  return ratesOf(tensor).map((rates) => {
    const { value, n, effectiveN } = rates[key];
    const successes = value.defined ? value.value * effectiveN : 0;
    return {
      group: rates.group as readonly string[],
      value,
      // Without weights that is a whole number but for the rounding of the quotient.
      successes: weighted ? successes : Math.round(successes),
      trials: effectiveN,
      n,
    };
  });
}

/** The tensor over sensitive attributes, all of them where none is said. */
export function overAttributes(
  tensor: GroupTensor,
  attributes: readonly string[] = tensor.sensitive,
): GroupTensor {
  requireTensor(tensor);
  for (const name of attributes) requireSensitive(tensor, name);
  if (attributes.length > 0) return marginalOf(tensor, attributes);
  throw invalid('at least one attribute', 'none');
}

/** @throws GovernanceError `GOVERNANCE_ATTRIBUTE_INVALID` where it is none of the tensor's, or a control. */
export function requireSensitive({ sensitive }: GroupTensor, name: string): void {
  if (sensitive.includes(name)) return;
  const names = sensitive.map((one) => `"${one}"`).join(', ');
  throw invalid(`sensitive attributes of the tensor (${names})`, `"${name}"`);
}

export function isKnown(group: TensorCell['group']): group is readonly string[] {
  return !group.includes(null);
}

export function rowsOf({ counts: [a, b, c, d] }: TensorCell): number {
  return a + b + c + d;
}

function invalid(requirement: string, received: string): GovernanceError {
  return new GovernanceError('GOVERNANCE_ATTRIBUTE_INVALID', {
    message: `uncertainty: groups must be of ${requirement}; received ${received}; name attributes that the tensor was counted by`,
    details: { requirement, received },
  });
}
