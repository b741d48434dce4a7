import type { JsonValue } from '../kernel/json-value.ts';
import { ConfigError } from './errors.ts';
import type { ConfigPath } from './issues/config-issue.ts';
import { parsePath, printPath } from './issues/print-path.ts';
import { suggest } from './issues/suggest.ts';
import { plainValue } from './plain-value.ts';
import type { AnySchema } from './schema/alternatives.ts';
import { keysOf, schemasAt } from './schema/schemas-at.ts';
import { type MapNode, toPlain } from './tree/config-node.ts';
import { findNode } from './tree/find-node.ts';
import { positionOf } from './tree/origin.ts';
import type { ConfigLayer } from './tree/source.ts';

/** What one layer says about a path. A type alias, so that it stays a JSON object. */
export type LayerValue = {
  readonly layer: ConfigLayer;
  readonly file: string;
  /** From 1; 0 where there is no text: a variable or an override. */
  readonly line: number;
  readonly column: number;
  /** A secret shows as its reference. */
  readonly value: JsonValue;
  /** Whether this layer had the last word; of an object that several layers give, the last. */
  readonly wins: boolean;
};

/** Where the value of a path comes from. */
export type Explanation = {
  readonly path: string;
  /** The compiled value; absent where neither a layer nor a default gives one. */
  readonly value?: JsonValue;
  /** From the weakest to the strongest; empty where the value is the schema's default. */
  readonly layers: readonly LayerValue[];
};

export interface ExplainSetting {
  readonly schema: AnySchema;
  readonly value: unknown;
  readonly merged: MapNode;
  readonly layers: readonly { readonly layer: ConfigLayer; readonly tree: MapNode }[];
}

/**
 * Which layer gave the value of a path.
 * @throws ConfigError `CONFIG_PATH_UNKNOWN` where the schema has no such path.
 */
export function explainPath(at: string | ConfigPath, setting: ExplainSetting): Explanation {
  const path = typeof at === 'string' ? parsePath(at) : at;
  assertKnown(path, setting.schema);
  const wins = lastGiver(path, setting);
  const layers = setting.layers.flatMap(({ layer, tree }, index) => {
    const node = findNode(tree, path);
    if (node === undefined) return [];
    const value = toPlain(node) as JsonValue;
    return [{ layer, ...positionOf(node.origin), value, wins: index === wins }];
  });
  const value = valueAt(plainValue(setting.value), path);
  return {
    path: printPath(path),
    ...(value === undefined ? {} : { value: value as JsonValue }),
    layers,
  };
}

// A path that is gone from the merged tree was replaced with something above it: nobody wins.
function lastGiver(path: ConfigPath, { merged, layers }: ExplainSetting): number {
  if (findNode(merged, path) === undefined) return -1;
  return layers.findLastIndex(({ tree }) => findNode(tree, path) !== undefined);
}

function valueAt(value: unknown, path: ConfigPath): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? Reflect.get(inner, key)
        : undefined,
    value,
  );
}

function assertKnown(path: ConfigPath, schema: AnySchema): void {
  const length = path.findIndex(
    (_, index) => schemasAt(schema, path.slice(0, index + 1)).length === 0,
  );
  if (length === -1) return;
  const parent = path.slice(0, length);
  const suggestion = suggest(String(path[length]), keysOf(schemasAt(schema, parent)));
  throw new ConfigError('CONFIG_PATH_UNKNOWN', {
    message: `explain: the path must be one of the schema's, received "${printPath(path)}"; ${suggestion === undefined ? 'see the JSON Schema for the keys' : `did you mean "${printPath([...parent, suggestion])}"?`}`,
    details: { path: [...path], ...(suggestion === undefined ? {} : { suggestion }) },
  });
}
