import { join } from 'node:path';
import { loadProject, runPipeline } from '@codexhub/pipeline';
import { expect, test } from 'vitest';
import { copyConfig, temporaryFolder } from './support.ts';

const folder = temporaryFolder();

test('a metric beyond the usual is measured where a check names it, and judged', async () => {
  const dir = copyConfig(join(folder, 'config'), {
    default: (file) => file.setIn(['training', 'crossFit'], { folds: 2, repeats: 2 }),
    metrics: (file) => {
      for (const metric of ['mcc', 'ks', 'average_precision', 'balanced_accuracy']) {
        file.addIn(['checks'], {
          metric,
          estimand: 'procedure',
          direction: 'at_least',
          limit: 0.1,
          reason: 'It must be better than chance.',
        });
      }
    },
  });
  const provenance = { author: 'linus', code: 'unversioned' };
  const project = loadProject({ dir, env: {} });
  const { candidates } = await runPipeline(project, { out: join(folder, 'out'), provenance });
  const open = candidates.find(({ candidate }) => candidate === 'open')!;
  const judged = open.report.checks.map(({ requirement, outcome }) => [requirement.id, outcome]);
  expect(judged).toEqual(
    expect.arrayContaining([
      ['metrics.mcc', 'pass'],
      ['metrics.ks', 'pass'],
      ['metrics.average_precision', 'pass'],
      ['metrics.balanced_accuracy', 'pass'],
    ]),
  );
  const measured = open.evidence.measurements.filter(({ metric }) => metric === 'mcc');
  expect(measured.map(({ estimand }) => estimand)).toEqual(['model', 'procedure']);
  expect(measured.every(({ interval, adjusted }) => interval && adjusted)).toBe(true);
});
