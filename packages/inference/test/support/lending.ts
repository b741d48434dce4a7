import { readFileSync } from 'node:fs';
import {
  categoryColumn,
  createTable,
  numberColumn,
  type Table,
} from '@codexhub/common-config/columns';
import { defineContract, type InputRow } from '@codexhub/common-config/contract';

export const lending = defineContract({
  name: 'lending',
  task: 'binary_classification',
  features: {
    debt_ratio: { type: 'number', minimum: 0, maximum: 10 },
    loan_ratio: { type: 'number', nullable: true },
    purpose: { type: 'category', values: ['home', 'car'], nullable: true },
  },
  target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
  protectedAttributes: { sex: { type: 'category', values: ['f', 'm'] } },
});

export type LendingRow = InputRow<typeof lending>;

interface Golden {
  readonly rows: readonly LendingRow[];
  readonly probability: Readonly<Record<'lending-1' | 'lending-2', readonly number[]>>;
}

/** The bytes of a fixture, as regenerate.py wrote them. */
export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));
}

export const golden = JSON.parse(
  readFileSync(new URL('../fixtures/golden.json', import.meta.url), 'utf8'),
) as Golden;

export function tableOf(rows: readonly LendingRow[]): Table {
  return createTable({
    debt_ratio: numberColumn(rows.map((row) => row.debt_ratio)),
    loan_ratio: numberColumn(rows.map((row) => row.loan_ratio)),
    purpose: categoryColumn(rows.map((row) => row.purpose)),
  });
}

/** The code of the error that a promise rejects with, or what it resolved to. */
export async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    return { resolved: await promise };
  } catch (error) {
    return (error as { code?: unknown }).code ?? error;
  }
}
