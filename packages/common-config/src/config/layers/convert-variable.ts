import { z } from 'zod';
import type { AnySchema } from '../schema/alternatives.ts';
import { isSecretSchema, secretReference } from '../secret/secret-schema.ts';
import type { ConfigNode, ScalarNode } from '../tree/config-node.ts';
import { type Origin, startOf } from '../tree/origin.ts';
import { createSource } from '../tree/source.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';

/** A converted value, or what was expected instead. */
export type Conversion = { readonly node: ConfigNode } | { readonly expected: string };

const stringbool = z.stringbool();
const decimal = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/;
const JSON_TYPES = new Set(['object', 'record', 'array', 'tuple', 'any', 'unknown', 'map', 'set']);

/**
 * The text of a variable as the type that the schema wants there: booleans as `z.stringbool()`
 * reads them, numbers in decimal (no empty text, no hexadecimal, no leading zero), arrays and
 * objects as JSON, strings as they are. A secret's text becomes a reference to the variable.
 */
export function convertVariable(
  text: string,
  schemas: readonly AnySchema[],
  origin: Origin,
): Conversion {
  const scalar = (value: ScalarNode['value']): Conversion => ({
    node: { kind: 'scalar', value, origin },
  });
  if (schemas.some(isSecretSchema)) {
    const name = origin.source.name.replace(/^env:/, '');
    return scalar(secretReference.test(text) ? text : `\${env:${name}}`);
  }
  const types = new Set(schemas.flatMap(valueTypes));
  if (schemas.some((schema) => schema._zod.values?.has(text))) return scalar(text);
  if (types.has('number') && isNumber(text)) return scalar(Number(text));
  if (types.has('boolean')) {
    const parsed = stringbool.safeParse(text);
    if (parsed.success) return scalar(parsed.data);
  }
  if (types.has('null') && text === 'null') return scalar(null);
  const node = types.has('json') ? fromJson(text, origin) : undefined;
  if (node) return { node };
  return types.has('string') ? scalar(text) : { expected: [...types].map(describe).join(' or ') };
}

function valueTypes(schema: AnySchema): readonly string[] {
  const { type } = schema._zod.def;
  if (schema._zod.values) return Array.from(schema._zod.values, (value) => typeOf(value));
  if (type === 'number' || type === 'int') return ['number'];
  if (type === 'boolean' || type === 'null') return [type];
  return JSON_TYPES.has(type) ? ['json'] : ['string'];
}

function typeOf(value: unknown): string {
  return value === null ? 'null' : typeof value;
}

function isNumber(text: string): boolean {
  const value = Number(text);
  const rounded = /^-?[0-9]+$/.test(text) && !Number.isSafeInteger(value);
  return decimal.test(text) && Number.isFinite(value) && !rounded;
}

// JSON is YAML, so the reader of files refuses here too: limits, duplicate keys, unsafe ones.
function fromJson(text: string, origin: Origin): ConfigNode | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const source = createSource('variable', origin.source.name, text);
  const { tree, issues } = parseYaml(source);
  return issues.length > 0 || tree === undefined ? undefined : moveTo(tree, startOf(origin.source));
}

function moveTo(node: ConfigNode, origin: Origin): ConfigNode {
  if (node.kind === 'scalar') return { ...node, origin };
  if (node.kind === 'list') {
    return { ...node, origin, items: node.items.map((item) => moveTo(item, origin)) };
  }
  const entries = Array.from(
    node.entries,
    ([key, entry]) => [key, { key: origin, value: moveTo(entry.value, origin) }] as const,
  );
  return { kind: 'map', origin, entries: new Map(entries) };
}

function describe(type: string): string {
  if (type === 'json') return 'JSON text of an object or array, without duplicate or unsafe keys';
  if (type === 'boolean') return 'a boolean (true, false, 1, 0, yes, no, on, off)';
  if (type === 'number') return 'a number in decimal';
  return type === 'null' ? '"null"' : 'one of the texts that the schema lists';
}
