import { describe, expect, it } from 'vitest';
import {
  groupTensorOfClass,
  type MulticlassCounts,
  multiclassCounts,
  multiclassDisparities,
  multiclassRates,
} from '../../../src/fairness/index.ts';
import { codeOf } from '../beyond-tensor.ts';

const sound = multiclassCounts({
  yTrue: ['a', 'b', 'c', 'a'],
  yPred: ['a', 'c', 'c', 'b'],
  sensitive: { sex: ['f', 'f', 'm', null] },
});
const [first, ...others] = sound.cells;
const withFirst = (change: object): unknown => ({
  ...sound,
  cells: [{ ...first, ...change }, ...others],
});
const withCount = (count: unknown): unknown =>
  withFirst({ counts: [count, ...first!.counts.slice(1)] });

const edits: Readonly<Record<string, unknown>> = {
  'no counts': undefined,
  'an empty object': {},
  'a negative count': withCount(-1),
  'a fraction of a row': withCount(0.5),
  'fractions that add up': withFirst({ counts: [0.5, 0.5, ...first!.counts.slice(2)] }),
  'not a number': withCount(Number.NaN),
  'a text': withCount('1'),
  'a pair of classes that is gone': withFirst({ counts: first!.counts.slice(1) }),
  'a group of two values': withFirst({ group: ['f', 'm'] }),
  'a group twice': withFirst({ group: others[0]!.group }),
  'other rows': { ...sound, rows: 99 },
  'a class twice': { ...sound, classes: ['a', 'a', 'c'] },
  'one class': { ...sound, classes: ['a'] },
  'no attribute': { ...sound, sensitive: [] },
};

describe.each([
  ['multiclassRates', multiclassRates],
  ['multiclassDisparities', multiclassDisparities],
  ['groupTensorOfClass', (counts: MulticlassCounts) => groupTensorOfClass(counts, 'a')],
] as const)('%s', (_name, read) => {
  it.each(Object.entries(edits))('refuses %s', (_what, edited) => {
    expect(codeOf(() => read(edited as MulticlassCounts))).toBe('GOVERNANCE_TENSOR_INVALID');
  });
});
