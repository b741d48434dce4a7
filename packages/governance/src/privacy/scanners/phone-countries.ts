// Country code to the least and most digits of a whole number, country code included (ITU-T E.164
// and the national numbering plans, the larger ones; every other country may have 8 to 15).
const lengths: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['1', [11, 11]],
  ['7', [11, 11]],
  ['31', [11, 11]],
  ['32', [10, 11]],
  ['33', [11, 11]],
  ['34', [11, 11]],
  ['39', [8, 13]],
  ['41', [11, 11]],
  ['44', [11, 12]],
  ['45', [10, 10]],
  ['46', [9, 12]],
  ['47', [10, 10]],
  ['48', [11, 11]],
  ['49', [8, 14]],
  ['52', [12, 13]],
  ['55', [12, 13]],
  ['61', [11, 11]],
  ['64', [10, 12]],
  ['81', [11, 12]],
  ['86', [12, 13]],
  ['91', [12, 12]],
  ['351', [12, 12]],
  ['353', [10, 12]],
]);

const ANY: readonly [number, number] = [8, 15];

/** Least and most digits of an international number that begins so (after the `+`). */
export function countryLengths(beginning: string): readonly [number, number] {
  const digits = beginning.replace(/\D/g, '');
  for (const width of [3, 2, 1]) {
    const known = lengths.get(digits.slice(0, width));
    if (known) return known;
  }
  return ANY;
}
