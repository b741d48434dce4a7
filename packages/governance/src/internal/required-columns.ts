import { GovernanceError } from '../errors.ts';

/**
 * How many entries a column has that must be there.
 * @throws GovernanceError `GOVERNANCE_LENGTHS_UNEQUAL` where it is missing, or has no entries to count.
 */
export function lengthOf(name: string, column: { readonly length: number }): number {
  const given: unknown = column;
  const length =
    typeof given === 'object' && given !== null && 'length' in given ? given.length : undefined;
  if (typeof length === 'number') return length;
  throw new GovernanceError('GOVERNANCE_LENGTHS_UNEQUAL', {
    message: `fairness: there must be a column ${name}, an entry a row; received ${kindOf(given)}; pass an array, or a typed one`,
    details: { name, received: kindOf(given) },
  });
}

/**
 * The columns of an object by their names, whatever these are: `__proto__` is one like others.
 * @throws GovernanceError `GOVERNANCE_ATTRIBUTE_INVALID` where there is no object.
 */
export function columnsOf<Column>(
  name: string,
  columns: Readonly<Record<string, Column>>,
): ReadonlyMap<string, Column> {
  const given: unknown = columns;
  if (typeof given === 'object' && given !== null) return new Map(Object.entries(columns));
  throw new GovernanceError('GOVERNANCE_ATTRIBUTE_INVALID', {
    message: `fairness: ${name} must be an object of columns by name; received ${kindOf(given)}; pass one such as { sex: […] }`,
    details: { name, received: kindOf(given) },
  });
}

function kindOf(given: unknown): string {
  return given === null || given === undefined ? String(given) : `a value of type ${typeof given}`;
}
