import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GovernanceError, type PackFault, parsePolicyPack, policyPacks } from '../../src/index.ts';
import { SEED } from '../support.ts';
import { pack, row } from './given.ts';

function faultsOf(data: unknown): readonly PackFault[] {
  try {
    parsePolicyPack(data);
  } catch (error) {
    if (!GovernanceError.isInstance(error) || error.code !== 'GOVERNANCE_PACK_INVALID') throw error;
    return error.details['faults'] as unknown as readonly PackFault[];
  }
  return [];
}
const pathsOf = (data: unknown): readonly string[] => faultsOf(data).map(({ path }) => path);
const withRow = (changed: object): unknown => ({ ...pack, rows: [{ ...row, ...changed }] });
const withCheck = (changed: object): unknown => withRow({ check: { ...row.check, ...changed } });

describe('parsePolicyPack', () => {
  it('takes a pack of one’s own as it is, frozen, and leaves what it was given alone', () => {
    const given = structuredClone(pack);
    const parsed = parsePolicyPack(given);
    expect(parsed).toEqual(pack);
    expect([Object.isFrozen(parsed.rows[0]), Object.isFrozen(given)]).toEqual([true, false]);
  });

  it.each<[string, unknown, string]>([
    ['nothing', undefined, ''],
    ['a list', [pack], ''],
    ['a typo in a key', { ...pack, jurisdicton: 'x' }, 'jurisdicton'],
    ['a typo in a check', withCheck({ limitt: 1 }), 'rows.0.check.limitt'],
    ['a key of another section', withCheck({ section: 'metrics' }), 'rows.0.check.definition'],
    ['no section', withCheck({ section: undefined }), 'rows.0.check'],
    ['a check that is null', withRow({ check: null }), 'rows.0.check'],
    ['a limit that is NaN', withCheck({ limit: Number.NaN }), 'rows.0.check.limit'],
    ['a limit as a text', withCheck({ limit: '0.8' }), 'rows.0.check.limit'],
    ['a day that is none', { ...pack, asOf: '2026-02-30' }, 'asOf'],
    ['a day as a Date', { ...pack, asOf: new Date('2026-06-01') }, 'asOf'],
    ['an id with spaces', { ...pack, id: 'Acme hiring' }, 'id'],
    ['an empty text', { ...pack, title: ' ' }, 'title'],
    ['an unknown status', { ...pack, status: 'draft' }, 'status'],
    ['another schema', { ...pack, schemaVersion: 2 }, 'schemaVersion'],
    [
      'a source without address',
      { ...pack, sources: [{ ...pack.sources[0], url: 'me' }] },
      'sources.0.url',
    ],
    [
      'verified as a text',
      { ...pack, sources: [{ ...pack.sources[0], verified: 'yes' }] },
      'sources.0.verified',
    ],
    ['an own __proto__', JSON.parse('{"__proto__": {}}'), '__proto__'],
  ])('refuses %s', (_, data, path) => {
    expect(pathsOf(data)).toContain(path);
  });

  it.each<[string, unknown, string]>([
    [
      'an end before the start',
      { ...pack, status: 'repealed', effective: { from: '2026-01-01', until: '2025-01-01' } },
      'effective.until',
    ],
    ['rescinded without an end', { ...pack, status: 'rescinded' }, 'effective.until'],
    [
      'repealed in the future',
      { ...pack, status: 'repealed', effective: { from: '2026-01-01', until: '2027-01-01' } },
      'effective.until',
    ],
    ['applying from a day that is over', { ...pack, status: 'applies from' }, 'status'],
    ['in force before it starts', { ...pack, effective: { from: '2027-01-01' } }, 'status'],
    [
      'in force after it ended',
      { ...pack, effective: { from: '2026-01-01', until: '2026-05-01' } },
      'status',
    ],
    ['no source', { ...pack, sources: [] }, 'sources'],
    ['no row', { ...pack, rows: [] }, 'rows'],
    ['a row twice', { ...pack, rows: [row, row] }, 'rows.1.id'],
    ['a check for a person', withRow({ evidence: 'human_required' }), 'rows.0.check'],
    ['a tier that the pack has not', withRow({ tiers: ['high'] }), 'rows.0.tiers'],
    ['no tier', { ...pack, tiers: ['high'], rows: [{ ...row, tiers: [] }] }, 'rows.0.tiers'],
    ['a claim in a row', withRow({ requirement: 'Then you are compliant.' }), 'rows.0.requirement'],
    ['a claim in a note', { ...pack, notes: ['Compliance achieved.'] }, 'notes.0'],
  ])('refuses what makes no sense: %s', (_, data, path) => {
    expect(pathsOf(data)).toEqual([path]);
  });

  it('tells all faults at once, each with its place, and the key that was meant', () => {
    const faults = faultsOf({ ...pack, titel: 'x', rows: [{ ...row, evidence: 'none' }] });
    expect(faults).toEqual([
      {
        path: 'rows.0.evidence',
        requirement: 'must be one of "machine", "human_required", "partial"',
      },
      { path: 'titel', requirement: 'is no key here; did you mean "title"?' },
    ]);
  });

  it('a claim may stand in an address, which others chose', () => {
    const [source] = pack.sources;
    const url = 'https://acme.example/how-to-be-compliant';
    expect(faultsOf({ ...pack, sources: [{ ...source, url }] })).toEqual([]);
  });

  it('misses no key of any shipped pack: without it, or under another name, the pack is refused', () => {
    const optional = new Set(['until', 'supersededBy', 'check', 'notes', 'tiers']);
    const objects = (value: unknown): object[] =>
      typeof value === 'object' && value !== null
        ? [...(Array.isArray(value) ? [] : [value]), ...Object.values(value).flatMap(objects)]
        : [];
    fc.assert(
      fc.property(fc.constantFrom(...policyPacks), fc.nat(), fc.nat(), (shipped, one, other) => {
        const copy = structuredClone(shipped);
        const all = objects(copy);
        const chosen = all[one % all.length] as Record<string, unknown>;
        const keys = Object.keys(chosen);
        const key = keys[other % keys.length]!;
        const value = chosen[key];
        delete chosen[key];
        if (!optional.has(key)) expect(faultsOf(copy).length).toBeGreaterThan(0);
        chosen[`${key}x`] = value;
        expect(faultsOf(copy).length).toBeGreaterThan(0);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });
});
