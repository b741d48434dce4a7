import type { ModelContract } from '@codexhub/common-config/contract';
import { type Digest, digestBytes } from '@codexhub/common-config/kernel';
import { RegistryError } from '../errors.ts';
import { type MetaMap, writeMeta } from '../store/meta-yaml.ts';
import type { Store } from '../store/store.ts';
import type { Run } from '../tracking/run.ts';
import { environmentFiles, onnxEnvironment } from './onnx-environment.ts';

export interface OnnxModelOptions {
  /** The graph: one input [N] per feature of the contract, double or string. */
  readonly bytes: Uint8Array;
  readonly contract: ModelContract;
  /** Made-up rows that show the shape. They are stored readable by everybody: no real person's. */
  readonly inputExample?: readonly Readonly<Record<string, string | number | null>>[];
}

/** Where the model went, and the digest of its bytes. */
export interface WrittenModel {
  readonly artifactPath: 'model';
  readonly digest: Digest;
}

/**
 * Logs an MLflow ONNX model under the run's `model/`, which `mlflow.onnx.load_model` and
 * `mlflow.pyfunc.load_model` read.
 *
 * The signature has one named tensor of shape [-1] per feature: `float64` for a number, `object`
 * for a category. With a signature of columns MLflow feeds a text column of pandas 3 as an array
 * that onnxruntime refuses, and a model of one input as a matrix; with tensors it feeds both right,
 * and gives back a dictionary of arrays.
 *
 * @throws RegistryError `REGISTRY_VALUE_INVALID` where the bytes are empty or an example's columns
 * are not the features; `REGISTRY_RUN_FINISHED`, `REGISTRY_UNWRITABLE`.
 */
export async function writeOnnxModel(
  store: Store,
  run: Run,
  { bytes, contract, inputExample }: OnnxModelOptions,
): Promise<WrittenModel> {
  const columns = Object.keys(contract.features);
  checkModel(bytes, columns, inputExample);
  const example = inputExample && exampleFiles(columns, inputExample);
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'model.onnx': bytes,
    ...environmentFiles(),
    ...example,
    MLmodel: writeMeta(modelFile(store, run, bytes, contract, example !== undefined)),
  };
  for (const [name, content] of Object.entries(files)) {
    await run.logArtifact(`model/${name}`, content);
  }
  return { artifactPath: 'model', digest: digestBytes(bytes) };
}

function modelFile(
  store: Store,
  run: Run,
  bytes: Uint8Array,
  contract: ModelContract,
  hasExample: boolean,
): MetaMap {
  return {
    artifact_path: 'model',
    flavors: {
      onnx: {
        code: null,
        data: 'model.onnx',
        onnx_session_options: null,
        onnx_version: onnxEnvironment.onnx,
        providers: ['CPUExecutionProvider'],
      },
      python_function: {
        data: 'model.onnx',
        env: { conda: 'conda.yaml', virtualenv: 'python_env.yaml' },
        loader_module: 'mlflow.onnx',
        python_version: onnxEnvironment.python,
      },
    },
    mlflow_version: onnxEnvironment.mlflow,
    model_size_bytes: bytes.length,
    model_uuid: store.ids.runId(),
    run_id: run.id,
    ...(hasExample ? { saved_input_example_info: EXAMPLE_INFO } : {}),
    signature: signatureOf(contract),
    utc_time_created: store.clock.now().toISOString().replace('T', ' ').replace('Z', '000'),
  };
}

function signatureOf(contract: ModelContract): MetaMap {
  const tensor = (name: string, dtype: string): object => ({
    name,
    type: 'tensor',
    'tensor-spec': { dtype, shape: [-1] },
  });
  const inputs = Object.entries(contract.features).map(([name, field]) =>
    tensor(name, field.type === 'number' ? 'float64' : 'object'),
  );
  const outputs = [tensor('probability', 'float64'), tensor('decision', 'int64')];
  return { inputs: JSON.stringify(inputs), outputs: JSON.stringify(outputs), params: null };
}

const EXAMPLE_INFO: MetaMap = {
  artifact_path: 'input_example.json',
  pandas_orient: 'split',
  serving_input_path: 'serving_input_example.json',
  type: 'dataframe',
};

function exampleFiles(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string | number | null>>[],
): Readonly<Record<string, string>> {
  const split = { columns, data: rows.map((row) => columns.map((name) => row[name] ?? null)) };
  return {
    'input_example.json': JSON.stringify(split),
    'serving_input_example.json': JSON.stringify({ dataframe_split: split }),
  };
}

function checkModel(
  bytes: Uint8Array,
  columns: readonly string[],
  rows: OnnxModelOptions['inputExample'],
): void {
  const wrong = rows?.findIndex(
    (row) => Object.keys(row).sort().join() !== [...columns].sort().join(),
  );
  if (bytes.length > 0 && (wrong === undefined || wrong === -1)) return;
  const problem =
    bytes.length === 0
      ? 'the model must have bytes; received none; export it first'
      : `input example ${wrong} must have exactly the features ${columns.join(', ')}; received other columns; give one value for each`;
  throw new RegistryError('REGISTRY_VALUE_INVALID', { message: `registry: ${problem}` });
}
