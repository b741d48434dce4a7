import type { Expectation } from '@codexhub/common-config/contract';
import type { CheckContext } from '../check-context.ts';
import type { Finding, RunningCheck } from '../finding.ts';
import type { ColumnPart } from '../readers/column-part.ts';
import type { RowSample } from '../row-sample.ts';
import { cellCheck, emptiness } from './cell-check.ts';
import { sampleRows } from './sample-rows.ts';
import { isInside, scanIntegers, scanRange } from './scan-numbers.ts';

type Presence = Extract<Expectation, { type: 'values_not_null' | 'values_null' | 'values_unique' }>;

/** No cell is missing, every cell is, or no value comes twice. */
export function presenceCheck(
  { type, column, where }: Presence,
  context: CheckContext,
): RunningCheck {
  const reader = context.reader(column, where);
  const sample = context.sample([column]);
  if (type === 'values_unique') {
    const repeated = reader.needRepeated(sample);
    return {
      finish: (): Finding =>
        emptiness(reader) ?? {
          kind: 'cells',
          elements: reader.rows,
          missing: reader.missing,
          judged: reader.present,
          unexpected: reader.tally!.duplicated(),
          sample: repeated,
        },
    };
  }
  const which = type === 'values_null' ? 'present' : 'missing';
  return {
    update: (): void => {
      const { part } = reader;
      if (!part) return;
      const unexpected = which === 'missing' ? part.missing : part.rows - part.missing;
      if (unexpected > 0) sampleRows(part, which, sample);
    },
    finish: (): Finding => {
      if (reader.problem) return { kind: 'none', reason: reader.problem };
      if (reader.rows === 0) return { kind: 'none', reason: 'no_rows' };
      const { rows, missing, present } = reader;
      const unexpected = which === 'missing' ? missing : present;
      // Here the missing cells themselves are judged, and so all of them.
      return { kind: 'cells', elements: rows, missing, judged: rows, unexpected, sample };
    },
  };
}

/** Every cell that is there is of a kind. */
export function kindCheck(
  { column, kind, where }: Extract<Expectation, { type: 'values_of_type' }>,
  context: CheckContext,
): RunningCheck {
  const reader = context.reader(column, where);
  const sample = context.sample([column]);
  return cellCheck(reader, sample, (part) => {
    const present = part.rows - part.missing;
    const wanted = kind === 'integer' ? 'number' : kind;
    if (part.column.kind !== wanted) {
      sampleRows(part, 'present', sample);
      return present;
    }
    return kind === 'category' ? 0 : strangers(part, kind, sample);
  });
}

function strangers(
  part: ColumnPart,
  kind: 'number' | 'integer' | 'time',
  sample: RowSample,
): number {
  if (kind === 'integer') return scanIntegers(part, sample);
  const isClean = isInside(FINITE, part.minimum, part.maximum) && part.notANumber === 0;
  return isClean ? 0 : scanRange(part, FINITE, sample);
}

const FINITE = { minimum: -Number.MAX_VALUE, maximum: Number.MAX_VALUE };
