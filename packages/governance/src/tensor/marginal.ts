import { GovernanceError } from '../errors.ts';
import { requireTensor } from './require-tensor.ts';
import { sumCells } from './sum-cells.ts';
import type { GroupTensor } from './tensor.ts';

/**
 * The tensor over some of its attributes and controls, the others summed away: every row stays. Of none
 * of them it is the whole in one cell.
 *
 * @throws GovernanceError `GOVERNANCE_ATTRIBUTE_INVALID` where the tensor has no such attribute;
 * `GOVERNANCE_TENSOR_INVALID` where it does not add up.
 * @example
 * const tensor = groupTensor({
 *   yTrue: [1, 1], yPred: [1, 0], sensitive: { race: ['x', 'x'], sex: ['f', 'm'] },
 * });
 * marginal(tensor, ['race']).cells; // Returns: [{ group: ['x'], counts: [0, 0, 1, 1] }]
 */
export function marginal(tensor: GroupTensor, attributes: readonly string[]): GroupTensor {
  requireTensor(tensor);
  if (!Array.isArray(attributes)) {
    throw new GovernanceError('GOVERNANCE_ATTRIBUTE_INVALID', {
      message: `group tensor: a marginal must be over an array of attributes; received a ${typeof attributes}; pass one such as ["sex"]`,
      details: { received: typeof attributes },
    });
  }
  return marginalOf(tensor, attributes);
}

/** The same of a tensor that was checked before, or of a part of one. */
export function marginalOf(tensor: GroupTensor, attributes: readonly string[]): GroupTensor {
  const axes = [...tensor.sensitive, ...tensor.control];
  for (const name of attributes) {
    if (axes.includes(name)) continue;
    throw new GovernanceError('GOVERNANCE_ATTRIBUTE_INVALID', {
      message: `group tensor: a marginal must be over its attributes; it has no "${name}"; it has ${axes.map((axis) => `"${axis}"`).join(', ')}`,
      details: { attribute: name },
    });
  }
  const kept = new Set(attributes);
  return {
    ...tensor,
    sensitive: tensor.sensitive.filter((name) => kept.has(name)),
    control: tensor.control.filter((name) => kept.has(name)),
    cells: sumCells(
      tensor.cells.map((cell) => ({
        ...cell,
        group: cell.group.filter((_, at) => kept.has(axes[at]!)),
      })),
    ),
  };
}
