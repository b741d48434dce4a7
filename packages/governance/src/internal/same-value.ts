import { canonicalJson } from '@codexhub/common-config/kernel';

/** Whether two values have one canonical JSON; what has none is the same as nothing. */
export function sameValue(one: unknown, other: unknown): boolean {
  try {
    return canonicalJson(one) === canonicalJson(other);
  } catch {
    return false;
  }
}
