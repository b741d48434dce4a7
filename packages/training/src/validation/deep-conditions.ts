import type { ExpectationIssue } from './expectation-issues.ts';

const DEEPEST = 32;

/**
 * The conditions of a suite that are nested deeper than anybody can read: found before their shape is
 * asked for, because whoever walks them needs the stack for each level.
 */
export function deepConditions(suite: unknown): readonly ExpectationIssue[] {
  if (!Array.isArray(suite)) return [];
  return suite.flatMap((expectation: unknown, index) =>
    isDeeper(Object(expectation).where, DEEPEST)
      ? [{ path: [index, 'where'], message: `must not be nested deeper than ${DEEPEST} levels` }]
      : [],
  );
}

function isDeeper(condition: unknown, levels: number): boolean {
  if (typeof condition !== 'object' || condition === null) return false;
  if (levels < 0) return true;
  const { all, any, not } = condition as Readonly<Record<string, unknown>>;
  return [all, any]
    .flat()
    .concat(not)
    .some((one) => isDeeper(one, levels - 1));
}
