import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { categoryColumn, createTable, numberColumn } from '@codexhub/common-config/columns';
import { defineContract } from '@codexhub/common-config/contract';
import { fixedClock } from '@codexhub/common-config/kernel';
import { openRegistry, type Registry, type Run } from '@codexhub/registry';
import { decide, exportOnnx, predictProbability, trainModel } from '@codexhub/training';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// Names that a YAML 1.1 reader would take for something else.
const EXPERIMENT = 'on = 12:30:45 \u{1f3e6} "quoted"\\ \u2028 é';
const RUN_NAME = '1e3';

const contract = defineContract({
  name: 'lending',
  task: 'binary_classification',
  features: {
    debt_ratio: { type: 'number', nullable: true },
    single: { type: 'category', values: ['no', 'yes'] },
  },
  target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
  protectedAttributes: { afam: { type: 'category', values: ['no', 'yes'] } },
});

const columns = {
  debt_ratio: [0.1, 0.9, 0.4, 0.7, null, 0.2, 0.8, 0.3],
  single: ['no', 'yes', 'no', 'yes', 'no', 'yes', 'no', 'no'],
};
const table = createTable({
  debt_ratio: numberColumn(columns.debt_ratio),
  single: categoryColumn(columns.single),
  deny: categoryColumn(['no', 'yes', 'no', 'no', 'yes', 'no', 'yes', 'no']),
});
const model = trainModel(contract, table, { estimator: { kind: 'logistic_regression', l2: 1 } });
const { bytes } = exportOnnx(model, contract, { threshold: 0.5 });

function python(verb: 'read' | 'write', root: string, given: object): Promise<never> {
  const interpreter = process.env['CODEXHUB_PYTHON'];
  if (!interpreter) {
    throw new Error(
      'CODEXHUB_PYTHON must name a Python with tests/interop/requirements.txt installed; it is unset',
    );
  }
  const script = join(import.meta.dirname, 'python', 'mlflow_store.py');
  const env = {
    ...process.env,
    MLFLOW_ALLOW_FILE_STORE: 'true',
    MLFLOW_DISABLE_TELEMETRY: 'true',
    DO_NOT_TRACK: 'true',
  };
  return new Promise((resolve, reject) => {
    const child = execFile(
      interpreter,
      [script, verb, pathToFileURL(root).href],
      { env },
      (error, stdout, stderr) => {
        if (error) reject(new Error(`${verb}: ${stderr.slice(-4000)}`, { cause: error }));
        else resolve(JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as never);
      },
    );
    child.stdin?.end(JSON.stringify(given));
  });
}

describe('a store written by CodexHUB, in MLflow', () => {
  let folder: string;
  let registry: Registry;
  let run: Run;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'codexhub mlflow-'));
    registry = openRegistry(join(folder, 'mlruns'), {
      clock: fixedClock('2026-11-21T12:00:00.000Z'),
    });
    run = await registry.startRun({
      experiment: EXPERIMENT,
      runName: RUN_NAME,
      user: 'ada',
      tags: { 'codexhub/note': 'two\nlines: \u{1f600}' },
    });
    await run.logParams({ l2: 1, 'a/b c:d': 'yes\r\n' });
    await run.logMetrics({ 'val/loss': 0.5, tiny: 1e-7, nan: Number.NaN, minus: -Infinity });
    await run.logMetrics({ 'val/loss': 0.25 }, { step: 3 });
    const inputExample = [{ debt_ratio: 0.5, single: 'no' }];
    const written = await registry.writeOnnxModel(run, { bytes, contract, inputExample });
    await registry.registerModel({
      name: 'lending',
      run,
      artifactPath: written.artifactPath,
      tags: { candidate: 'c50' },
    });
    await run.finish('FINISHED');
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('pins the packages that a written model asks for', async () => {
    const pins = await readFile(join(import.meta.dirname, 'requirements.txt'), 'utf8');
    const asked = Buffer.from(
      await registry.readArtifact({ name: 'lending', version: 1 }, 'requirements.txt'),
    );
    expect(pins.split('\n')).toEqual(expect.arrayContaining(asked.toString().trim().split('\n')));
  });

  it('is read whole, and its model predicts what the training says', async () => {
    // The alias is what is tested here, not how it came to be: a gate has its own tests.
    await writeFile(join(registry.root, 'models/lending/aliases/champion'), '1');
    const seen: Record<string, unknown> = await python('read', registry.root, {
      run: run.id,
      experiment: EXPERIMENT,
      model: 'lending',
      columns,
    });
    const probability = [...predictProbability(model, table)];
    const { predictions, fromObjects, byVersion, ...rest } = seen as Record<
      string,
      { probability: number[]; decision: number[] }
    >;
    expect(rest).toMatchObject({
      experiment: EXPERIMENT,
      searched: [run.id],
      status: 'FINISHED',
      name: RUN_NAME,
      user: 'ada',
      params: { l2: '1', 'a/b c:d': expect.stringMatching(/^yes\r?\n$/) },
      metrics: { 'val/loss': '0.25', tiny: '1e-07', nan: 'nan', minus: '-inf' },
      history: [
        [0, 0.5],
        [3, 0.25],
      ],
      tags: { 'codexhub/note': 'two\nlines: \u{1f600}', 'mlflow.runName': RUN_NAME },
      artifacts: expect.arrayContaining(['model/MLmodel', 'model/model.onnx']),
      version: 1,
      versionTags: { candidate: 'c50', 'codexhub.model_digest': expect.stringMatching(/^sha256:/) },
      models: ['lending'],
      inputs: ['debt_ratio', 'single'],
      example: { debt_ratio: [0.5], single: ['no'] },
    });
    for (const predicted of [predictions, fromObjects, byVersion]) {
      expect(predicted?.decision).toEqual([...decide(contract, probability, 0.5)]);
      predicted?.probability.forEach((value, row) => {
        expect(Math.abs(value - (probability[row] ?? Number.NaN))).toBeLessThan(1e-12);
      });
      expect(predicted?.probability).toHaveLength(table.rowCount);
    }
  });

  it('reads what MLflow wrote into it', async () => {
    const made = await python('write', registry.root, { run: run.id, model: 'lending' });
    expect(made).toEqual({ version: 2, deleted: 3 });
    expect(await registry.versionTags({ name: 'lending', version: 1 })).toMatchObject({
      'reviewed by': 'Grace, 1e3 ü',
      candidate: 'c50',
    });
    expect(await registry.aliases('lending')).toMatchObject({ challenger: 1 });
    expect((await registry.latestVersion('lending')).version).toBe(2);
    expect(await registry.getVersion('lending', 2)).toMatchObject({ runId: run.id });
    const read = await registry.readArtifact({ name: 'lending', version: 2 }, 'model.onnx');
    expect(Buffer.from(read).equals(bytes)).toBe(true);
    await expect(registry.getVersion('lending', 3)).rejects.toMatchObject({
      code: 'REGISTRY_VERSION_MISSING',
    });
    const next = await registry.registerModel({ name: 'lending', run, artifactPath: 'model' });
    expect(next.version).toBe(4);
    const again = await registry.startRun({ experiment: EXPERIMENT, user: 'ada' });
    expect(again.experimentId).toBe(run.experimentId);
  });
});
