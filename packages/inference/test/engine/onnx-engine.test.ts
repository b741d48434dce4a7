import { categoryColumn, createTable, numberColumn } from '@codexhub/common-config/columns';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createOnnxEngine, createScoreBatch } from '../../src/index.ts';
import { codeOf, fixture, golden, type LendingRow, tableOf } from '../support/lending.ts';

const SEED = 20261121;
const scoreBatch = createScoreBatch();

describe('scores', () => {
  test.each([['lending-1'], ['lending-2']] as const)(
    '%s: as Python computes them',
    async (name) => {
      const { probability, decision } = await scoreBatch(
        fixture(`${name}.onnx`),
        tableOf(golden.rows),
      );
      const expected = golden.probability[name];
      expect(probability).toBeInstanceOf(Float64Array);
      expected.forEach((value, row) => {
        expect(Math.abs(probability[row]! - value)).toBeLessThanOrEqual(1e-15);
      });
      expect(decision).toEqual(Uint8Array.from(expected, (value) => (value >= 0.5 ? 1 : 0)));
    },
  );

  test('a missing number is NaN and a missing category the empty string', async () => {
    const { probability } = await scoreBatch(
      fixture('lending-1.onnx'),
      tableOf([
        { debt_ratio: 0.3, loan_ratio: null, purpose: null },
        { debt_ratio: 0.3, loan_ratio: 0.8, purpose: null },
        { debt_ratio: 0.3, loan_ratio: 0.8, purpose: 'home' },
      ]),
    );
    expect(probability[0]).toBe(probability[1]);
    expect(probability[1]).not.toBe(probability[2]);
  });

  test('other columns of the table are not looked at, and no rows give no scores', async () => {
    const { columns } = tableOf([]);
    const table = createTable(new Map([...columns, ['sex', categoryColumn([])]]));
    expect((await scoreBatch(fixture('lending-1.onnx'), table)).probability).toHaveLength(0);
  });

  test('a row has the same bits in whatever batch it is scored', async () => {
    const session = await createOnnxEngine().load(fixture('lending-1.onnx'));
    const row: fc.Arbitrary<LendingRow> = fc.record({
      debt_ratio: fc.double({ min: 0, max: 10, noNaN: true }),
      loan_ratio: fc.option(fc.double({ min: -100, max: 100, noNaN: true })),
      purpose: fc.constantFrom('home' as const, 'car' as const, null),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (rows) => {
        const whole = await session.score(tableOf(rows));
        const single = await Promise.all(rows.map((one) => session.score(tableOf([one]))));
        expect([...whole.probability]).toEqual(single.map(({ probability }) => probability[0]));
      }),
      { seed: SEED, numRuns: 50 },
    );
    await session.release();
  });

  test('buffers that the caller changes after the call do not reach the run', async () => {
    const values = Float64Array.of(0.3);
    const table = createTable({
      debt_ratio: numberColumn(values),
      loan_ratio: numberColumn([0.9]),
      purpose: categoryColumn(['home']),
    });
    const session = await createOnnxEngine().load(fixture('lending-1.onnx'));
    const scoring = session.score(table);
    values[0] = 9;
    expect((await scoring).probability[0]).toBeCloseTo(golden.probability['lending-1'][0]!, 14);
    await session.release();
  });
});

describe('refusals', () => {
  const rows = tableOf(golden.rows);

  test.each([
    ['no bytes', new Uint8Array(0)],
    ['text', new TextEncoder().encode('not a model')],
    ['the first half of a model', fixture('lending-1.onnx').slice(0, 400)],
  ])('%s is no model', async (_, bytes) => {
    expect(await codeOf(scoreBatch(bytes, rows))).toBe('INFERENCE_MODEL_INVALID');
  });

  test.each([['float-inputs.onnx'], ['fixed-batch.onnx']])('%s cannot be scored', async (name) => {
    expect(await codeOf(scoreBatch(fixture(name), rows))).toBe('INFERENCE_SIGNATURE_MISMATCH');
  });

  test('a NaN that a graph answers is an error, not a prediction', async () => {
    expect(await codeOf(scoreBatch(fixture('not-a-number.onnx'), rows))).toBe(
      'INFERENCE_OUTPUT_INVALID',
    );
  });

  test('a run that fails is an error with its cause, and the session is still good', async () => {
    const session = await createOnnxEngine().load(fixture('reads-row-six.onnx'));
    expect(await codeOf(session.score(rows))).toBe('INFERENCE_RUN_FAILED');
    const seven = tableOf(Array.from({ length: 7 }, () => golden.rows[0]!));
    expect((await session.score(seven)).decision).toHaveLength(7);
    await session.release();
  });

  test('a column that is missing, or of another kind', async () => {
    const bytes = fixture('lending-1.onnx');
    const { columns } = rows;
    const without = new Map([...columns].filter(([name]) => name !== 'purpose'));
    expect(await codeOf(scoreBatch(bytes, createTable(without)))).toBe('COLUMN_MISSING');
    const swapped = new Map(columns).set('purpose', columns.get('debt_ratio')!);
    expect(await codeOf(scoreBatch(bytes, createTable(swapped)))).toBe('COLUMN_KIND');
  });

  test('a NUL in a category, which onnxruntime would cut there', async () => {
    const columns = new Map(tableOf([golden.rows[0]!]).columns);
    const table = createTable(columns.set('purpose', categoryColumn(['car\0home'])));
    expect(await codeOf(scoreBatch(fixture('lending-1.onnx'), table))).toBe(
      'INFERENCE_INPUT_INVALID',
    );
  });
});
