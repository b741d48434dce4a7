import { LF } from '../csv/csv-dialect.ts';
import { isBlank } from './json-bytes.ts';
import type { TakeValue, ValueSplitter } from './value-splitter.ts';

/** Every line that is not blank is a value. */
export function createLineSplitter(): ValueSplitter {
  let line = 1;
  return {
    get line(): number {
      return line;
    },
    split: (bytes, from, to, isLast, take): number => {
      let at = from;
      for (let end = bytes.indexOf(LF, at); end >= 0 && end < to; end = bytes.indexOf(LF, at)) {
        takeLine(bytes, at, end, line, take);
        at = end + 1;
        line += 1;
      }
      if (!isLast) return at;
      takeLine(bytes, at, to, line, take);
      return to;
    },
  };
}

function takeLine(
  bytes: Uint8Array,
  from: number,
  to: number,
  line: number,
  take: TakeValue,
): void {
  let start = from;
  while (start < to && isBlank(bytes[start]!)) start += 1;
  if (start < to) take(start, to, line);
}
