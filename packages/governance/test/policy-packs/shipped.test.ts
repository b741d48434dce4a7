import { governanceSectionSchema } from '@codexhub/common-config/config';
import { describe, expect, it } from 'vitest';
import {
  checksOfPack,
  findPack,
  type PackFacts,
  type PolicyPack,
  packCoverage,
  parsePolicyPack,
  policyPacks,
} from '../../src/index.ts';

const CLAIMS = /complian(t|tly)\b|compliance (is )?achieved/i;
const nothing = { checks: [], attributes: [], artefacts: [] };
const today = new Date('2026-11-21');

/** All that a policy and a run could have for it. */
function everythingFor(pack: PolicyPack): PackFacts {
  return {
    checks: checksOfPack(pack, { attribute: 'sex' }).fairness,
    attributes: ['sex'],
    artefacts: pack.rows.map(({ artefact }) => artefact),
  };
}

describe.each(policyPacks.map((pack) => ({ id: pack.id, pack })))('$id', ({ pack }) => {
  const found = findPack(pack.id, { at: today });
  const everything = everythingFor(pack);

  it('holds to the form of packs, and is frozen', () => {
    expect(parsePolicyPack(pack)).toEqual(pack);
    expect(Object.isFrozen(pack.sources[0])).toBe(true);
  });

  it('claims nothing, in its texts and in what is made of it', () => {
    const outputs = [
      pack,
      found,
      checksOfPack(pack, { attribute: 'sex' }),
      ...(pack.rows.length > 0
        ? [packCoverage(pack, everything), packCoverage(pack, nothing)]
        : []),
    ];
    expect(JSON.stringify(outputs)).not.toMatch(CLAIMS);
  });

  it('has checks that governance.yaml takes as they are', () => {
    const attributes = { sex: { minimumGroupSize: 100 } };
    const { fairness } = governanceSectionSchema.shape;
    const { fairness: checks } = checksOfPack(pack, { attribute: 'sex' });
    expect(fairness.safeParse({ attributes, checks }).error).toBeUndefined();
  });

  it('dates every version, and no source of it is said to be verified without a reader', () => {
    expect(pack.version).toBe(pack.asOf);
    const verified = pack.sources.filter((one) => one.verified).map(({ url }) => url);
    expect(verified.every((url) => url.startsWith('https://www.reginfo.gov/'))).toBe(true);
  });
});

const asking = policyPacks.filter(({ rows }) => rows.length > 0);

describe.each(asking.map((pack) => ({ id: pack.id, pack })))('coverage of $id', ({ pack }) => {
  it('is answered by nothing where there is nothing', () => {
    const { rows, counts } = packCoverage(pack, nothing);
    expect(counts.answered).toBe(0);
    expect(rows.map(({ status, evidence }) => [status, evidence])).toEqual(
      pack.rows.map(({ evidence }) => [
        evidence === 'human_required' ? 'human_required' : 'not_measured',
        evidence,
      ]),
    );
  });

  it('is never answered by files alone where a person has to', () => {
    const { rows, counts } = packCoverage(pack, everythingFor(pack));
    expect(counts.notMeasured).toBe(0);
    for (const { status, evidence } of rows) {
      expect(status).toBe(evidence === 'machine' ? 'answered' : 'human_required');
    }
  });
});

it('a pack that asks nothing is not covered: that must not read as nothing missing', () => {
  const { pack } = findPack('us-model-risk-sr-11-7', { at: today });
  expect(() => packCoverage(pack, nothing)).toThrow(
    expect.objectContaining({
      code: 'GOVERNANCE_OPTION_INVALID',
      message: expect.stringContaining('take us-model-risk-sr-26-2'),
    }),
  );
});

it('the packs stand in the order of their ids, each once', () => {
  const ids = policyPacks.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
  expect(ids).toEqual([
    'eu-ai-act-art-10-15',
    'nyc-ll144',
    'us-eeoc-four-fifths',
    'us-model-risk-sr-11-7',
    'us-model-risk-sr-26-2',
  ]);
});

it('only a rule that names a limit has a check', () => {
  const withChecks = policyPacks.filter(({ rows }) => rows.some(({ check }) => check));
  expect(withChecks.map(({ id }) => id)).toEqual(['us-eeoc-four-fifths']);
});

it('SR 26-2 asks less of a model of little materiality, and never of nobody’s judgement', () => {
  const { pack } = findPack('us-model-risk-sr-26-2', { at: today });
  const notAsked = (tier: string): readonly string[] =>
    packCoverage(pack, { ...nothing, tier })
      .rows.filter(({ status }) => status === 'not_asked')
      .map(({ id }) => id);
  expect(notAsked('high')).toEqual([]);
  expect(notAsked('low')).toEqual(['effective-challenge', 'validation', 'outcomes-analysis']);
});

it('what takes the place of a pack is there', () => {
  for (const { supersededBy } of policyPacks) {
    if (supersededBy) expect(policyPacks.map(({ id }) => id)).toContain(supersededBy);
  }
});
