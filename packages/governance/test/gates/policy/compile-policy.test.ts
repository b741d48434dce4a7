import { createSigningKeyPair } from '@codexhub/common-config/kernel';
import { policySchema } from '@codexhub/common-config/records';
import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../../src/index.ts';
import { impactCheck, metricCheck, opportunityCheck, sections } from '../../support.ts';

type Said = Parameters<typeof sections>[0];

const issuesOf = (said: Said) =>
  compilePolicy(sections(said)).issues.map(({ path, suggestion }) => [path.join('.'), suggestion]);

const fairness = (said: object, base = impactCheck): Said => ({
  fairness: { checks: [{ ...base, ...said }] },
});
const metric = (said: object): Said => ({ metrics: [{ ...metricCheck, ...said }] });

const FAIR = 'governance.fairness.checks.0';
const METRIC = 'metrics.checks.0';
const SEX = 'governance.fairness.attributes.sex';
const AGE = 'governance.fairness.attributes.age';

describe('compilePolicy', () => {
  it('says where each check is written', () => {
    const sliced = { ...metricCheck, metric: 'recall', slices: ['sex'] };
    const { policy, paths } = compilePolicy(sections({ metrics: [metricCheck, sliced] }));
    expect([...paths.keys()]).toEqual(policy.checks.map(({ id }) => id));
    expect(paths.get('metrics.recall')).toEqual(['metrics', 'checks', 1]);
    expect(paths.get('metrics.recall.sex')).toEqual(['metrics', 'checks', 1, 'slices', 0]);
    expect(paths.get('fairness.equal_opportunity_difference.sex')).toEqual([
      'governance',
      'fairness',
      'checks',
      1,
    ]);
  });

  it('makes a check of every requirement, and the checks that stand in every policy', () => {
    const { policy, issues } = compilePolicy(sections());
    expect(issues).toEqual([]);
    expect(policySchema.safeParse(policy).error).toBeUndefined();
    expect(policy.checks.map(({ id }) => id)).toEqual([
      'metrics.roc_auc',
      'fairness.disparate_impact_ratio.sex',
      'fairness.equal_opportunity_difference.sex',
      'privacy.findings',
      'parity.maximum_difference',
      'parity.decision_flips',
      'data_contract.violations',
    ]);
    expect(policy.privacy).toEqual({ entities: ['email', 'phone'], minimumCell: 5 });
  });

  it('names the estimand only where ids would collide', () => {
    const both = ['model', 'procedure'] as const;
    const { policy } = compilePolicy(
      sections({
        metrics: both.map((estimand) => ({ ...metricCheck, estimand })),
        fairness: { checks: both.map((estimand) => ({ ...impactCheck, estimand })) },
      }),
    );
    expect(policy.checks.slice(0, 4).map(({ id }) => id)).toEqual([
      'metrics.roc_auc.model',
      'metrics.roc_auc.procedure',
      'fairness.disparate_impact_ratio.sex.model',
      'fairness.disparate_impact_ratio.sex.procedure',
    ]);
  });

  it('slices a metric by attribute, and says which label is positive', () => {
    const { policy, issues } = compilePolicy(
      sections(metric({ metric: 'recall', slices: ['sex'] })),
    );
    expect(issues).toEqual([]);
    expect(policy.checks.slice(0, 2)).toMatchObject([
      { id: 'metrics.recall', definition: 'sklearn.metrics.recall_score' },
      {
        id: 'metrics.recall.sex',
        attribute: 'sex',
        definition: 'sklearn.metrics.recall_score[positive=unfavourable]',
      },
    ]);
  });

  it('does not enforce fairness where the section does not', () => {
    const { policy } = compilePolicy(sections({ fairness: { enforce: false } }));
    const enforced = policy.checks.map(({ kind, enforce }) => [kind, enforce]);
    expect(enforced).toEqual([
      ['metric', true],
      ['fairness', false],
      ['fairness', false],
      ['privacy', true],
      ['parity', true],
      ['parity', true],
      ['data_contract', true],
    ]);
  });

  it.each<[string, Said, [string, string | undefined][]]>([
    ['an unknown metric', metric({ metric: 'roc_acu' }), [[`${METRIC}.metric`, 'roc_auc']]],
    ['a metric far from any', metric({ metric: 'gini' }), [[`${METRIC}.metric`, undefined]]],
    ['an AUC above 1', metric({ limit: 1.2 }), [[`${METRIC}.limit`, undefined]]],
    ['an AUC of at least 0', metric({ limit: 0 }), [[`${METRIC}.limit`, undefined]]],
    ['a wrong direction', metric({ direction: 'at_most' }), [[`${METRIC}.direction`, 'at_least']]],
    ['within on a rate', metric({ direction: 'within' }), [[`${METRIC}.direction`, undefined]]],
    [
      'a negative log loss',
      metric({ metric: 'log_loss', direction: 'at_most', limit: -0.1 }),
      [[`${METRIC}.limit`, undefined]],
    ],
    ['a lax target', metric({ target: 0.7 }), [[`${METRIC}.target`, undefined]]],
    ['a target at the limit', metric({ target: 0.75 }), [[`${METRIC}.target`, undefined]]],
    ['a slice of AUC', metric({ slices: ['sex'] }), [[`${METRIC}.slices`, undefined]]],
    [
      'a slice by nothing protected',
      metric({ metric: 'accuracy', slices: ['sx'] }),
      [[`${METRIC}.slices.0`, 'sex']],
    ],
    [
      'a check twice',
      { metrics: [metricCheck, { ...metricCheck, limit: 0.6 }] },
      [['metrics.checks.1', undefined]],
    ],
    [
      'an unknown fairness metric',
      fairness({ metric: 'disparate_impact_ration' }),
      [[`${FAIR}.metric`, 'disparate_impact_ratio']],
    ],
    [
      'another definition',
      fairness({ definition: 'min_over_max' }),
      [[`${FAIR}.definition`, 'group_over_reference']],
    ],
    ['within on a ratio', fairness({ direction: 'within' }), [[`${FAIR}.direction`, undefined]]],
    ['a ratio of at least 0', fairness({ limit: 0 }), [[`${FAIR}.limit`, undefined]]],
    [
      'at most 1.25 against the highest rate',
      { ...fairness({ direction: 'at_most', limit: 1.25 }), sex: { reference: undefined } },
      [[`${FAIR}.limit`, undefined]],
    ],
    [
      'a difference above 1',
      fairness({ limit: 1.5 }, opportunityCheck),
      [[`${FAIR}.limit`, undefined]],
    ],
    ['within −.1', fairness({ limit: -0.1 }, opportunityCheck), [[`${FAIR}.limit`, undefined]]],
    ['an attribute misspelt', fairness({ attribute: 'sexx' }), [[`${FAIR}.attribute`, 'sex']]],
    ['a reference misspelt', { sex: { reference: 'M' } }, [[`${SEX}.reference`, 'm']]],
    ['a merge from nowhere', { sex: { mergeInto: { y: 'f' } } }, [[`${SEX}.mergeInto.y`, 'f']]],
    ['a merge into nowhere', { sex: { mergeInto: { x: 'ff' } } }, [[`${SEX}.mergeInto.x`, 'f']]],
    [
      'a chain of merges',
      { sex: { mergeInto: { x: 'f', f: 'm' } } },
      [[`${SEX}.mergeInto.x`, undefined]],
    ],
    [
      'a group merged and excluded',
      { sex: { mergeInto: { x: 'f' }, exclude: [{ group: 'x', justification: 'few' }] } },
      [[`${SEX}.mergeInto.x`, undefined]],
    ],
    [
      'a reference excluded',
      { sex: { exclude: [{ group: 'm', justification: 'few' }] } },
      [[`${SEX}.reference`, undefined]],
    ],
    [
      'an exclusion of nobody',
      { sex: { exclude: [{ group: 'zzzz', justification: 'few' }] } },
      [[`${SEX}.exclude.0.group`, undefined]],
    ],
    ['bands on a category', { sex: { bands: [1] } }, [[`${SEX}.bands`, undefined]]],
    ['no bands on a number', { age: { bands: undefined } }, [[AGE, undefined]]],
    ['bands that descend', { age: { bands: [45, 30] } }, [[`${AGE}.bands.1`, undefined]]],
    ['a band as a group', { age: { reference: '30-45' } }, [[`${AGE}.reference`, '30–45']]],
    [
      'an entity misspelt',
      { entities: ['emial', 'phone', 'phone'] },
      [
        ['governance.privacy.entities.0', 'email'],
        ['governance.privacy.entities.2', undefined],
      ],
    ],
  ])('finds %s', (_, said, expected) => {
    expect(issuesOf(said)).toEqual(expected);
  });

  it('wants a policy for every protected attribute, and none for others', () => {
    const given = sections();
    const { sex, age } = given.governance.fairness.attributes;
    const fair = { ...given.governance.fairness, attributes: { sex: sex!, agee: age! } };
    const { issues } = compilePolicy({
      ...given,
      governance: { ...given.governance, fairness: fair },
    });
    expect(issues.map(({ path, suggestion }) => [path.join('.'), suggestion])).toEqual([
      ['governance.fairness.attributes', undefined],
      ['governance.fairness.attributes.agee', 'age'],
    ]);
  });

  const base = sections().governance.fairness.attributes;
  const crossing = { ...base['sex']!, reference: undefined, of: ['sex', 'age'] };
  const CROSSED = 'governance.fairness.attributes.both';
  const crossed = (said: object, fair: object = {}): Said => ({
    fairness: { attributes: { ...base, both: { ...crossing, ...said } }, ...fair },
  });

  it('crosses attributes, whose groups are named together', () => {
    const check = { ...impactCheck, attribute: 'both' };
    const given = sections({
      ...crossed(
        { reference: 'm × 30–45', mergeInto: { 'x × <30': 'f × <30' } },
        { checks: [check] },
      ),
      metrics: [{ ...metricCheck, metric: 'recall', slices: ['both'] }],
    });
    const { policy, issues } = compilePolicy(given);
    expect(issues).toEqual([]);
    expect(policySchema.safeParse(policy).error).toBeUndefined();
    expect(policy.attributes.find(({ name }) => name === 'both')?.of).toEqual(['sex', 'age']);
    expect(policy.checks.map(({ id }) => id)).toContain('fairness.disparate_impact_ratio.both');
    expect(policy.checks.map(({ id }) => id)).toContain('metrics.recall.both');
  });

  it.each<[string, Said, [string, string | undefined][]]>([
    ['nobody', crossed({ of: ['sex', 'agee'] }), [[`${CROSSED}.of.1`, 'age']]],
    ['itself', crossed({ of: ['sex', 'sex'] }), [[`${CROSSED}.of.1`, undefined]]],
    ['another crossing', crossed({ of: ['sex', 'both'] }), [[`${CROSSED}.of.1`, undefined]]],
    ['with bands', crossed({ bands: [1] }), [[`${CROSSED}.bands`, undefined]]],
    ['a group of one of them', crossed({ reference: 'm' }), [[`${CROSSED}.reference`, undefined]]],
    [
      'under the name of an attribute',
      { fairness: { attributes: { ...base, sex: crossing } } },
      [[SEX, undefined]],
    ],
  ])('finds an attribute that crosses %s', (_, said, expected) => {
    expect(issuesOf(said)).toEqual(expected);
  });

  it('takes category features alone for controls', () => {
    const at = 'governance.fairness.controls';
    expect(issuesOf({ fairness: { controls: ['branch', 'branhc', 'ratio', 'branch'] } })).toEqual([
      [`${at}.1`, 'branch'],
      [`${at}.2`, undefined],
      [`${at}.3`, undefined],
    ]);
    const { policy } = compilePolicy(sections({ fairness: { controls: ['branch'] } }));
    expect(policy.controls).toEqual(['branch']);
  });

  it('keeps who answers for a limit, and which rules ask for it', () => {
    const said = fairness({ owner: 'Risk', tags: ['29 CFR 1607.4(D)'] });
    expect(compilePolicy(sections(said)).policy.checks[1]).toMatchObject({
      owner: 'Risk',
      tags: ['29 CFR 1607.4(D)'],
    });
  });

  it('finds one person under two names, and one key twice', () => {
    const { publicKey } = createSigningKeyPair();
    const approver = { name: 'Ada', role: 'risk', publicKey };
    expect(issuesOf({ approvers: [approver, { ...approver, name: 'ada ' }] })).toEqual([
      ['governance.approvals.approvers.1.name', undefined],
      ['governance.approvals.approvers.1.publicKey', undefined],
    ]);
  });
});
