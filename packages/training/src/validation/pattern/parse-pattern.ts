import { anyCharacter } from './character-set.ts';
import { parseClass } from './parse-class.ts';
import { parseEscape } from './parse-escape.ts';
import { PatternCursor } from './pattern-cursor.ts';
import type { PatternNode } from './pattern-node.ts';
import { PatternProblem } from './pattern-problem.ts';

/**
 * Parses the regular expressions that a finite automaton can decide: characters, classes, groups,
 * alternatives, repetition and anchors, as ECMAScript writes them. What needs backtracking (back
 * references, look-around) is refused, as RE2 refuses it.
 * @throws PatternProblem
 */
export function parsePattern(text: string): PatternNode {
  const cursor = new PatternCursor(text);
  const node = parseChoice(cursor, 0);
  if (!cursor.isAtEnd()) throw new PatternProblem('a ")" must close a group', cursor.at);
  return node;
}

const DEEPEST = 100;

function parseChoice(cursor: PatternCursor, depth: number): PatternNode {
  if (depth > DEEPEST) throw new PatternProblem('groups must not be nested so deep', cursor.at);
  const options = [parseSequence(cursor, depth)];
  while (cursor.take('|')) options.push(parseSequence(cursor, depth));
  return options.length === 1 ? options[0]! : { kind: 'choice', options };
}

function parseSequence(cursor: PatternCursor, depth: number): PatternNode {
  const items: PatternNode[] = [];
  while (!cursor.isAtEnd() && cursor.peek() !== '|' && cursor.peek() !== ')') {
    items.push(parseRepeat(cursor, depth));
  }
  return { kind: 'sequence', items };
}

function parseRepeat(cursor: PatternCursor, depth: number): PatternNode {
  const at = cursor.at;
  const item = parseAtom(cursor, depth);
  const times = parseTimes(cursor);
  if (!times) return item;
  if (item.kind === 'start' || item.kind === 'end') {
    throw new PatternProblem('an anchor must not be repeated', at);
  }
  // Lazy or greedy: whether there is a match at all is the same.
  cursor.take('?');
  if (parseTimes(cursor)) throw new PatternProblem('a repetition must not be repeated', cursor.at);
  return { kind: 'repeat', item, ...times };
}

const COUNTED = /\{(\d{1,4})(,?)(\d{0,4})\}/y;

function parseTimes(cursor: PatternCursor): { least: number; most: number } | undefined {
  if (cursor.take('*')) return { least: 0, most: Infinity };
  if (cursor.take('+')) return { least: 1, most: Infinity };
  if (cursor.take('?')) return { least: 0, most: 1 };
  if (cursor.peek() !== '{') return undefined;
  const at = cursor.at;
  const [, from, comma, to] = cursor.match(COUNTED) ?? [];
  if (from === undefined || (!comma && to)) {
    throw new PatternProblem('a "{" must open a count such as {2} or {2,5}; escape it', at);
  }
  const least = Number(from);
  const most = comma ? (to ? Number(to) : Infinity) : least;
  if (least > most) throw new PatternProblem('a count must not fall', at);
  return { least, most };
}

function parseAtom(cursor: PatternCursor, depth: number): PatternNode {
  const at = cursor.at;
  const character = cursor.next();
  switch (character) {
    case '^':
      return { kind: 'start' };
    case '$':
      return { kind: 'end' };
    case '.':
      return { kind: 'character', set: anyCharacter };
    case '[':
      return { kind: 'character', set: parseClass(cursor) };
    case '\\':
      return { kind: 'character', set: parseEscape(cursor) };
    case '(':
      return parseGroup(cursor, depth);
    case '*':
    case '+':
    case '?':
      throw new PatternProblem(`"${character}" must follow what it repeats`, at);
    case '{':
    case '}':
    case ']':
      throw new PatternProblem(`a bare "${character}" must be escaped`, at);
    default:
      return literal(character);
  }
}

const NAME = /\?<[A-Za-z_]\w*>/y;

function parseGroup(cursor: PatternCursor, depth: number): PatternNode {
  const at = cursor.at - 1;
  if (cursor.peek() === '?' && !cursor.match(NAME)) {
    cursor.next();
    if (!cursor.take(':')) {
      throw new PatternProblem('look-around and flags are not matched in linear time', at);
    }
  }
  const inner = parseChoice(cursor, depth + 1);
  if (!cursor.take(')')) throw new PatternProblem('a group must be closed', at);
  return inner;
}

function literal(character: string): PatternNode {
  const point = character.codePointAt(0)!;
  return { kind: 'character', set: [[point, point]] };
}
