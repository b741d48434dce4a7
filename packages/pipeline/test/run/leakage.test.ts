import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { loadProject, runPipeline } from '../../src/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const root = resolve(import.meta.dirname, '..', '..', '..', '..');
const folder = temporaryFolder();

/** The mortgage project, quick, over other rows. */
function projectOver(
  name: string,
  change: (lines: readonly string[]) => readonly string[],
  split: Readonly<Record<string, string>> = { stratifyBy: 'deny' },
) {
  const [header, ...rows] = readFileSync(join(root, 'examples/mortgage/hmda-boston.csv'), 'utf8')
    .trimEnd()
    .split('\n');
  writeFileSync(join(folder, `${name}.csv`), `${[header, ...change(rows)].join('\n')}\n`);
  const file = parseDocument(readFileSync(join(root, 'config/default.yaml'), 'utf8'));
  file.setIn(['data', 'path'], join(folder, `${name}.csv`));
  file.setIn(['training', 'crossFit'], { folds: 2, repeats: 1 });
  const ratios = { train: 0.7, validation: 0.15, test: 0.15 };
  file.setIn(['training', 'split'], { ratios, ...split });
  file.setIn(['training', 'candidates'], [{ name: 'open', threshold: 0.5 }]);
  writeFileSync(join(folder, 'default.yaml'), file.toString());
  for (const section of ['metrics', 'governance']) {
    const text = readFileSync(join(root, 'config', `${section}.yaml`), 'utf8');
    writeFileSync(join(folder, `${section}.yaml`), text);
  }
  return loadProject({ dir: folder, env: {} });
}

test.each([
  [
    'as they are',
    (rows: readonly string[]) => rows,
    /; 2 row\(s\) with the inputs of one in an earlier part: warn$/,
  ],
  [
    'with every tenth row twice',
    (rows: readonly string[]) => rows.flatMap((row, at) => (at % 10 === 0 ? [row, row] : [row])),
    /; \d{3} row\(s\) with the inputs of one in an earlier part: fail$/,
  ],
])('a run tells what leaks between its parts: the rows %s', async (name, change, told) => {
  const lines: string[] = [];
  const out = join(folder, `out ${name}`);
  await runPipeline(projectOver(name, change), {
    out,
    provenance: { author: 'linus', code: 'unversioned' },
    onStage: ({ name: stage, summary }) => {
      if (stage === 'split') lines.push(summary);
    },
  });
  expect(lines).toEqual([expect.stringMatching(told)]);
  const report = JSON.parse(readFileSync(join(out, 'reports', 'leakage.json'), 'utf8'));
  expect(report.rows.unassigned).toBe(0);
  expect(report.checks[0].check).toBe('repeated_rows');
});

test('groups are looked for where the split keeps them whole', async () => {
  const out = join(folder, 'out grouped');
  const project = projectOver('grouped', (rows) => rows, { groupBy: 'lvrat' });
  await runPipeline(project, { out, provenance: { author: 'linus', code: 'unversioned' } });
  const report = JSON.parse(readFileSync(join(out, 'reports', 'leakage.json'), 'utf8'));
  expect(report.notAsked).toEqual(['time_order']);
  expect(report.checks).toContainEqual(
    expect.objectContaining({ check: 'shared_groups', outcome: 'pass', columns: ['lvrat'] }),
  );
});
