import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ConfigError } from '@codexhub/common-config/config';
import { expect, test } from 'vitest';
import { loadProject } from '../../src/project/load-project.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const shipped = resolve(import.meta.dirname, '../../../../config');
const folder = temporaryFolder();
let made = 0;

/** The shipped project with a `features` section of these lines. */
function projectWith(...lines: readonly string[]): string {
  made += 1;
  const dir = join(folder, `features-${made}`);
  mkdirSync(dir);
  for (const file of ['metrics.yaml', 'governance.yaml'])
    cpSync(join(shipped, file), join(dir, file));
  const text = readFileSync(join(shipped, 'default.yaml'), 'utf8');
  const section = ['  features:', ...lines.map((line) => `    ${line}`), '  estimator:'].join('\n');
  expect(text).toContain('  estimator:');
  writeFileSync(join(dir, 'default.yaml'), text.replace('  estimator:', section));
  return dir;
}

/** The path of each issue, and the text that stands where it points. */
function faults(...lines: readonly string[]): string[] {
  const dir = projectWith(...lines);
  const source = readFileSync(join(dir, 'default.yaml'), 'utf8').split('\n');
  try {
    loadProject({ dir, env: {} });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.issues.map(
      ({ path, line, column, message }) =>
        `${path.join('.')} | ${source[line - 1]!.slice(column - 1)} | ${message}`,
    );
  }
  return [];
}

test('features that hold are the project’s', () => {
  const dir = projectWith(
    '- inputs: [pirat, hirat]',
    '  steps:',
    '    - { type: formula, name: housing_share, expression: hirat / pirat }',
    '    - { type: impute, strategy: median, indicator: true }',
    '- { inputs: [chist], steps: [{ type: ordinal }, { type: standard_scaler }] }',
    '- inputs: [lvrat]',
  );
  expect(loadProject({ dir, env: {} }).config.training.features).toEqual([
    {
      inputs: ['pirat', 'hirat'],
      steps: [
        { type: 'formula', name: 'housing_share', expression: 'hirat / pirat' },
        { type: 'impute', strategy: 'median', indicator: true },
      ],
    },
    { inputs: ['chist'], steps: [{ type: 'ordinal' }, { type: 'standard_scaler' }] },
    { inputs: ['lvrat'] },
  ]);
  expect(loadProject({ dir: shipped, env: {} }).config.training.features).toEqual([]);
});

test('a feature may not be made of a protected attribute, by no way', () => {
  const issues = faults(
    '- inputs: [afam]',
    '- inputs: [pirat]',
    '  steps:',
    '    - type: formula',
    '      name: sly',
    '      expression: pirat * afam',
  );
  expect(issues).toEqual([
    expect.stringMatching(/^training\.features\.0\.inputs\.0 \| afam\] \| .*"afam" is a protected/),
    expect.stringMatching(
      /^training\.features\.1\.steps\.0\.expression \| pirat \* afam \| .*"afam" is a protected/,
    ),
  ]);
});

test('a fault in a step stands where it is', () => {
  const issues = faults(
    '- inputs: [pirat]',
    '  steps:',
    '    - { type: log }',
    '    - { type: clip, minimum: 3, maximum: 1 }',
    '    - { type: kbins, bins: 1 }',
  );
  expect(issues.map((issue) => issue.split(' | ')[0])).toEqual([
    'training.features.0.steps.2.bins',
  ]);
  expect(faults('- { inputs: [pirat], steps: [{ type: clip, minimum: 3, maximum: 1 }] }')).toEqual([
    expect.stringMatching(
      /^training\.features\.0\.steps\.0\.maximum \| 1 \}\] \} \| .*above the minimum/,
    ),
  ]);
});
