import { GovernanceError } from '../errors.ts';
import { type Entity, requireEntities } from './entities.ts';
import type { Span } from './scan.ts';
import { scanText } from './scan-text.ts';

/** What to look for. */
export interface ScrubPolicy {
  /** Some of email, phone, us_ssn, iban, credit_card. */
  readonly entities: readonly string[];
}

/** What was found, by kind and place; never the text itself. */
export interface Finding {
  readonly entity: Entity;
  /** Where in a JSON value, such as `applicant.contacts[0]`; absent for a plain text. */
  readonly path?: string;
  /** Place in the text before scrubbing, from `start` up to `end`, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** `validated` by a checksum or number rules; `shape` where there is none, or a number known void. */
  readonly basis: 'validated' | 'shape';
}

export interface Scrubbed<T> {
  readonly value: T;
  readonly findings: readonly Finding[];
}

const DEEPEST = 200;

/**
 * Takes personal data out of a text or a JSON value: each find becomes `[redacted:ENTITY]`, the whole
 * token or nothing. Every string is read, keys too, and whole numbers; the key of a member counts as
 * context (`ssn: "078051120"`). Entities that are not asked for are left as they are, and no part of
 * them is taken for something else. Linear in the length of the text, whatever the text.
 *
 * It finds what has a shape. Names, addresses and free text about a person are not looked for.
 *
 * @throws GovernanceError `GOVERNANCE_ENTITY_UNKNOWN` for an entity that nobody can look for, or none;
 * `GOVERNANCE_VALUE_INVALID` for what JSON cannot hold (a cycle, a function, a class instance) or more
 * than 200 levels deep.
 * @example
 * scrub('call +44 20 7946 0958', { entities: ['phone'] }).value; // Returns: 'call [redacted:phone]'
 * scrub('order 123-45-67890', { entities: ['us_ssn'] }).findings; // Returns: []
 */
export function scrub<T>(value: T, policy: ScrubPolicy): Scrubbed<T> {
  const findings: Finding[] = [];
  const job: Job = { entities: requireEntities(policy.entities), findings, open: new Set() };
  return { value: scrubValue(value, '', '', job) as T, findings };
}

interface Job {
  readonly entities: ReadonlySet<Entity>;
  readonly findings: Finding[];
  readonly open: Set<object>;
}

function scrubValue(value: unknown, path: string, key: string, job: Job): unknown {
  if (typeof value === 'string') return scrubString(value, path, key, job);
  if (typeof value === 'number') return scrubNumber(value, path, key, job);
  if (value === null || value === undefined || typeof value === 'boolean') return value;
  if (typeof value !== 'object') throw invalid(path, typeof value);
  if (job.open.has(value)) throw invalid(path, 'a cycle');
  if (job.open.size >= DEEPEST) throw invalid(path, `more than ${DEEPEST} levels`);
  job.open.add(value);
  const scrubbed = Array.isArray(value)
    ? value.map((item, index) => scrubValue(item, `${path}[${index}]`, key, job))
    : scrubObject(value, path, job);
  job.open.delete(value);
  return scrubbed;
}

function scrubObject(value: object, path: string, job: Job): object {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw invalid(path, 'an instance');
  const taken = new Set<string>();
  const members = Object.entries(value).map(([key, member]) => {
    const plain = scrubString(key, join(path, '(key)'), '', job);
    let name = plain;
    for (let copy = 2; taken.has(name); copy += 1) name = `${plain}#${copy}`;
    taken.add(name);
    return [name, scrubValue(member, join(path, name), key, job)] as const;
  });
  return Object.fromEntries(members);
}

function scrubString(text: string, path: string, key: string, job: Job): string {
  const spans = scanText(text, contextOf(key)).spans.filter(({ entity }) =>
    job.entities.has(entity),
  );
  note(spans, path, job);
  let scrubbed = '';
  let from = 0;
  for (const { entity, start, end } of spans) {
    scrubbed += `${text.slice(from, start)}[redacted:${entity}]`;
    from = end;
  }
  return scrubbed + text.slice(from);
}

/** A whole number may be a card or a social security number; it becomes a text where it is one. */
function scrubNumber(value: number, path: string, key: string, job: Job): number | string {
  if (!Number.isSafeInteger(value)) return value;
  const text = String(value);
  const scrubbed = scrubString(text, path, key, job);
  return scrubbed === text ? value : scrubbed;
}

function note(spans: readonly Span[], path: string, { findings }: Job): void {
  for (const { entity, start, end, basis } of spans) {
    findings.push({ entity, ...(path === '' ? {} : { path }), start, end, basis });
  }
}

/** `socialSecurityNumber` and `applicant_ssn` read as words. */
function contextOf(key: string): string {
  return key.slice(-64).replace(/([a-z])([A-Z])/g, '$1 $2');
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function invalid(path: string, received: string): GovernanceError {
  return new GovernanceError('GOVERNANCE_VALUE_INVALID', {
    message: `scrub: ${path === '' ? 'the value' : path} must be JSON: null, a boolean, a number, a string, an array or a plain object; received ${received}; convert it before it is scrubbed`,
    details: { path, received },
  });
}
