import { isMainThread } from 'node:worker_threads';
import { InferenceError } from '../errors.ts';

const VARIABLE = 'ORT_DISABLE_TELEMETRY';

// At import, so that a main thread that imports the engine has told every worker it starts later.
// Only "1" counts: onnxruntime reads "0" as "on".
process.env[VARIABLE] = '1';

/**
 * Makes sure that onnxruntime sends nothing, before its binding is loaded.
 *
 * onnxruntime asks the environment of the process, once, at its first session. On the main thread
 * (and in a worker that shares the environment) setting the variable is enough. The environment of
 * any other worker is a copy: what it says, or what a parent worker wrote into its own, is not what
 * onnxruntime will read. So there the process itself is asked.
 *
 * @throws InferenceError `INFERENCE_TELEMETRY_ON` in a worker of a process that has no such variable.
 */
export function assertTelemetryOff(): void {
  process.env[VARIABLE] = '1';
  if (isMainThread || variableOfProcess(VARIABLE) === '1') return;
  throw new InferenceError('INFERENCE_TELEMETRY_ON', {
    message: `onnxruntime: ${VARIABLE} must be "1" in the environment of the process before the first session; this worker has a copy of the environment, and setting it here does not help; import @codexhub/inference on the main thread first, or start the process with ${VARIABLE}=1`,
    details: { variable: VARIABLE },
  });
}

// The type definitions know neither switch as yet.
interface Report {
  excludeNetwork?: boolean;
  excludeEnv?: boolean;
  getReport(): object;
}

/**
 * A variable of the real environment of the process, which in a worker `process.env` does not show.
 * Node's diagnostic report reads it from the operating system; network and DNS are left out of it.
 */
function variableOfProcess(name: string): string | undefined {
  const report: Report = process.report;
  const before = { network: report.excludeNetwork, env: report.excludeEnv };
  try {
    report.excludeNetwork = true;
    report.excludeEnv = false;
    const { environmentVariables } = report.getReport() as {
      readonly environmentVariables?: Readonly<Record<string, string>>;
    };
    return environmentVariables?.[name];
  } finally {
    report.excludeNetwork = before.network ?? false;
    report.excludeEnv = before.env ?? false;
  }
}
