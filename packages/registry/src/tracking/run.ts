import { join } from 'node:path';
import { RegistryError } from '../errors.ts';
import { createFolder, replaceFile } from '../store/durable.ts';
import { type MetaMap, writeMeta } from '../store/meta-yaml.ts';
import { checkText } from '../store/names.ts';
import { type Store, uriOf } from '../store/store.ts';
import { ensureExperiment } from './experiment.ts';
import { writeArtifact, writeMetrics, writeParams, writeTags } from './run-files.ts';

export interface RunOptions {
  readonly experiment: string;
  /** Where absent, the run's id. */
  readonly runName?: string;
  /** Who runs it: MLflow cannot read a run without one. */
  readonly user: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** How a run ends. */
export type RunStatus = 'FINISHED' | 'FAILED';

/** One run: open for writing until it is finished. */
export interface Run {
  readonly id: string;
  readonly experimentId: string;
  readonly name: string;
  /** Absolute path of the folder that the artifacts are in. */
  readonly artifactFolder: string;
  /** Writes params once: the same value again is accepted, another is `REGISTRY_PARAM_IMMUTABLE`. */
  logParams(params: Readonly<Record<string, string | number | boolean>>): Promise<void>;
  /** Appends one value per metric; NaN and the infinities are kept as such. `step` is 0 by default. */
  logMetrics(
    metrics: Readonly<Record<string, number>>,
    options?: { readonly step?: number },
  ): Promise<void>;
  /** Writes an artifact whole, or replaces it whole. */
  logArtifact(path: string, content: Uint8Array | string): Promise<void>;
  setTags(tags: Readonly<Record<string, string>>): Promise<void>;
  /** Ends the run; everything after it is `REGISTRY_RUN_FINISHED`. */
  finish(status: RunStatus): Promise<void>;
}

const STATUS = { RUNNING: 1, FINISHED: 3, FAILED: 4 } as const;

/** Starts a run, with its empty folders: without them MLflow does not find it. */
export async function startRun(store: Store, options: RunOptions): Promise<Run> {
  const id = store.ids.runId();
  const name = options.runName ?? id;
  checkText('the run name', name, 500);
  checkText('the user', options.user, 500);
  const experimentId = await ensureExperiment(store, options.experiment);
  const folder = join(store.root, experimentId, id);
  const meta: MetaMap = {
    artifact_uri: `${uriOf(folder)}/artifacts`,
    deleted_time: null,
    end_time: null,
    entry_point_name: '',
    experiment_id: experimentId,
    lifecycle_stage: 'active',
    run_id: id,
    run_name: name,
    source_name: '',
    source_type: 4,
    source_version: '',
    start_time: store.clock.now().getTime(),
    status: STATUS.RUNNING,
    tags: [],
    user_id: options.user,
  };
  await createFolder(store, folder, {
    'meta.yaml': writeMeta(meta),
    metrics: null,
    params: null,
    tags: null,
    artifacts: null,
  });
  await writeTags(store, folder, {
    ...options.tags,
    'mlflow.runName': name,
    'mlflow.user': options.user,
    'mlflow.source.type': 'LOCAL',
  });
  return runHandle(store, folder, { id, experimentId, name, meta });
}

function runHandle(
  store: Store,
  folder: string,
  run: {
    readonly id: string;
    readonly experimentId: string;
    readonly name: string;
    readonly meta: MetaMap;
  },
): Run {
  let finished = false;
  const { id, experimentId, name, meta } = run;
  const whileOpen = async (write: () => Promise<void>): Promise<void> => {
    if (finished) {
      throw new RegistryError('REGISTRY_RUN_FINISHED', {
        message: `registry: run ${id} must be running to be written to; it is finished; start another run`,
        details: { run: id },
      });
    }
    await write();
  };
  return {
    id,
    experimentId,
    name,
    artifactFolder: join(folder, 'artifacts'),
    logParams: (params) => whileOpen(() => writeParams(store, folder, params)),
    logMetrics: (metrics, { step = 0 } = {}) =>
      whileOpen(() => writeMetrics(store, folder, metrics, step)),
    logArtifact: (path, content) => whileOpen(() => writeArtifact(store, folder, path, content)),
    setTags: (tags) => whileOpen(() => writeTags(store, folder, tags)),
    finish: (status) =>
      whileOpen(async () => {
        finished = true;
        const ended = { end_time: store.clock.now().getTime(), status: STATUS[status] };
        await replaceFile(store, join(folder, 'meta.yaml'), writeMeta({ ...meta, ...ended }));
      }),
  };
}
