import {
  allFields,
  type ExpectationDefinition,
  type MetadataField,
  type ModelContract,
} from '@codexhub/common-config/contract';
import type { DeepReadonly } from '@codexhub/common-config/kernel';

const KIND_OF = { number: 'number', category: 'category', text: 'category', time: 'time' } as const;

/**
 * What a contract expects of a table: that its columns are there and of their kind, and every cell
 * within what the field declares. It refuses exactly the cells that the contract's own validator does.
 */
export function contractExpectations(contract: ModelContract): readonly ExpectationDefinition[] {
  return Object.entries(allFields(contract)).flatMap(([column, field]) => [
    { type: 'column_exists' as const, column },
    { type: 'values_of_type' as const, column, kind: KIND_OF[field.type] },
    ...(field.nullable ? [] : [{ type: 'values_not_null' as const, column }]),
    ...allowedValues(column, field),
  ]);
}

function allowedValues(
  column: string,
  field: DeepReadonly<MetadataField>,
): readonly ExpectationDefinition[] {
  if (field.type === 'category') {
    return [{ type: 'values_in_set', column, values: [...field.values] }];
  }
  if (field.type !== 'number') return [];
  const { minimum, maximum } = field;
  if (minimum === undefined && maximum === undefined) return [];
  return [{ type: 'values_between', column, minimum, maximum }];
}

/** The columns of a contract whose cells are somebody's: protected attributes, and keys that may identify. */
export function personalColumns(contract: ModelContract): readonly string[] {
  return [...Object.keys(contract.protectedAttributes), ...Object.keys(contract.metadata)];
}
