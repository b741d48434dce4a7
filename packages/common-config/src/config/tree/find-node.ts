import type { ConfigPath } from '../issues/config-issue.ts';
import type { ConfigNode } from './config-node.ts';

/** The child under one key or index. */
function childOf(node: ConfigNode, key: string | number): ConfigNode | undefined {
  if (node.kind === 'map') return node.entries.get(String(key))?.value;
  return node.kind === 'list' && typeof key === 'number' ? node.items[key] : undefined;
}

/** The node at a path. */
export function findNode(root: ConfigNode, path: ConfigPath): ConfigNode | undefined {
  let node: ConfigNode | undefined = root;
  for (const key of path) node = node && childOf(node, key);
  return node;
}

/** The deepest node that exists on the way to a path. */
export function deepestNode(root: ConfigNode, path: ConfigPath): ConfigNode {
  let node = root;
  for (const key of path) {
    const child = childOf(node, key);
    if (child === undefined) break;
    node = child;
  }
  return node;
}
