import { isAlias, isCollection, isMap, isScalar, type Node, Scalar, type YAMLMap } from 'yaml';
import type { ConfigPath } from '../issues/config-issue.ts';
import type { ConfigNode, MapEntry, ScalarNode } from '../tree/config-node.ts';
import { unsafeKeys } from './limits.ts';
import type { Range, ReadContext } from './read-context.ts';

/** The anchors so far, and the collections that are being read: an alias to one is a cycle. */
interface Anchors {
  readonly byName: Map<string, Node>;
  readonly open: Set<Node>;
}

/** A node of the YAML library, with aliases followed, as a node that knows its place. */
export function readNode(node: Node, context: ReadContext): ConfigNode {
  return read(node, [], context, { byName: new Map(), open: new Set() });
}

function read(
  node: Node | null,
  path: ConfigPath,
  context: ReadContext,
  anchors: Anchors,
): ConfigNode {
  const range = rangeOf(node);
  if (node === null || !context.admits(range, path)) return scalar(null, range, context);
  if (isAlias(node)) {
    const target = anchors.byName.get(node.source);
    if (target === undefined) context.report(range, path, 'yaml', 'no anchor of that name before');
    else if (anchors.open.has(target)) {
      context.report(range, path, 'limit', 'the alias stands within its own anchor');
    } else if (context.admitsAlias(range, path)) {
      context.aliasDepth += 1;
      const copy = read(target, path, context, anchors);
      context.aliasDepth -= 1;
      return copy;
    }
    return scalar(null, range, context);
  }
  if (node.anchor !== undefined) anchors.byName.set(node.anchor, node);
  if (isScalar(node)) return readScalar(node, range, path, context);
  anchors.open.add(node);
  const collection = isMap(node)
    ? readMap(node, path, context, anchors)
    : readList(node, path, context, anchors);
  anchors.open.delete(node);
  return collection;
}

function readMap(
  map: YAMLMap,
  path: ConfigPath,
  context: ReadContext,
  anchors: Anchors,
): ConfigNode {
  const entries = new Map<string, MapEntry>();
  for (const pair of map.items) {
    const key = readKey(pair.key as Node | null, path, context, entries);
    const value = pair.value as Node | null;
    // A key that is refused still has its value read, so that the faults within are found too.
    const child = read(value, [...path, key?.name ?? ''], context, anchors);
    if (key) entries.set(key.name, { key: key.origin, value: child });
  }
  return { kind: 'map', entries, origin: originOf(rangeOf(map), context) };
}

function readKey(
  node: Node | null,
  path: ConfigPath,
  context: ReadContext,
  seen: ReadonlyMap<string, MapEntry>,
): { readonly name: string; readonly origin: MapEntry['key'] } | undefined {
  const range = rangeOf(node);
  if (!isScalar(node) || typeof node.value !== 'string') {
    context.report(range, path, 'yaml', 'a key must be a text; quote it');
    return undefined;
  }
  const name = node.value;
  const inner = [...path, name];
  if (node.type === Scalar.PLAIN) context.warnIfNotPortable(range, inner, name, name);
  if (unsafeKeys.has(name)) {
    context.report(range, inner, 'unsafe_key', `the key "${name}" is not allowed`);
    return undefined;
  }
  if (!name.isWellFormed()) {
    context.report(range, path, 'yaml', 'the key holds half a surrogate pair');
    return undefined;
  }
  if (seen.has(name)) {
    context.report(range, inner, 'yaml', `the key "${name}" stands twice in this object`);
  }
  return { name, origin: originOf(range, context) };
}

function readList(
  node: Node,
  path: ConfigPath,
  context: ReadContext,
  anchors: Anchors,
): ConfigNode {
  const items = isCollection(node) ? (node.items as (Node | null)[]) : [];
  return {
    kind: 'list',
    items: items.map((item, index) => read(item, [...path, index], context, anchors)),
    origin: originOf(rangeOf(node), context),
  };
}

function readScalar(
  node: Scalar,
  range: Range,
  path: ConfigPath,
  context: ReadContext,
): ScalarNode {
  const { value } = node;
  const token = node.source ?? '';
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) {
      context.report(range, path, 'invalid', 'expected a finite number');
    } else if (/^[-+]?(?:[0-9]+|0[xo][0-9a-fA-F]+)$/.test(token) && !Number.isSafeInteger(value)) {
      context.report(range, path, 'yaml', 'the integer is beyond 2^53 - 1 and would be rounded');
    }
  }
  const plain = isPlainScalar(value) ? value : null;
  if (typeof plain === 'string' && !plain.isWellFormed()) {
    context.report(range, path, 'yaml', 'the text holds half a surrogate pair');
  }
  if (node.type === Scalar.PLAIN && node.tag === undefined) {
    context.warnIfNotPortable(range, path, token, plain);
  }
  return scalar(Object.is(plain, -0) ? 0 : plain, range, context);
}

function isPlainScalar(value: unknown): value is ScalarNode['value'] {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function scalar(value: ScalarNode['value'], range: Range, context: ReadContext): ScalarNode {
  return { kind: 'scalar', value, origin: originOf(range, context) };
}

function originOf([start, end]: Range, { source }: ReadContext): MapEntry['key'] {
  return { source, start, end };
}

function rangeOf(node: Node | null): Range {
  return node?.range ? [node.range[0], node.range[1]] : [0, 0];
}
