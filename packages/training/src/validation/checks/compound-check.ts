import type { Expectation } from '@codexhub/common-config/contract';
import { createNumberIndex } from '../../internal/number-index.ts';
import type { CheckContext } from '../check-context.ts';
import type { Finding, RunningCheck, WithoutReason } from '../finding.ts';
import { takeBytes } from '../memory-budget.ts';
import { createCellIdentities } from '../readers/row-identities.ts';
import { createValueTally } from '../readers/value-tally.ts';

const IDENTITIES = 2 ** 26;

type Compound = Extract<Expectation, { type: 'compound_columns_unique' }>;

/**
 * No two rows agree in all of the columns. A missing cell equals a missing cell; a row where all of
 * them are missing is not judged.
 */
export function compoundCheck({ columns, where }: Compound, context: CheckContext): RunningCheck {
  const readers = columns.map((column) => context.reader(column, where));
  const sample = context.sample(columns);
  const identities = columns.map(createCellIdentities);
  // Two identities at a time make one: a pair is the number a · 2²⁶ + b, exact as long as both are below 2²⁶.
  const pairs = columns.slice(1).map(createNumberIndex);
  const tally = createValueTally(sample);
  let held = 0;
  let ignored = 0;
  let problem: WithoutReason | undefined;
  return {
    update: (): void => {
      const parts = readers.map(({ part }) => part);
      const [first] = parts;
      if (problem || !first || parts.includes(undefined)) return;
      const { mask, firstRow } = first;
      const ids = parts.map((part, at) => identities[at]!.idsOf(part!.column));
      const rows = ids[0]!.length;
      const keys = new Float64Array(rows).fill(Number.NaN);
      for (let row = 0; row < rows; row += 1) {
        if (mask && mask[row] === 0) continue;
        let key = ids[0]![row]!;
        let any = key;
        for (let at = 1; at < ids.length; at += 1) {
          const id = ids[at]![row]!;
          any |= id;
          key = pairs[at - 1]!.idOf(key * IDENTITIES + id);
        }
        if (any === 0) ignored += 1;
        else keys[row] = key;
      }
      tally.addNumbers({ kind: 'number', values: keys }, undefined, firstRow);
      const bytes =
        tally.bytes() +
        identities.reduce((sum, one) => sum + one.bytes(), 0) +
        pairs.reduce((sum, one) => sum + one.bytes, 0);
      const isFull = tally.distinct() >= IDENTITIES || pairs.some(({ size }) => size >= IDENTITIES);
      if (isFull || !takeBytes(context.budget, bytes - held)) problem = 'memory_limit';
      held = bytes;
    },
    finish: (): Finding => {
      const reason = readers.map((one) => one.problem).find(Boolean) ?? problem;
      if (reason) return { kind: 'none', reason };
      const { rows } = readers[0]!;
      if (rows === 0) return { kind: 'none', reason: 'no_rows' };
      if (rows === ignored) return { kind: 'none', reason: 'no_values' };
      const unexpected = tally.duplicated();
      const judged = rows - ignored;
      return { kind: 'cells', elements: rows, missing: ignored, judged, unexpected, sample };
    },
  };
}
