import { CR, type CsvDialect, LF } from './csv-dialect.ts';

/** Walks over one record whose cells nobody reads, through as many pieces as it takes. */
export interface RecordWalker {
  /** The place of the line end, or `to` where it has not come yet. */
  walk(bytes: Uint8Array, from: number, to: number): number;
  /** Line feeds that were passed inside of quotes. */
  readonly lineFeeds: number;
  /** How many line feeds stood before the quote that is open; undefined where none is. */
  readonly openQuote: number | undefined;
}

export function createRecordWalker({ delimiter, quote }: CsvDialect): RecordWalker {
  let lineFeeds = 0;
  let quoted = false;
  let openedAfter = 0;
  let cellStart = true;
  let hasClosed = false;
  return {
    get lineFeeds(): number {
      return lineFeeds;
    },
    get openQuote(): number | undefined {
      return quoted ? openedAfter : undefined;
    },
    walk: (bytes, from, to): number => {
      for (let at = from; at < to; at += 1) {
        const byte = bytes[at]!;
        if (quoted) {
          // A doubled quote closes and opens again: the next quote counts as an opening one.
          quoted = byte !== quote;
          cellStart = true;
          hasClosed = !quoted;
          if (byte === LF) lineFeeds += 1;
          continue;
        }
        if (byte === LF || byte === CR) return at;
        quoted = byte === quote && cellStart;
        if (quoted && !hasClosed) openedAfter = lineFeeds;
        hasClosed = false;
        cellStart = byte === delimiter;
      }
      return to;
    },
  };
}
