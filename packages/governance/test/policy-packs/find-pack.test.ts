import { describe, expect, it } from 'vitest';
import { findPack, type PolicyPack } from '../../src/index.ts';
import { pack } from './given.ts';

const on = (day: string): { readonly at: Date } => ({ at: new Date(day) });

describe('findPack', () => {
  it('says that the high-risk duties of the AI Act do not apply yet, and when they do', () => {
    const found = findPack('eu-ai-act-art-10-15', on('2026-11-21'));
    expect(found.standing).toBe('not_yet_in_force');
    expect(found.says).toBe(
      'eu-ai-act-art-10-15 applies from 2027-12-02; on 2026-11-21 it does not apply yet (as known on 2026-11-20, 0 of 3 sources verified)',
    );
    expect(findPack('eu-ai-act-art-10-15', on('2027-12-01T23:59:59Z')).standing).toBe(
      'not_yet_in_force',
    );
    expect(findPack('eu-ai-act-art-10-15', on('2027-12-02')).standing).toBe('in_force');
  });

  it('says that SR 11-7 is gone, and what takes its place', () => {
    const found = findPack('us-model-risk-sr-11-7', on('2026-11-21'));
    expect(found.standing).toBe('no_longer_in_force');
    expect(found.says).toMatch(
      /was rescinded on 2026-04-17; us-model-risk-sr-26-2 takes its place/,
    );
    expect(findPack('us-model-risk-sr-11-7', on('2026-04-17')).standing).toBe('no_longer_in_force');
    expect(findPack('us-model-risk-sr-11-7', on('2026-04-16')).standing).toBe('in_force');
    expect(findPack('us-model-risk-sr-26-2', on('2026-04-16')).standing).toBe('not_yet_in_force');
  });

  it('takes the version that applies on the day', () => {
    const second: PolicyPack = {
      ...pack,
      version: '2',
      effective: { from: '2026-09-01' },
      status: 'applies from',
    };
    const first: PolicyPack = { ...pack, effective: { from: '2026-01-01', until: '2026-09-01' } };
    const versionOn = (day: string, packs: readonly PolicyPack[]): string => {
      const found = findPack('acme-hiring', { ...on(day), packs });
      return `${found.pack.version} ${found.standing}`;
    };
    for (const packs of [
      [first, second],
      [second, first],
    ]) {
      expect(versionOn('2025-12-31', packs)).toBe('1 not_yet_in_force');
      expect(versionOn('2026-08-31', packs)).toBe('1 in_force');
      expect(versionOn('2026-09-01', packs)).toBe('2 in_force');
    }
    expect(versionOn('2026-10-01', [first])).toBe('1 no_longer_in_force');
    const corrected = { ...pack, version: '1.1', asOf: '2026-07-01' };
    expect(versionOn('2026-10-01', [corrected, pack])).toBe('1.1 in_force');
  });

  it('refuses an id that is not there, with the closest one', () => {
    expect(() => findPack('nyc-l144', on('2026-11-21'))).toThrow(
      expect.objectContaining({
        code: 'GOVERNANCE_PACK_UNKNOWN',
        message: expect.stringContaining('did you mean "nyc-ll144"?'),
      }),
    );
    expect(() => findPack('__proto__', { ...on('2026-11-21'), packs: [] })).toThrow(
      expect.objectContaining({ code: 'GOVERNANCE_PACK_UNKNOWN' }),
    );
  });

  it.each([undefined, null, 5, {}])('refuses %s as an id', (id) => {
    expect(() => findPack(id as unknown as string, on('2026-11-21'))).toThrow(
      expect.objectContaining({ code: 'GOVERNANCE_PACK_UNKNOWN' }),
    );
  });

  it.each([new Date(Number.NaN), '2026-11-21', undefined])('refuses %s as a moment', (at) => {
    expect(() => findPack('nyc-ll144', { at: at as Date })).toThrow(
      expect.objectContaining({ code: 'GOVERNANCE_OPTION_INVALID' }),
    );
  });
});
