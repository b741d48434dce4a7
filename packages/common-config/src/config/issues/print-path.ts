import type { ConfigPath } from './config-issue.ts';

/**
 * A path as text: `a.b[0].c`. A key with a dot or bracket in it is quoted.
 * @example
 * printPath(['approvals', 'approvers', 0, 'name']); // Returns: 'approvals.approvers[0].name'
 */
export function printPath(path: ConfigPath): string {
  return path
    .map((key, index) => {
      if (typeof key === 'number') return `[${key}]`;
      if (!/^[^.[\]"\s]+$/.test(key)) return `[${JSON.stringify(key)}]`;
      return index === 0 ? key : `.${key}`;
    })
    .join('');
}

/** The path that a text such as `a.b[0].c` stands for. */
export function parsePath(text: string): ConfigPath {
  const keys = text.matchAll(/\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|([^.[\]]+)/g);
  return Array.from(keys, ([, index, quoted, key]) => {
    if (index !== undefined) return Number(index);
    return quoted === undefined ? key! : String(JSON.parse(quoted));
  });
}
