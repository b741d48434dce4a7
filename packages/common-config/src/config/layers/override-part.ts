import type { ConfigPath } from '../issues/config-issue.ts';
import type { LocatedIssue } from '../issues/located-issue.ts';
import type { ConfigNode, MapEntry } from '../tree/config-node.ts';
import { startOf } from '../tree/origin.ts';
import { createSource } from '../tree/source.ts';
import { limits, unsafeKeys } from '../yaml/limits.ts';
import type { LayerPart } from './layer.ts';

/** The overrides given in code as a part of the root value. Members that are `undefined` are none. */
export function overridePart(overrides: unknown): LayerPart {
  const source = createSource('override', 'override');
  const origin = startOf(source);
  const issues: LocatedIssue[] = [];
  const refuse = (path: ConfigPath, code: LocatedIssue['code'], message: string): ConfigNode => {
    issues.push({ origin, path, code, message });
    return { kind: 'scalar', value: null, origin };
  };
  const read = (value: unknown, path: ConfigPath): ConfigNode => {
    if (path.length > limits.depth)
      return refuse(path, 'limit', `more than ${limits.depth} levels`);
    if (typeof value === 'number' && Number.isFinite(value)) {
      return { kind: 'scalar', value: value + 0, origin };
    }
    if (typeof value === 'string' && value.isWellFormed()) return { kind: 'scalar', value, origin };
    if (typeof value === 'boolean' || value === null) return { kind: 'scalar', value, origin };
    if (Array.isArray(value)) {
      const items = Array.from(value, (item: unknown, index) => read(item, [...path, index]));
      return { kind: 'list', items, origin };
    }
    return isPlainObject(value)
      ? { kind: 'map', entries: new Map(readEntries(value, path)), origin }
      : refuse(path, 'invalid', 'an override must be plain JSON data, received another value');
  };
  function* readEntries(value: object, path: ConfigPath): Generator<[string, MapEntry]> {
    for (const [key, member] of Object.entries(value)) {
      const inner = [...path, key];
      if (unsafeKeys.has(key)) refuse(inner, 'unsafe_key', `the key "${key}" is not allowed`);
      else if (member !== undefined) yield [key, { key: origin, value: read(member, inner) }];
    }
  }
  const tree = read(overrides ?? {}, []);
  if (tree.kind !== 'map' && issues.length === 0) {
    refuse([], 'invalid', 'overrides must be an object');
  }
  return {
    source,
    tree: tree.kind === 'map' && !issues.some(({ code }) => code === 'limit') ? tree : undefined,
    issues,
    warnings: [],
  };
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
