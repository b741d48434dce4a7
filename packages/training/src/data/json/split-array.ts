import { countLineFeeds } from '../csv/quotes.ts';
import { behindObject, isBlank } from './json-bytes.ts';
import type { TakeValue, ValueSplitter } from './value-splitter.ts';

const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const COMMA = 0x2c;

/** What may come next: the array, its first object or its end, a comma or the end, an object, nothing. */
type Awaited = 'array' | 'first' | 'comma' | 'object' | 'nothing';

/** Every object of the one array that the file holds is a value; anything else is refused. */
export function createArraySplitter(): ValueSplitter {
  let line = 1;
  let awaited: Awaited = 'array';

  /** Takes one sign or one object; gives the place behind it, `at` where more must be seen, or −1. */
  const step = (bytes: Uint8Array, at: number, to: number, take: TakeValue): number => {
    const byte = bytes[at];
    const isObject = byte === OPEN_BRACE && (awaited === 'first' || awaited === 'object');
    if (isObject) {
      const end = behindObject(bytes, at, to);
      if (end < 0) return at;
      take(at, end, line);
      line += countLineFeeds(bytes, at, end);
      awaited = 'comma';
      return end;
    }
    if (awaited === 'array' && byte === OPEN_BRACKET) awaited = 'first';
    else if (awaited === 'comma' && byte === COMMA) awaited = 'object';
    else if ((awaited === 'first' || awaited === 'comma') && byte === CLOSE_BRACKET) {
      awaited = 'nothing';
    } else return -1;
    return at + 1;
  };

  return {
    get line(): number {
      return line;
    },
    split: (bytes, from, to, isLast, take): number => {
      let at = from;
      while (at < to) {
        if (isBlank(bytes[at]!)) {
          line += countLineFeeds(bytes, at, at + 1);
          at += 1;
          continue;
        }
        const next = step(bytes, at, to, take);
        if (next === at) return isLast ? -1 : at;
        if (next < 0) return -1;
        at = next;
      }
      return isLast && awaited !== 'nothing' ? -1 : at;
    },
  };
}
