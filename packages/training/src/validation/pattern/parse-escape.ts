import { type CharacterSet, namedSets } from './character-set.ts';
import type { PatternCursor } from './pattern-cursor.ts';
import { PatternProblem } from './pattern-problem.ts';

const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0 };
const HEXADECIMAL = /x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}/y;
const PUNCTUATION = /[!-/:-@[-`{-~]/;

/** The characters that an escape stands for; the backslash has been passed. */
export function parseEscape(cursor: PatternCursor): CharacterSet {
  const at = cursor.at - 1;
  const hexadecimal = cursor.match(HEXADECIMAL);
  if (hexadecimal) {
    const point = Number.parseInt(hexadecimal[1] ?? hexadecimal[2] ?? hexadecimal[3]!, 16);
    if (point > 0x10_ffff) throw new PatternProblem('there is no such code point', at);
    return [[point, point]];
  }
  const character = cursor.next();
  const named = Object.hasOwn(namedSets, character) ? namedSets[character] : undefined;
  if (named) return named;
  const control = Object.hasOwn(CONTROLS, character) ? CONTROLS[character] : undefined;
  if (control !== undefined && !/\d/.test(cursor.peek())) return [[control, control]];
  if (PUNCTUATION.test(character)) return [[character.charCodeAt(0), character.charCodeAt(0)]];
  if (/[1-9k]/.test(character)) {
    throw new PatternProblem('back references are not matched in linear time', at);
  }
  throw new PatternProblem(`"\\${character}" has no meaning here`, at);
}
