import type { PackCheck } from './policy-pack.ts';

/** A check of a policy, as far as it matters here: every check of a compiled policy is one. */
export interface PolicyCheck {
  readonly metric: string;
  readonly definition?: string | undefined;
  readonly attribute?: string | undefined;
  readonly direction: 'at_least' | 'at_most' | 'within';
  readonly limit: number;
  /** A limit on the change against a champion is none on the value. */
  readonly change?: string | undefined;
  readonly enforce?: boolean | undefined;
}

/** What of a row's check a policy lacks, in words: for fairness, of every attribute. */
export function missingChecks(
  asked: PackCheck,
  checks: readonly PolicyCheck[],
  attributes: readonly string[],
): readonly string[] {
  if (asked.section === 'metrics') return missing(asked, checks, undefined);
  if (attributes.length === 0) return [`no protected attribute is named for ${nameOf(asked)}`];
  return attributes.flatMap((attribute) => missing(asked, checks, attribute));
}

function missing(
  asked: PackCheck,
  checks: readonly PolicyCheck[],
  attribute: string | undefined,
): readonly string[] {
  const what = `${nameOf(asked)}${attribute === undefined ? '' : ` for "${attribute}"`}`;
  const same = checks.filter(
    (one) =>
      one.metric === asked.metric &&
      (asked.section === 'metrics' || one.definition === asked.definition) &&
      one.attribute === attribute &&
      one.direction === asked.direction &&
      one.change === undefined,
  );
  const strict = same.filter(({ limit }) => isAsStrict(limit, asked));
  if (strict.some(({ enforce }) => enforce !== false)) return [];
  if (strict.length > 0) return [`the check ${what} is there, but not enforced`];
  return [same.length > 0 ? `the check ${what} is there with a laxer limit` : `no check ${what}`];
}

/** NaN is not. */
function isAsStrict(limit: number, asked: PackCheck): boolean {
  return asked.direction === 'at_least' ? limit >= asked.limit : limit <= asked.limit;
}

function nameOf({ metric, direction, limit }: PackCheck): string {
  return `${metric} ${direction.replace('_', ' ')} ${limit}`;
}
