/** The part of NumPy's legacy `RandomState` that scikit-learn's splits draw from. */
export interface LegacyGenerator {
  /** The integers 0 … length − 1 in random order. */
  permutation(length: number): Int32Array;
  /** Shuffles in place, as `permutation(array)` does on a copy. */
  shuffle(values: Int32Array): Int32Array;
}

const WORDS = 624;
const MIDDLE = 397;

/**
 * NumPy's legacy generator: MT19937, seeded by Knuth's recurrence, with masked rejection and a
 * backward Fisher-Yates shuffle. Draw for draw the stream of `numpy.random.RandomState(seed)`.
 *
 * @param seed an integer in [0, 2³² − 1].
 * @see Matsumoto and Nishimura, ACM TOMACS 8 (1998) 3
 * @example
 * createLegacyGenerator(42).permutation(10); // Returns: Int32Array [8, 1, 5, 0, 7, 2, 9, 4, 3, 6]
 */
export function createLegacyGenerator(seed: number): LegacyGenerator {
  const state = seededState(seed);
  let position = WORDS;

  const word = (): number => {
    if (position === WORDS) {
      twist(state);
      position = 0;
    }
    let bits = state[position]!;
    position += 1;
    bits ^= bits >>> 11;
    bits ^= (bits << 7) & 0x9d2c5680;
    bits ^= (bits << 15) & 0xefc60000;
    return (bits ^ (bits >>> 18)) >>> 0;
  };
  const upTo = (maximum: number): number => {
    if (maximum === 0) return 0;
    const mask = 0xffffffff >>> Math.clz32(maximum);
    for (;;) {
      const value = (word() & mask) >>> 0;
      if (value <= maximum) return value;
    }
  };
  const shuffle = (values: Int32Array): Int32Array => {
    for (let last = values.length - 1; last > 0; last -= 1) {
      const other = upTo(last);
      const moved = values[last]!;
      values[last] = values[other]!;
      values[other] = moved;
    }
    return values;
  };
  return {
    shuffle,
    permutation: (length): Int32Array => {
      const order = new Int32Array(length);
      for (let at = 0; at < length; at += 1) order[at] = at;
      return shuffle(order);
    },
  };
}

function seededState(seed: number): Uint32Array {
  const state = new Uint32Array(WORDS);
  state[0] = seed;
  for (let at = 1; at < WORDS; at += 1) {
    const previous = state[at - 1]!;
    state[at] = Math.imul(1812433253, previous ^ (previous >>> 30)) + at;
  }
  return state;
}

function twist(state: Uint32Array): void {
  for (let at = 0; at < WORDS - MIDDLE; at += 1) {
    state[at] = mixed(state[at]!, state[at + 1]!, state[at + MIDDLE]!);
  }
  for (let at = WORDS - MIDDLE; at < WORDS - 1; at += 1) {
    state[at] = mixed(state[at]!, state[at + 1]!, state[at + MIDDLE - WORDS]!);
  }
  state[WORDS - 1] = mixed(state[WORDS - 1]!, state[0]!, state[MIDDLE - 1]!);
}

function mixed(upper: number, lower: number, middle: number): number {
  const bits = (upper & 0x80000000) | (lower & 0x7fffffff);
  return middle ^ (bits >>> 1) ^ (-(bits & 1) & 0x9908b0df);
}
