import { expect, test } from 'vitest';
import {
  assertScorable,
  assertSignature,
  type ModelSignature,
  type TensorInfo,
} from '../../src/engine/signature.ts';
import { lending } from '../support/lending.ts';

const column = (name: string, type: string, shape: TensorInfo['shape'] = ['N']): TensorInfo => ({
  name,
  type,
  shape,
});
const good: ModelSignature = {
  inputs: [
    column('purpose', 'string'),
    column('debt_ratio', 'float64'),
    column('loan_ratio', 'float64', ['']),
  ],
  outputs: [
    column('decision', 'int64'),
    column('probability', 'float64'),
    column('extra', 'float32'),
  ],
};

function problemsOf(signature: ModelSignature): unknown {
  try {
    assertScorable(signature);
    assertSignature(signature, lending);
  } catch (error) {
    return (error as { details: { problems: unknown } }).details.problems;
  }
  return [];
}

test('the order of the inputs does not count, nor an output that nobody asks for', () => {
  expect(problemsOf(good)).toEqual([]);
});

const [purpose, debt, loan] = good.inputs as [TensorInfo, TensorInfo, TensorInfo];
const [decision, probability] = good.outputs as [TensorInfo, TensorInfo];

test.each<[string, Partial<ModelSignature>, string[]]>([
  ['missing input', { inputs: [purpose, debt] }, ['input "loan_ratio" is missing']],
  [
    'extra input, such as a protected attribute',
    { inputs: [...good.inputs, column('sex', 'string')] },
    ['input "sex" is not in the contract'],
  ],
  [
    'numbers where the contract has categories',
    { inputs: [column('purpose', 'float64'), debt, loan] },
    ['"purpose" must be string [N], it is float64 [N]'],
  ],
  [
    'another precision, a matrix, a batch of fixed size',
    {
      inputs: [purpose, column('debt_ratio', 'float32'), column('loan_ratio', 'float64', ['N', 1])],
      outputs: [column('decision', 'int64', [1]), probability],
    },
    [
      '"debt_ratio" must be float64 [N], it is float32 [N]',
      '"loan_ratio" must be float64 [N], it is float64 [N, 1]',
      '"decision" must be int64 [N], it is int64 [1]',
    ],
  ],
  ['no probability', { outputs: [decision] }, ['output "probability" is missing']],
  [
    'a map, as ZipMap gives it',
    { outputs: [decision, column('probability', 'not_a_tensor', [])] },
    ['"probability" must be float64 [N], it is not_a_tensor []'],
  ],
])('%s', (_, fault, problems) => {
  expect(problemsOf({ ...good, ...fault })).toEqual(problems);
});
