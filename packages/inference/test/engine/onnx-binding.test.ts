import { expect, test, vi } from 'vitest';
import { createOnnxEngine } from '../../src/index.ts';
import { codeOf } from '../support/lending.ts';

vi.mock('onnxruntime-node', () => {
  throw new Error('no binary for this platform');
});

test('a platform without a binary is told so', async () => {
  const loading = createOnnxEngine().load(new Uint8Array(1));
  expect(await codeOf(loading)).toBe('INFERENCE_ENGINE_UNAVAILABLE');
});
