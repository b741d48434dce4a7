import { categoryColumn, createTable, numberColumn } from '@codexhub/common-config/columns';
import { defineContract } from '@codexhub/common-config/contract';
import { createRandom, digest, type Random } from '@codexhub/common-config/kernel';
import { createInferenceService } from '@codexhub/inference';
import { exportOnnx, trainModel } from '@codexhub/training';
import type { Benchmark } from '../measure/benchmark.ts';
import { interleave, perCall } from '../measure/interleave.ts';
import { versionOf } from '../measure/machine.ts';

const CALLS = 500;
const ROWS = 2000;

const contract = defineContract({
  name: 'lending',
  task: 'binary_classification',
  features: {
    debt: { type: 'number', minimum: 0, maximum: 1 },
    income: { type: 'number', minimum: 0 },
    years: { type: 'number', minimum: 0 },
    home: { type: 'category', values: ['owner', 'rent'] },
  },
  target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
  protectedAttributes: { sex: { type: 'category', values: ['f', 'm'] } },
});
const row = { debt: 0.4, income: 2100, years: 7, home: 'owner' } as const;

function makeModel() {
  const random = createRandom(20261121);
  const table = createTable({
    debt: numberColumn(draw(random, 'debt', (value) => value)),
    income: numberColumn(draw(random, 'income', (value) => 1000 + 4000 * value)),
    years: numberColumn(draw(random, 'years', (value) => Math.floor(30 * value))),
    home: categoryColumn(draw(random, 'home', (value) => (value < 0.5 ? 'owner' : 'rent'))),
    sex: categoryColumn(draw(random, 'sex', (value) => (value < 0.5 ? 'f' : 'm'))),
    deny: categoryColumn(draw(random, 'deny', (value) => (value < 0.3 ? 'yes' : 'no'))),
  });
  const model = trainModel(contract, table, { estimator: { kind: 'logistic_regression', l2: 1 } });
  return exportOnnx(model, contract, { threshold: 0.5 });
}

function draw<T>(random: Random, name: string, value: (uniform: number) => T): T[] {
  const stream = random.stream(name);
  return Array.from({ length: ROWS }, () => value(stream.next()));
}

export const predict: Benchmark = {
  name: 'predict',
  work: 'service.predict of one row: checked against the contract, queued, leased, scored, labelled',
  peer: 'session.run of onnxruntime-node on the same bytes, its tensors made for every call',
  goal: 2,
  run: async () => {
    const model = makeModel();
    const reference = {
      name: contract.name,
      version: '1',
      digest: model.digest,
      report: digest('no gate: a benchmark'),
    };
    await using service = createInferenceService({
      source: { resolve: async () => reference, load: async () => model.bytes },
      contract,
      alias: 'champion',
      cache: { ttlSeconds: 3600, maxStaleSeconds: 0 },
      concurrency: { limit: 1, queue: 0 },
    });
    await service.warm();
    // After inference: it tells onnxruntime to send nothing before the binding is loaded.
    const { InferenceSession, Tensor } = await import('onnxruntime-node');
    const session = await InferenceSession.create(model.bytes);
    const bare = async () => {
      const { debt, income, years, home } = row;
      const output = await session.run({
        debt: new Tensor('float64', Float64Array.of(debt), [1]),
        income: new Tensor('float64', Float64Array.of(income), [1]),
        years: new Tensor('float64', Float64Array.of(years), [1]),
        home: new Tensor('string', [home], [1]),
      });
      return Number(output['probability']!.data[0]);
    };
    const { probability } = await service.predict(row);
    if (probability !== (await bare())) throw new Error('predict: both must give the same score');
    const times = await interleave(
      () => perCall(CALLS, () => service.predict(row)),
      () => perCall(CALLS, bare),
      { rounds: 41, warmUp: 8 },
    );
    return {
      pairs: [{ pair: 'one row', ...times, overheadGoal: 0.005 }],
      versions: { 'onnxruntime-node': versionOf('onnxruntime-node') },
    };
  },
};
