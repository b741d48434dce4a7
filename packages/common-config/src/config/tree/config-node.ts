import type { Origin } from './origin.ts';

/** A text, number, boolean or null, and where it stands. */
export interface ScalarNode {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  readonly origin: Origin;
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly ConfigNode[];
  readonly origin: Origin;
}

/** A key's own place is kept: an unknown key is reported there. */
export interface MapEntry {
  readonly key: Origin;
  readonly value: ConfigNode;
}

export interface MapNode {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, MapEntry>;
  readonly origin: Origin;
}

/** A configuration value in which every part knows its place, whichever layer it came from. */
export type ConfigNode = ScalarNode | ListNode | MapNode;

/** The plain value of a node. Unsafe keys have been refused before. */
export function toPlain(node: ConfigNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(toPlain);
  return Object.fromEntries(
    Array.from(node.entries, ([key, entry]) => [key, toPlain(entry.value)] as const),
  );
}

/** What a node is called in messages. */
export function typeName(node: ConfigNode): string {
  if (node.kind === 'list') return 'array';
  if (node.kind === 'map') return 'object';
  return node.value === null ? 'nothing (null)' : typeof node.value;
}
