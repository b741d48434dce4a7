import type { ConfigPath } from './issues/config-issue.ts';
import { SecretValue } from './secret/secret.ts';

/**
 * A copy of a loaded value for digests, displays and what a run leaves behind: secrets become their references, members that
 * are `undefined` are left out, and so is what is excluded.
 */
export function plainValue(
  value: unknown,
  isExcluded: (path: ConfigPath) => boolean = () => false,
  path: ConfigPath = [],
): unknown {
  if (value instanceof SecretValue) return value.reference;
  if (Array.isArray(value)) {
    return value.map((item, index) => plainValue(item, isExcluded, [...path, index]));
  }
  if (!isRecord(value)) return value;
  const members = Object.entries(value)
    .map(([key, member]) => ({ key, member, inner: [...path, key] }))
    .filter(({ member, inner }) => member !== undefined && !isExcluded(inner))
    .map(({ key, member, inner }) => [key, plainValue(member, isExcluded, inner)] as const);
  return Object.fromEntries(members);
}

// Instances of other classes go on as they are: canonical JSON refuses them by name.
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
