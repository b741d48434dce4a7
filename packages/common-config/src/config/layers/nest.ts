import type { ConfigPath } from '../issues/config-issue.ts';
import type { ConfigNode, MapNode } from '../tree/config-node.ts';
import type { Origin } from '../tree/origin.ts';

/** A root that holds one node at a path of keys. */
export function nest(path: ConfigPath, node: ConfigNode, origin: Origin): MapNode {
  const [key, ...rest] = path;
  const value = rest.length === 0 ? node : nest(rest, node, origin);
  return { kind: 'map', entries: new Map([[String(key), { key: origin, value }]]), origin };
}
