import { type CharacterSet, characterSet, complement } from './character-set.ts';
import { parseEscape } from './parse-escape.ts';
import type { PatternCursor } from './pattern-cursor.ts';
import { PatternProblem } from './pattern-problem.ts';

/** The characters of `[…]`; the opening bracket has been passed. */
export function parseClass(cursor: PatternCursor): CharacterSet {
  const at = cursor.at - 1;
  const isNegated = cursor.take('^');
  const ranges: (readonly [number, number])[] = [];
  while (!cursor.take(']')) {
    if (cursor.isAtEnd()) throw new PatternProblem('a "[" must be closed', at);
    const first = parseMember(cursor);
    const dash = cursor.at;
    if (!cursor.take('-') || cursor.peek() === ']') {
      // A dash at the end of a class stands for itself.
      cursor.at = dash;
      ranges.push(...first);
      continue;
    }
    const last = parseMember(cursor);
    const [from, to] = [onlyPoint(first), onlyPoint(last)];
    if (from === undefined || to === undefined || from > to) {
      throw new PatternProblem('a range must go from one character up to another', dash);
    }
    ranges.push([from, to]);
  }
  const set = characterSet(ranges);
  return isNegated ? complement(set) : set;
}

function parseMember(cursor: PatternCursor): CharacterSet {
  if (cursor.take('\\')) return parseEscape(cursor);
  const point = cursor.next().codePointAt(0) ?? 0;
  return [[point, point]];
}

function onlyPoint(set: CharacterSet): number | undefined {
  const [range] = set;
  return set.length === 1 && range![0] === range![1] ? range![0] : undefined;
}
