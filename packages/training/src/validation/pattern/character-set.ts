/** Code points as sorted, disjoint, closed ranges. */
export type CharacterSet = readonly (readonly [first: number, last: number])[];

const LAST = 0x10_ffff;

/** The set of the given ranges, sorted and merged. */
export function characterSet(ranges: CharacterSet): CharacterSet {
  const merged: [number, number][] = [];
  for (const [first, last] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const open = merged.at(-1);
    if (open && first <= open[1] + 1) open[1] = Math.max(open[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

/** Every code point that is not in the set. */
export function complement(set: CharacterSet): CharacterSet {
  const ranges: [number, number][] = [];
  let next = 0;
  for (const [first, last] of set) {
    if (first > next) ranges.push([next, first - 1]);
    next = last + 1;
  }
  if (next <= LAST) ranges.push([next, LAST]);
  return ranges;
}

const range = (text: string): [number, number] => [text.codePointAt(0)!, text.codePointAt(1)!];
const digits = [range('09')];
const words = characterSet([range('09'), range('AZ'), range('az'), range('__')]);
// The white space and the line ends of ECMAScript.
const spaces = characterSet([
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
]);
const lineEnds = characterSet([range('\n\n'), range('\r\r'), [0x2028, 0x2029]]);

/** What `\d`, `\W`, … stand for, by their letter. */
export const namedSets: Readonly<Record<string, CharacterSet>> = {
  d: digits,
  D: complement(digits),
  w: words,
  W: complement(words),
  s: spaces,
  S: complement(spaces),
};

/** What `.` stands for: everything but the end of a line. */
export const anyCharacter: CharacterSet = complement(lineEnds);
