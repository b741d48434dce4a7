import { defineContract } from '@codexhub/common-config/contract';
import { expect, expectTypeOf, test } from 'vitest';
import { createInferenceService, type InferenceService, type Prediction } from '../../src/index.ts';
import { codeOf, fixture, lending } from '../support/lending.ts';
import { memorySource } from '../support/memory-source.ts';

function serviceOf(): InferenceService<typeof lending> {
  const source = memorySource();
  source.serve('1', fixture('lending-1.onnx'));
  return createInferenceService({
    source,
    contract: lending,
    alias: 'champion',
    cache: { ttlSeconds: 60, maxStaleSeconds: 0 },
    concurrency: { limit: 1, queue: 0 },
  });
}

const INVALID = 'INFERENCE_INPUT_INVALID';

test('what the compiler refuses is refused at run time, too', async () => {
  await using service = serviceOf();
  // @ts-expect-error an input is missing
  const missing = service.predict({ debt_ratio: 0.3, loan_ratio: null });
  expect(await codeOf(missing)).toBe(INVALID);
  const fed = service.predict({
    debt_ratio: 0.3,
    loan_ratio: null,
    purpose: 'car',
    // @ts-expect-error a protected attribute
    sex: 'f',
  });
  expect(await codeOf(fed)).toBe(INVALID);
  // @ts-expect-error a category that the contract does not have
  const unknown = service.predict({ debt_ratio: 0.3, loan_ratio: null, purpose: 'boat' });
  expect(await codeOf(unknown)).toBe(INVALID);
  // @ts-expect-error a text for a number
  const text = service.predict({ debt_ratio: '0.3', loan_ratio: null, purpose: 'car' });
  expect(await codeOf(text)).toBe(INVALID);
  // @ts-expect-error null where the contract does not allow it
  const nothing = service.predict({ debt_ratio: null, loan_ratio: null, purpose: 'car' });
  expect(await codeOf(nothing)).toBe(INVALID);
});

test('a decision is one of the labels of the contract', async () => {
  await using service = serviceOf();
  const { decision } = await service.predict({ debt_ratio: 3, loan_ratio: 2, purpose: 'home' });
  expectTypeOf(decision).toEqualTypeOf<'no' | 'yes'>();
  // @ts-expect-error no such label
  expect(decision === 'maybe').toBe(false);
  expect(decision).toBe('yes');
});

test('a contract that is only known at run time gives strings', () => {
  const loaded = defineContract(JSON.parse(JSON.stringify(lending)));
  expect(loaded).toEqual(lending);
  expectTypeOf<Prediction['decision']>().toEqualTypeOf<string>();
});
