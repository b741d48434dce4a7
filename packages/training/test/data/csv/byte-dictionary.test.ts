import { createRandom } from '@codexhub/common-config/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createByteDictionary } from '../../../src/data/csv/byte-dictionary.ts';
import { byteTextOf } from '../../../src/data/files/byte-text.ts';

test('texts are numbered as they come, found again, and read back', () => {
  const unit = fc.constantFrom('a', 'b', 'é', '𝔘', '');
  fc.assert(
    fc.property(fc.array(fc.string({ unit, maxLength: 10 })), (texts) => {
      const dictionary = createByteDictionary();
      const known = [...new Set(texts)];
      for (const text of texts) {
        // Bytes around a text are not its own.
        const bytes = byteTextOf(`#${text}#`);
        expect(dictionary.add(bytes, 1, bytes.length - 1)).toBe(known.indexOf(text));
      }
      const [last, other] = [byteTextOf(texts.at(-1) ?? ''), byteTextOf('never added')];
      expect(dictionary.find(last, 0, last.length)).toBe(known.indexOf(texts.at(-1) ?? ' '));
      expect(dictionary.find(other, 0, other.length)).toBe(-1);
      expect(dictionary.texts()).toEqual(known);
      expect(dictionary.size).toBe(known.length);
    }),
    { seed: 20261121, numRuns: 300 },
  );
});

test('texts with one hash are two', () => {
  // So many that some ten pairs share their 32 bits.
  const stream = createRandom(20261121).stream('keys');
  const dictionary = createByteDictionary();
  const text = byteTextOf('--------');
  const known = new Set<number>();
  for (let count = 0; count < 300_000; count += 1) {
    const key = stream.integer(2 ** 47);
    text.view.setFloat64(0, key);
    known.add(key);
    dictionary.add(text, 0, 8);
  }
  expect(dictionary.size).toBe(known.size);
});
