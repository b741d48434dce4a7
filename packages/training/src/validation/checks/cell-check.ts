import type { Finding, RunningCheck } from '../finding.ts';
import type { ColumnPart } from '../readers/column-part.ts';
import type { ColumnReader } from '../readers/column-reader.ts';
import type { RowSample } from '../row-sample.ts';

/** How many cells of a part do not conform; the check samples their rows as it finds them. */
export type JudgePart = (part: ColumnPart) => number | 'wrong_kind';

/** A check that judges the cells of one column, one by one; missing cells are not judged. */
export function cellCheck(reader: ColumnReader, sample: RowSample, judge: JudgePart): RunningCheck {
  let unexpected = 0;
  let isWrongKind = false;
  return {
    update: (): void => {
      if (!reader.part || isWrongKind) return;
      const found = judge(reader.part);
      if (found === 'wrong_kind') isWrongKind = true;
      else unexpected += found;
    },
    finish: (): Finding => {
      if (isWrongKind) return { kind: 'none', reason: 'wrong_kind' };
      return emptiness(reader) ?? cellsFinding(reader, unexpected, sample);
    },
  };
}

/** What there is to say where a column cannot be read, or has no cell to judge. */
export function emptiness(reader: ColumnReader): Finding | undefined {
  if (reader.problem) return { kind: 'none', reason: reader.problem };
  if (reader.rows === 0) return { kind: 'none', reason: 'no_rows' };
  return reader.present === 0 ? { kind: 'none', reason: 'no_values' } : undefined;
}

function cellsFinding(reader: ColumnReader, unexpected: number, sample: RowSample): Finding {
  const { rows, missing, present } = reader;
  return { kind: 'cells', elements: rows, missing, judged: present, unexpected, sample };
}
