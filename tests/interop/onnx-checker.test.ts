import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contractDigest } from '@codexhub/common-config/contract';
import { exportOnnx, trainModel } from '@codexhub/training';
import { expect, test } from 'vitest';
import { everyStep, stepTypes } from '../../packages/training/test/fixtures/every-step.ts';
import { lending, lendingTable } from '../../packages/training/test/fixtures/lending.ts';

const SCRIPT = `
import json, sys, onnx
model = onnx.load(sys.argv[1])
onnx.checker.check_model(model, full_check=True)
def vector(value):
    kind = value.type.tensor_type
    return [value.name, onnx.TensorProto.DataType.Name(kind.elem_type), [d.dim_param for d in kind.shape.dim]]
print(json.dumps({
    "irVersion": model.ir_version,
    "opsets": {o.domain: o.version for o in model.opset_import},
    "inputs": [vector(v) for v in model.graph.input],
    "outputs": [vector(v) for v in model.graph.output],
    "metadata": {p.key: p.value for p in model.metadata_props},
}))
`;

/** What the onnx package reads in a graph; its full check must pass. */
function checked(bytes: Uint8Array): unknown {
  const python = process.env['CODEXHUB_PYTHON'];
  if (!python) throw new Error('CODEXHUB_PYTHON must name a Python that has the package "onnx"');
  const folder = mkdtempSync(join(tmpdir(), 'codexhub-onnx-'));
  try {
    const path = join(folder, 'model.onnx');
    writeFileSync(path, bytes);
    const { status, stdout, stderr } = spawnSync(python, ['-c', SCRIPT, path], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const estimator = { kind: 'logistic_regression', l2: 1 } as const;
const graph = {
  irVersion: 9,
  opsets: { '': 18, 'ai.onnx.ml': 4 },
  inputs: [
    ['amount', 'DOUBLE', ['N']],
    ['ratio', 'DOUBLE', ['N']],
    ['status', 'STRING', ['N']],
    ['job', 'STRING', ['N']],
  ],
  outputs: [
    ['probability', 'DOUBLE', ['N']],
    ['decision', 'INT64', ['N']],
  ],
  metadata: {
    'codexhub.contract': contractDigest(lending),
    'codexhub.features': '["amount","ratio","status","job"]',
    'codexhub.threshold': '0.7',
  },
};

test('the onnx package reads the exported graph, and its full check passes', () => {
  const model = trainModel(lending, lendingTable(200), { estimator });
  expect(checked(exportOnnx(model, lending, { threshold: 0.7 }).bytes)).toMatchObject(graph);
});

test('a graph with every step of the feature pipeline passes it too', () => {
  const model = trainModel(lending, lendingTable(200), { estimator, features: everyStep });
  const held = new Set(everyStep.flatMap(({ steps }) => steps!.map(({ type }) => type)));
  expect([...held].sort()).toEqual([...stepTypes].sort());
  expect(checked(exportOnnx(model, lending, { threshold: 0.7 }).bytes)).toMatchObject(graph);
});
