import type { ConfigNode, MapEntry, MapNode } from './config-node.ts';

/**
 * The lower node with the upper laid over it: objects merge key by key, everything else (arrays
 * too) is replaced. A merged object keeps the place of the lower one.
 */
function mergeNodes(lower: ConfigNode, upper: ConfigNode): ConfigNode {
  return lower.kind === 'map' && upper.kind === 'map' ? mergeMaps(lower, upper) : upper;
}

/** The same for two objects, such as the roots of two layers. */
export function mergeMaps(lower: MapNode, upper: MapNode): MapNode {
  const entries = new Map<string, MapEntry>(lower.entries);
  for (const [key, entry] of upper.entries) {
    const below = entries.get(key);
    entries.set(key, below ? { ...entry, value: mergeNodes(below.value, entry.value) } : entry);
  }
  return { kind: 'map', entries, origin: lower.origin };
}
