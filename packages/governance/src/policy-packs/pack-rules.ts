import { closestName } from '../internal/closest-name.ts';

/** What is wrong with a value, and where in it. */
export interface PackFault {
  /** Such as `rows.2.check.limit`; empty for the whole. */
  readonly path: string;
  readonly requirement: string;
}

/** Looks at a value, and says all that is wrong with it. */
export type Rule = (value: unknown, path: string) => readonly PackFault[];

function unless(holds: boolean, path: string, requirement: string): readonly PackFault[] {
  return holds ? [] : [{ path, requirement }];
}

export const text: Rule = (value, path) =>
  unless(
    typeof value === 'string' && value.trim() !== '' && value.isWellFormed(),
    path,
    'must be a text that is not empty',
  );

export const finite: Rule = (value, path) =>
  unless(typeof value === 'number' && Number.isFinite(value), path, 'must be a finite number');

export const truth: Rule = (value, path) =>
  unless(typeof value === 'boolean', path, 'must be true or false');

export function matching(pattern: RegExp, requirement: string): Rule {
  return (value, path) =>
    unless(typeof value === 'string' && pattern.test(value), path, requirement);
}

export function oneOf(allowed: readonly (string | number)[]): Rule {
  const listed = allowed.map((one) => JSON.stringify(one)).join(', ');
  return (value, path) =>
    unless(allowed.includes(value as string | number), path, `must be one of ${listed}`);
}

/** A day of the calendar: 2026-02-30 is none. */
export const day: Rule = (value, path) => {
  const isDay =
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(value) &&
    !Number.isNaN(Date.parse(value)) &&
    new Date(value).toISOString().startsWith(value);
  return unless(isDay, path, 'must be a day such as "2026-11-20"');
};

export function listOf(rule: Rule): Rule {
  return (value, path) =>
    Array.isArray(value)
      ? value.flatMap((one, at) => rule(one, place(path, at)))
      : [{ path, requirement: 'must be a list' }];
}

/** An object of these keys and no other; those of `optional` may be left out, not set to null. */
export function objectOf(
  required: Readonly<Record<string, Rule>>,
  optional: Readonly<Record<string, Rule>> = {},
): Rule {
  const rules = new Map([...Object.entries(required), ...Object.entries(optional)]);
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return [{ path, requirement: 'must be an object' }];
    }
    const given = new Map<string, unknown>(Object.entries(value));
    const faults: PackFault[] = [];
    for (const key of Object.keys(required)) {
      if (!given.has(key)) faults.push({ path: place(path, key), requirement: 'is missing' });
    }
    for (const [key, one] of given) {
      const rule = rules.get(key);
      faults.push(...(rule ? rule(one, place(path, key)) : [unknownKey(path, key, rules)]));
    }
    return faults;
  };
}

function unknownKey(path: string, key: string, rules: ReadonlyMap<string, Rule>): PackFault {
  const meant = closestName(key, [...rules.keys()]);
  return {
    path: place(path, key),
    requirement: `is no key here${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
  };
}

function place(path: string, key: string | number): string {
  return path === '' ? String(key) : `${path}.${key}`;
}
