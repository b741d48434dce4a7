/** The parts of a JSON Schema that leaves are found by. */
export interface JsonSchema {
  readonly type?: string;
  readonly $ref?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
}

/** A place of a schema where a single value stands. */
export interface Leaf {
  /** Such as `contract.features.*<number>.minimum` or `metrics.checks[].limit`. */
  readonly path: string;
  /** A constant has one valid value: there is nothing to turn. */
  readonly constant: boolean;
}

/**
 * Every leaf of a schema: `*` for any key, `[]` for any item, `<kind>` for one kind of several, `{}` for
 * a value that is made of others of its own shape, and so is one leaf.
 */
export function leavesOf(schema: JsonSchema, path = ''): Leaf[] {
  if (schema.$ref) return [{ path: `${path}{}`, constant: false }];
  const options = schema.oneOf ?? schema.anyOf;
  if (options) return options.flatMap((option) => leavesOf(option, `${path}<${kindOf(option)}>`));
  if (schema.properties || typeof schema.additionalProperties === 'object') {
    const named = Object.entries(schema.properties ?? {});
    const any =
      typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
    return [...named, ...(any ? [['*', any] as const] : [])].flatMap(([key, inner]) =>
      leavesOf(inner, path === '' ? key : `${path}.${key}`),
    );
  }
  if (schema.items) return leavesOf(schema.items, `${path}[]`);
  return [{ path, constant: Object.hasOwn(schema, 'const') }];
}

/** The leaves of a value, as paths into it: `contract.features.debt.minimum`. */
export function valueLeaves(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || isSecret(value)) return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    valueLeaves(inner, path === '' ? key : `${path}.${key}`),
  );
}

/** A secret is one value, whatever it is made of. */
function isSecret(value: object): boolean {
  return typeof Reflect.get(value, 'reveal') === 'function';
}

/** Whether a path into a value stands for a leaf of the schema. */
export function isAt(leaf: string, path: string): boolean {
  const pattern = leaf
    .replace(/<[^>]*>/g, '')
    .replaceAll('[]', '.*')
    .split('.')
    .map((key) => (key === '*' ? '[^.]+' : key.replace(/\{\}$|[^\w]/g, escaped)));
  // A tuple is one leaf: its items move together.
  return new RegExp(`^${pattern.join('\\.')}(\\.\\d+)?$`).test(path);
}

function escaped(sign: string): string {
  return sign === '{}' ? '(?:\\..+)?' : `\\${sign}`;
}

/** By the constant that it holds, or the first of the types that it stands for. */
function kindOf({ properties = {} }: JsonSchema): string {
  const constant = Object.values(properties).find((inner) => Object.hasOwn(inner, 'const'))?.const;
  return String(constant ?? properties['type']?.enum?.[0]);
}
