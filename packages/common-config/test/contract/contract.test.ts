import { expect, test } from 'vitest';
import { contractDigest, defineContract, type InputRow } from '../../src/contract/index.ts';

const definition = {
  name: 'lending',
  task: 'binary_classification',
  features: {
    ratio: { type: 'number', minimum: 0 },
    home: { type: 'category', values: ['own', 'rent'], nullable: true },
  },
  target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
  protectedAttributes: { age_group: { type: 'number', column: 'age' } },
} as const;

function refused(change: object): string {
  try {
    defineContract({ ...definition, ...change } as unknown as typeof definition);
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
}

test('a contract is frozen data with one digest', () => {
  const contract = defineContract(definition);
  expect(Object.isFrozen(contract.features['home'])).toBe(true);
  expect(contractDigest(defineContract(JSON.parse(JSON.stringify(contract))))).toBe(
    contractDigest(contract),
  );
});

test('rows are typed by the contract', () => {
  const contract = defineContract(definition);
  const row: InputRow<typeof contract> = { ratio: 1, home: null };
  expect(row.ratio).toBe(1);
  // @ts-expect-error an input is missing
  const missing: InputRow<typeof contract> = { home: 'own' };
  // @ts-expect-error the protected attribute is not an input
  const fed: InputRow<typeof contract> = { ratio: 1, home: 'own', age_group: 30 };
  // @ts-expect-error no such category
  const unseen: InputRow<typeof contract> = { ratio: 1, home: 'castle' };
  expect([missing, fed, unseen]).toHaveLength(3);
});

test('a protected attribute cannot be an input, under its own name or by its column', () => {
  expect(refused({ features: { age: { type: 'number' } } })).toMatch(
    /features\.age: is the protected attribute "age_group"/,
  );
  expect(refused({ features: { years: { type: 'number', column: 'age' } } })).toMatch(
    /features\.years/,
  );
  expect(refused({ features: { age_group: { type: 'number', column: 'x' } } })).toMatch(
    /features\.age_group/,
  );
});

test('the target cannot be an input', () => {
  expect(refused({ features: { deny: { type: 'category', values: ['no', 'yes'] } } })).toMatch(
    /features\.deny: is the target/,
  );
});

test('every problem is reported at once', () => {
  const message = refused({
    features: {
      a: { type: 'number', minimum: 2, maximum: 1 },
      b: { type: 'category', values: ['x', 'x'] },
    },
    target: { name: 'deny', values: ['no', 'no'], positive: 'perhaps', favourable: 'no' },
  });
  expect(message).toMatch(/4 problem\(s\)/);
  for (const part of ['a.maximum', 'b.values', 'target.values', 'target.positive']) {
    expect(message).toContain(part);
  }
});

test('unknown keys, wrong types and an empty set of inputs are refused', () => {
  expect(refused({ features: {} })).toMatch(/at least one input/);
  expect(refused({ featurs: {} })).toMatch(/featurs/);
  expect(refused({ task: 'regression' })).toMatch(/task/);
  expect(refused({ features: { '1 a': { type: 'number' } } })).toMatch(/features/);
});
