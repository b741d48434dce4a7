import { GovernanceError } from '../errors.ts';
import { codeUnitOrder } from '../internal/code-unit-order.ts';

/**
 * The names of sensitive attributes and of controls, each in code-unit order.
 * @throws GovernanceError `GOVERNANCE_ATTRIBUTE_INVALID` where there is none, or a name stands twice.
 */
export function axisNames(
  sensitive: readonly string[],
  control: readonly string[],
): { readonly sensitive: readonly string[]; readonly control: readonly string[] } {
  if (sensitive.length === 0) throw invalidAxes('at least one sensitive attribute', 'none');
  const seen = new Set<string>();
  for (const name of [...sensitive, ...control]) {
    if (seen.has(name)) throw invalidAxes('each attribute once', `"${name}" twice`);
    if (!name.isWellFormed()) throw invalidAxes('well-formed names', 'a lone surrogate');
    seen.add(name);
  }
  return {
    sensitive: sensitive.toSorted(codeUnitOrder),
    control: control.toSorted(codeUnitOrder),
  };
}

function invalidAxes(requirement: string, received: string): GovernanceError {
  return new GovernanceError('GOVERNANCE_ATTRIBUTE_INVALID', {
    message: `group tensor: there must be ${requirement}; received ${received}; correct the names of sensitive and control`,
    details: { requirement, received },
  });
}
