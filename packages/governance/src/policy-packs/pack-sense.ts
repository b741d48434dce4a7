import type { PackFault } from './pack-rules.ts';
import type { PolicyPack } from './policy-pack.ts';

/** A claim that no tool can make; denying it is one, too. */
const CLAIM = /complian(t|tly)\b|compliance (is )?achieved/i;

/** What is wrong between the parts of a pack whose parts are each sound. */
export function senseFaults(pack: PolicyPack): readonly PackFault[] {
  return [...dateFaults(pack), ...rowFaults(pack), ...claimFaults(pack)];
}

function dateFaults({ effective, asOf, status, sources, rows }: PolicyPack): PackFault[] {
  const { from, until } = effective;
  const isGone = status === 'rescinded' || status === 'repealed';
  const faults: (readonly [boolean, string, string])[] = [
    [until !== undefined && until <= from, 'effective.until', `must be after ${from}`],
    [isGone && until === undefined, 'effective.until', `must be given of what is ${status}`],
    [
      isGone && until !== undefined && until > asOf,
      'effective.until',
      `must not be after ${asOf}, when it was known as ${status}`,
    ],
    [
      status === 'applies from' && from <= asOf,
      'status',
      `must be "in force": ${from} is not after ${asOf}`,
    ],
    [
      status === 'in force' && from > asOf,
      'status',
      `must be "applies from": ${from} is after ${asOf}`,
    ],
    [
      status === 'in force' && until !== undefined && until <= asOf,
      'status',
      `must not be "in force": it ended on ${until}`,
    ],
    [sources.length === 0, 'sources', 'must be at least one'],
    [rows.length === 0 && !isGone, 'rows', `must be at least one of what is ${status}`],
  ];
  return faults.flatMap(([isWrong, path, requirement]) => (isWrong ? [{ path, requirement }] : []));
}

function rowFaults({ rows, tiers: known = [] }: PolicyPack): PackFault[] {
  return rows.flatMap(({ id, evidence, check, tiers }, at) => {
    const first = rows.findIndex((other) => other.id === id);
    const faults: PackFault[] = [];
    if (first < at) {
      faults.push({ path: `rows.${at}.id`, requirement: `must be its own; rows.${first} has it` });
    }
    if (check && evidence === 'human_required') {
      faults.push({
        path: `rows.${at}.check`,
        requirement: 'must not be there: a row with a check is "machine" or "partial"',
      });
    }
    if (tiers && (tiers.length === 0 || !tiers.every((tier) => known.includes(tier)))) {
      faults.push({
        path: `rows.${at}.tiers`,
        requirement: 'must be one or more of the tiers of the pack',
      });
    }
    return faults;
  });
}

/** Of every text but an address. */
function claimFaults(pack: PolicyPack): PackFault[] {
  const faults: PackFault[] = [];
  const walk = (value: unknown, path: string, key: string): void => {
    if (typeof value === 'string' && key !== 'url' && CLAIM.test(value)) {
      faults.push({
        path,
        requirement: 'must say what is asked, and claim nothing about meeting it',
      });
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [name, one] of Object.entries(value)) {
      walk(one, path === '' ? name : `${path}.${name}`, name);
    }
  };
  walk(pack, '', '');
  return faults;
}
