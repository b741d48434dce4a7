// Started by engine/telemetry.test.ts in a process of its own: does what its argument says and
// prints, as JSON, whether a row was scored or which error stopped it.
import { isMainThread, parentPort, SHARE_ENV, Worker, workerData } from 'node:worker_threads';

const mode: string = isMainThread ? process.argv[2]! : workerData;

async function score(): Promise<string> {
  const { createScoreBatch } = await import('../../src/index.ts');
  const { fixture, golden, tableOf } = await import('./lending.ts');
  try {
    const scores = await createScoreBatch()(fixture('lending-1.onnx'), tableOf(golden.rows));
    // Telemetry writes its files from a thread of its own: give it time to do so.
    await new Promise((resolve) => setTimeout(resolve, 200));
    return `scored ${scores.probability.length}`;
  } catch (error) {
    return String((error as { code?: string }).code ?? error);
  }
}

async function inWorker(data: string, options: object = {}): Promise<string> {
  const worker = new Worker(new URL(import.meta.url), { workerData: data, ...options });
  return await new Promise((resolve, reject) => {
    worker.on('message', resolve).on('error', reject);
  });
}

async function answer(): Promise<string> {
  switch (mode) {
    case 'main':
    case 'score':
      return await score();
    case 'worker':
      return await inWorker('score');
    case 'worker-with-its-own-copy':
      return await inWorker('score', { env: { ...process.env, ORT_DISABLE_TELEMETRY: '1' } });
    case 'worker-of-a-worker-that-set-it':
      return await inWorker('set-and-start');
    case 'set-and-start':
      process.env['ORT_DISABLE_TELEMETRY'] = '1';
      return await inWorker('score');
    case 'worker-that-shares':
      return await inWorker('score', { env: SHARE_ENV });
    case 'worker-after-import':
      await import('../../src/index.ts');
      return await inWorker('score');
    case 'worker-with-an-emptied-environment':
      await import('../../src/index.ts');
      return await inWorker('score', { env: {} });
    default:
      throw new Error(`no such mode: ${mode}`);
  }
}

const text = await answer();
if (isMainThread) process.stdout.write(text);
else parentPort!.postMessage(text);
