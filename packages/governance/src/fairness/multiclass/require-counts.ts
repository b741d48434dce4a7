import { GovernanceError } from '../../errors.ts';
import type { MulticlassCounts } from './multiclass-counts.ts';

/**
 * Refuses counts that do not add up: ones that were stored and edited, or put together by hand.
 * @throws GovernanceError `GOVERNANCE_TENSOR_INVALID`, naming the place.
 */
export function requireCounts(counts: MulticlassCounts): void {
  const problem = problemOf(counts);
  if (problem === undefined) return;
  throw new GovernanceError('GOVERNANCE_TENSOR_INVALID', {
    message: `counts of classes: ${problem}; take the result of multiclassCounts`,
    details: { problem },
  });
}

function problemOf(given: unknown): string | undefined {
  const { classes, sensitive, rows, cells } = (given ?? {}) as Partial<
    Record<keyof MulticlassCounts, unknown>
  >;
  if (!areNames(classes) || classes.length < 2)
    return 'there must be two classes or more, each once';
  if (!areNames(sensitive) || sensitive.length === 0) return 'there must be attributes, each once';
  if (!Array.isArray(cells)) return 'there must be cells';
  const seen = new Set<string>();
  let sum = 0;
  for (const [at, cell] of (cells as readonly unknown[]).entries()) {
    const { group, counts } = (cell ?? {}) as {
      readonly group?: unknown;
      readonly counts?: unknown;
    };
    if (!isGroup(group) || group.length !== sensitive.length) {
      return `cells.${at}: a group must have a text or null for each attribute`;
    }
    const key = JSON.stringify(group);
    if (seen.has(key)) return `cells.${at}: a group must stand once`;
    seen.add(key);
    if (!Array.isArray(counts) || counts.length !== classes.length ** 2 || !counts.every(isCount)) {
      return `cells.${at}: there must be a whole number, at least 0, for each pair of classes`;
    }
    for (const count of counts) sum += count;
  }
  return sum === rows ? undefined : 'the counts must add up to rows';
}

function areNames(names: unknown): names is readonly string[] {
  if (!Array.isArray(names)) return false;
  return names.every((one) => typeof one === 'string') && new Set(names).size === names.length;
}

function isGroup(group: unknown): group is readonly (string | null)[] {
  return Array.isArray(group) && group.every((one) => one === null || typeof one === 'string');
}

function isCount(count: unknown): count is number {
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0;
}
