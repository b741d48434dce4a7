import { expect, test } from 'vitest';
import { decide } from '../../src/index.ts';

const denial = {
  target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
} as const;
const grant = { target: { ...denial.target, favourable: 'yes' } } as const;

test('the favourable label is decided from the threshold on, the threshold included', () => {
  expect([...decide(denial, [0.2, 0.25, 0.3], 0.75)]).toEqual([0, 0, 1]);
  expect([...decide(grant, [0.7, 0.75, 0.8], 0.75)]).toEqual([0, 1, 1]);
});

test('0 decides everything favourably; 1 only what is certain', () => {
  expect([...decide(denial, [0, 0.5, 1], 0)]).toEqual([0, 0, 0]);
  expect([...decide(denial, [0, 0.5, 1], 1)]).toEqual([0, 1, 1]);
});

test.each([Number.NaN, -0.1, 1.1, Infinity])(
  'the probability %d is refused with its index',
  (value) => {
    expect(() => decide(denial, [0.5, value], 0.5)).toThrow(
      expect.objectContaining({
        code: 'TRAINING_SCORES_INVALID',
        details: expect.objectContaining({ index: 1 }),
      }),
    );
  },
);

test.each([Number.NaN, -0.1, 1.1])('the threshold %d is refused', (threshold) => {
  expect(() => decide(denial, [], threshold)).toThrow(
    expect.objectContaining({ code: 'TRAINING_OPTION_INVALID' }),
  );
});
