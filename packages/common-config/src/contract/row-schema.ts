import { z } from 'zod';
import type { DeepReadonly } from '../kernel/index.ts';
import type { Contract, Field, InputRow, MetadataField, ModelContract } from './model-contract.ts';

/** What is wrong with a row, and where; never the value itself. */
export interface RowIssue {
  readonly path: string;
  readonly code: CellProblem | 'unknown_key' | 'not_an_object';
  readonly message: string;
}

/** What may be wrong with a cell. The row schema and the columnar validator use the same words. */
export type CellProblem = 'missing' | 'wrong_type' | 'out_of_range' | 'unknown_category';

/**
 * The zod schema of one row of inputs: strict, so that a protected attribute or a typo is refused.
 * A nullable input may be `null`; every input must be there.
 */
export function inputRowSchema<C extends Contract<unknown>>(contract: C): z.ZodType<InputRow<C>> {
  const cells = Object.entries(contract.features).map(([name, field]) => [name, cellSchema(field)]);
  return z.strictObject(Object.fromEntries(cells)) as unknown as z.ZodType<InputRow<C>>;
}

/** Checks one row of inputs. Issues name the input, the requirement and the kind received. */
export function validateRow(contract: ModelContract, row: unknown): readonly RowIssue[] {
  const parsed = inputRowSchema(contract).safeParse(row);
  return parsed.success
    ? []
    : parsed.error.issues.flatMap((issue) => rowIssues(contract, issue, row));
}

function cellSchema(field: DeepReadonly<Field>): z.ZodType {
  const cell =
    field.type === 'category' ? z.enum(field.values as [string, ...string[]]) : numberSchema(field);
  return field.nullable ? cell.nullable() : cell;
}

function numberSchema(field: {
  minimum?: number | undefined;
  maximum?: number | undefined;
}): z.ZodType {
  return z
    .number()
    .min(field.minimum ?? -Infinity)
    .max(field.maximum ?? Infinity);
}

function rowIssues(contract: ModelContract, issue: z.core.$ZodIssue, row: unknown): RowIssue[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: key,
      code: 'unknown_key',
      message: Object.hasOwn(contract.protectedAttributes, key)
        ? `"${key}" is a protected attribute: the model may not be fed it; remove it`
        : `"${key}" is not an input of "${contract.name}"; remove it`,
    }));
  }
  const path = String(issue.path[0] ?? '');
  const field = contract.features[path];
  if (!field) return [{ path: '', code: 'not_an_object', message: 'a row must be an object' }];
  const code = cellProblem(field, Reflect.get(Object(row), path));
  const message = `"${path}" must be ${requirementOf(field)}; the cell is ${code.replaceAll('_', ' ')}`;
  return [{ path, code, message }];
}

function cellProblem(field: DeepReadonly<Field>, cell: unknown): CellProblem {
  if (cell === null || cell === undefined) return 'missing';
  if (field.type === 'category')
    return typeof cell === 'string' ? 'unknown_category' : 'wrong_type';
  return Number.isFinite(cell) ? 'out_of_range' : 'wrong_type';
}

/** What a field asks of a cell, in words. */
export function requirementOf(field: DeepReadonly<MetadataField>): string {
  const missing = field.nullable ? ', or missing' : '';
  if (field.type === 'text') return `a text${missing}`;
  if (field.type === 'time') return `a date or a moment after ISO 8601${missing}`;
  if (field.type === 'category') {
    return `one of ${field.values.map((value) => `"${value}"`).join(', ')}${missing}`;
  }
  return `a finite number in [${field.minimum ?? '-∞'}, ${field.maximum ?? '∞'}]${missing}`;
}
