import { expect, test } from 'vitest';
import { allocate } from '../../src/splits/allocate.ts';
import { createLegacyGenerator } from '../../src/splits/legacy-generator.ts';
import { readFixture } from '../fixtures/read-fixture.ts';

interface Fixture {
  readonly permutations: { seed: number; length: number; values: number[] }[];
  readonly allocations: { counts: number[]; draws: number; seed: number; taken: number[] }[];
}

const { permutations, allocations } = readFixture<Fixture>('splits');

test.each(permutations)(
  'permutation($length) of seed $seed is NumPy’s',
  ({ seed, length, values }) => {
    expect([...createLegacyGenerator(seed).permutation(length)]).toEqual(values);
  },
);

test('the permutation of seed 42 that everybody knows', () => {
  expect([...createLegacyGenerator(42).permutation(10)]).toEqual([8, 1, 5, 0, 7, 2, 9, 4, 3, 6]);
});

test('300 allocations are those of scikit-learn, ties and large counts alike', () => {
  const ours = allocations.map(({ counts, draws, seed }) => [
    ...allocate(counts, draws, createLegacyGenerator(seed)),
  ]);
  expect(ours).toEqual(allocations.map(({ taken }) => taken));
});

test('the allocations of scikit-learn’s docstring', () => {
  const taken = (counts: number[], draws: number, seed: number) => [
    ...allocate(counts, draws, createLegacyGenerator(seed)),
  ];
  expect(taken([4, 2], 3, 0)).toEqual([2, 1]);
  expect(taken([5, 2], 4, 0)).toEqual([3, 1]);
  expect(taken([2, 2, 2, 1], 2, 0)).toEqual([0, 1, 1, 0]);
  expect(taken([2, 2, 2, 1], 2, 42)).toEqual([1, 1, 0, 0]);
});
