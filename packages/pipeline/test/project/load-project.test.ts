import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { ConfigError } from '@codexhub/common-config/config';
import { expect, test } from 'vitest';
import { loadProject } from '../../src/project/load-project.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const shipped = resolve(import.meta.dirname, '../../../../config');
const folder = temporaryFolder();
let made = 0;

type Replacement = readonly [file: string, from: string, to: string];

function copyWith(...replacements: readonly Replacement[]): string {
  made += 1;
  const dir = join(folder, `config-${made}`);
  for (const file of ['default.yaml', 'metrics.yaml', 'governance.yaml']) {
    cpSync(join(shipped, file), join(dir, file));
  }
  for (const [file, from, to] of replacements) {
    const text = readFileSync(join(dir, file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(dir, file), text.replace(from, to));
  }
  return dir;
}

/** What is wrong, as `file:line:column path`, after it was checked that the text stands there. */
function faults(...replacements: readonly Replacement[]): { at: string[]; text: string } {
  const dir = copyWith(...replacements);
  try {
    loadProject({ dir, env: {} });
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    const { code, issues, message } = error as ConfigError;
    expect(code).toBe('CONFIG_INVALID');
    const at = issues.map(({ file, line, column, path }) => {
      const name = file.split('/').at(-1)!;
      const source = readFileSync(join(dir, name), 'utf8').split('\n');
      const rest = source[line - 1]!.slice(column - 1);
      return `${name} ${path.join('.')} ${rest.split(/[\s,}]/)[0]}`;
    });
    return { at, text: message };
  }
  throw new Error('the configuration must not hold');
}

test('the shipped configuration holds, and compiles to contract and policy', () => {
  const { dir, contract, policy, config } = loadProject({ dir: shipped, env: {} });
  expect(dir).toBe(shipped);
  expect(contract.name).toBe(config.contract.name);
  expect(policy.checks.map(({ id }) => id)).toContain('fairness.disparate_impact_ratio.afam');
});

test('a relative folder is one of the working folder, and variables count', () => {
  const { dir, config } = loadProject({
    dir: relative(process.cwd(), shipped),
    env: { CODEXHUB__training__seed: '7' },
  });
  expect(dir).toBe(shipped);
  expect(config.training.seed).toBe(7);
});

test.each(['pirat', 'nothing', 'constructor', 'toString'])('stratifyBy: %s', (name) => {
  const { at, text } = faults(['default.yaml', 'stratifyBy: deny', `stratifyBy: ${name}`]);
  expect(at).toEqual([`default.yaml training.split.stratifyBy ${name}`]);
  expect(text).toContain('must name the target or a category of the contract');
});

test.each(['deny', 'afam', 'chist'])('stratifyBy: %s holds', (name) => {
  const dir = copyWith(['default.yaml', 'stratifyBy: deny', `stratifyBy: ${name}`]);
  expect(loadProject({ dir, env: {} }).config.training.split.stratifyBy).toBe(name);
});

test.each([
  ['groupBy', 'nobody', 'must name a column of the contract'],
  ['groupBy', 'toString', 'must name a column of the contract'],
  ['timeBy', 'nobody', 'must name a time or a number of the contract'],
  ['timeBy', 'deny', 'must name a time or a number of the contract'],
])('%s: %s', (option, name, message) => {
  const { at, text } = faults(['default.yaml', 'stratifyBy: deny', `${option}: ${name}`]);
  expect(at).toEqual([`default.yaml training.split.${option} ${name}`]);
  expect(text).toContain(message);
});

test.each([
  ['groupBy', 'afam'],
  ['groupBy', 'lvrat'],
])('%s: %s holds', (option, name) => {
  const dir = copyWith(['default.yaml', 'stratifyBy: deny', `${option}: ${name}`]);
  const { ratios: _, ...split } = loadProject({ dir, env: {} }).config.training.split;
  expect(split).toEqual({ [option]: name });
});

const inTime: Replacement = ['default.yaml', 'stratifyBy: deny', 'timeBy: lvrat'];
const ofModel = (file: string): Replacement => [file, 'estimand: procedure', 'estimand: model'];

test('timeBy holds where every check is of the model', () => {
  const checks = ['metrics.yaml', 'governance.yaml', 'governance.yaml'].map(ofModel);
  const { config } = loadProject({ dir: copyWith(inTime, ...checks), env: {} });
  expect(config.training.split.timeBy).toBe('lvrat');
});

test('timeBy holds beside a check on the change alone: it is always of the model', () => {
  const change: Replacement = ['metrics.yaml', 'limit: 0.75', 'change: { absolute: -0.01 }'];
  const checks = ['governance.yaml', 'governance.yaml'].map(ofModel);
  const { policy } = loadProject({ dir: copyWith(inTime, change, ...checks), env: {} });
  expect(policy.checks[0]).toMatchObject({
    id: 'metrics.roc_auc.change.absolute',
    estimand: 'model',
    limit: -0.01,
  });
});

test('a change that cannot act stands at its place', () => {
  const { at } = faults(['metrics.yaml', 'limit: 0.75', 'change: { absolute: -1 }']);
  expect(at).toEqual(['metrics.yaml metrics.checks.0.change.absolute -1']);
  expect(faults(['governance.yaml', 'limit: 0.8', 'change: { absolute: -0.02 }']).text).toContain(
    'unknown key "change"',
  );
});

test('timeBy and a check of the procedure: cross-fitting would see the future', () => {
  const { at, text } = faults(inTime, ofModel('governance.yaml'));
  expect(at).toEqual([
    'governance.yaml governance.fairness.checks.1.estimand procedure',
    'metrics.yaml metrics.checks.0.estimand procedure',
  ]);
  expect(text).toContain('must be "model" where training.split.timeBy is set');
});

test.each(['stratifyBy: deny', 'groupBy: afam'])('timeBy beside %s is refused', (beside) => {
  const both = `${beside}\n    timeBy: lvrat`;
  const { at, text } = faults(['default.yaml', 'stratifyBy: deny', both]);
  expect(at).toEqual(['default.yaml training.split.timeBy lvrat']);
  expect(text).toContain('leave stratifyBy and groupBy out');
});

test('problems of the contract stand at their place, all at once', () => {
  const { at, text } = faults(
    ['default.yaml', "positive: 'yes'", 'positive: maybe'],
    ['default.yaml', 'maximum: 5,', 'maximum: -5,'],
    ['default.yaml', 'phist: {', 'single: {'],
  );
  expect(at).toEqual([
    'default.yaml contract.features.lvrat.maximum -5',
    expect.stringMatching(/^default\.yaml contract\.features\.single /),
    'default.yaml contract.target.positive maybe',
  ]);
  expect(text).toContain('is the protected attribute "single": a model may not be fed it');
});

test('issues of the policy stand in the file that has them, with what was meant', () => {
  const { at, text } = faults(
    ['metrics.yaml', 'metric: roc_auc', 'metric: roc_acu'],
    ['governance.yaml', 'metric: disparate_impact_ratio', 'metric: disparate_impact_rato'],
    ['governance.yaml', 'entities: [email, phone,', 'entities: [emial, phone,'],
    ['governance.yaml', "reference: 'no'", 'reference: non'],
    ['default.yaml', 'stratifyBy: deny', 'stratifyBy: lvrat'],
  );
  expect(at).toEqual([
    'default.yaml training.split.stratifyBy lvrat',
    'governance.yaml governance.fairness.attributes.afam.reference non',
    'governance.yaml governance.fairness.checks.0.metric disparate_impact_rato',
    'governance.yaml governance.privacy.entities.0 emial',
    'metrics.yaml metrics.checks.0.metric roc_acu',
  ]);
  for (const meant of ['roc_auc', 'disparate_impact_ratio', 'email', 'no']) {
    expect(text).toContain(`did you mean "${meant}"?`);
  }
});

test('a policy that cannot hold is refused, though all else is sound', () => {
  const { at, text } = faults(['metrics.yaml', 'limit: 0.75', 'limit: 1.75']);
  expect(at).toEqual(['metrics.yaml metrics.checks.0.limit 1.75']);
  expect(text).toContain('nothing can be at least 1.75');
});
