import { describe, expect, test } from 'vitest';
import { canonicalJson, digestBytes } from '../../src/kernel/index.ts';

/** The float64 with these 64 bits, in hexadecimal. */
function fromBits(bits: string): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${bits}`));
  return view.getFloat64(0);
}

describe('RFC 8785, Appendix B: number serialization samples', () => {
  test.each([
    ['0000000000000000', '0', 'zero'],
    ['8000000000000000', '0', 'minus zero'],
    ['0000000000000001', '5e-324', 'min positive number'],
    ['8000000000000001', '-5e-324', 'min negative number'],
    ['7fefffffffffffff', '1.7976931348623157e+308', 'max positive number'],
    ['ffefffffffffffff', '-1.7976931348623157e+308', 'max negative number'],
    ['4340000000000000', '9007199254740992', 'max positive integer'],
    ['c340000000000000', '-9007199254740992', 'max negative integer'],
    ['4430000000000000', '295147905179352830000', '~2**68'],
    ['44b52d02c7e14af5', '9.999999999999997e+22', ''],
    ['44b52d02c7e14af6', '1e+23', ''],
    ['44b52d02c7e14af7', '1.0000000000000001e+23', ''],
    ['444b1ae4d6e2ef4e', '999999999999999700000', ''],
    ['444b1ae4d6e2ef4f', '999999999999999900000', ''],
    ['444b1ae4d6e2ef50', '1e+21', ''],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7', ''],
    ['3eb0c6f7a0b5ed8d', '0.000001', ''],
    ['41b3de4355555553', '333333333.3333332', ''],
    ['41b3de4355555554', '333333333.33333325', ''],
    ['41b3de4355555555', '333333333.3333333', ''],
    ['41b3de4355555556', '333333333.3333334', ''],
    ['41b3de4355555557', '333333333.33333343', ''],
    ['becbf647612f3696', '-0.0000033333333333333333', ''],
    ['43143ff3c1cb0959', '1424953923781206.2', 'round to even'],
  ])('%s is %s %s', (bits, text) => {
    expect(canonicalJson(fromBits(bits))).toBe(text);
  });

  test.each(['7fffffffffffffff', '7ff0000000000000', 'fff0000000000000'])(
    '%s (NaN, infinities) is an error',
    (bits) => {
      expect(() => canonicalJson(fromBits(bits))).toThrowError(/must be/);
    },
  );
});

describe('RFC 8785, section 3.2', () => {
  test('3.2.2, 3.2.3 and 3.2.4: the sample object, and its bytes', () => {
    const sample = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`);
    const text = canonicalJson(sample);
    expect(text).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
    const bytes = `
      7b 22 6c 69 74 65 72 61 6c 73 22 3a 5b 6e 75 6c 6c 2c 74 72
      75 65 2c 66 61 6c 73 65 5d 2c 22 6e 75 6d 62 65 72 73 22 3a
      5b 33 33 33 33 33 33 33 33 33 2e 33 33 33 33 33 33 33 2c 31
      65 2b 33 30 2c 34 2e 35 2c 30 2e 30 30 32 2c 31 65 2d 32 37
      5d 2c 22 73 74 72 69 6e 67 22 3a 22 e2 82 ac 24 5c 75 30 30
      30 66 5c 6e 41 27 42 5c 22 5c 5c 5c 5c 5c 22 2f 22 7d`.replace(/\s/g, '');
    expect(Buffer.from(text).toString('hex')).toBe(bytes);
    expect(digestBytes(text)).toBe(digestBytes(Buffer.from(bytes, 'hex')));
  });

  test('3.2.3: properties are sorted by UTF-16 code units, not by code points', () => {
    const sample = JSON.parse(String.raw`{
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis"
    }`);
    const sorted = Object.values(JSON.parse(canonicalJson(sample).replace('"1":', '"one":')));
    expect(sorted).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });
});

describe('what has no canonical form', () => {
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  test.each([
    ['undefined', undefined],
    ['undefined in an array', [undefined]],
    ['a bigint', { a: 1n }],
    ['a function', { a: () => 1 }],
    ['a symbol', { a: Symbol('a') }],
    ['a lone surrogate', { a: '\ud83d' }],
    ['a lone surrogate as key', { '\ude00': 1 }],
    ['a class instance', { a: new Date(0) }],
    ['a hole of an array', { a: new Array(1) }],
    ['a cycle', cycle],
  ])('%s is refused, and its path named', (_, value) => {
    expect(() => canonicalJson(value)).toThrowError(
      expect.objectContaining({ code: 'KERNEL_VALUE_INVALID' }),
    );
  });

  test('a member that is undefined counts as absent', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  test('the same object twice is no cycle', () => {
    const shared = { b: 1 };
    expect(canonicalJson([shared, shared])).toBe('[{"b":1},{"b":1}]');
  });
});
