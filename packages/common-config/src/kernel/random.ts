import { createHash } from 'node:crypto';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { KernelError } from './errors.ts';

/** One stream of draws. Not for secrets. */
export interface RandomStream {
  /** A float in [0, 1), with 53 random bits. */
  next(): number;
  /** An integer in [0, bound), without modulo bias. */
  integer(bound: number): number;
  /** The integers 0 … length − 1 in random order (Fisher-Yates). */
  permutation(length: number): Int32Array;
}

/** A seed and its named streams. */
export interface Random {
  readonly seed: number;
  /** The stream of that name, from its beginning. Streams do not share state. */
  stream(name: string): RandomStream;
}

/**
 * Seeded randomness in named streams: xoroshiro128+ (pure-rand), its state taken from the
 * SHA-256 of seed and name. One more draw in one stream shifts no other stream.
 *
 * @param seed a safe integer; the same seed gives the same draws on every machine.
 * @throws KernelError `KERNEL_VALUE_INVALID` where the seed is no safe integer.
 * @example
 * createRandom(42).stream('folds').next() === createRandom(42).stream('folds').next(); // Returns: true
 */
export function createRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed)) {
    throw new KernelError('KERNEL_VALUE_INVALID', {
      message: `random: the seed must be a safe integer; received ${seed}; choose one such as 42`,
    });
  }
  return { seed, stream: (name): RandomStream => createStream(seed, name) };
}

function createStream(seed: number, name: string): RandomStream {
  const hash = createHash('sha256').update(`${seed}\0${name}`).digest();
  const generator = xoroshiro128plusFromState([0, 4, 8, 12].map((at) => hash.readInt32LE(at)));
  const integer = (bound: number): number => {
    if (!Number.isSafeInteger(bound) || bound < 1) {
      throw new KernelError('KERNEL_VALUE_INVALID', {
        message: `random: the bound must be a positive integer; received ${bound}`,
      });
    }
    return uniformInt(generator, 0, bound - 1);
  };
  return {
    next: (): number => uniformFloat64(generator),
    integer,
    permutation: (length): Int32Array => {
      const order = Int32Array.from({ length }, (_, index) => index);
      for (let last = length - 1; last > 0; last -= 1) {
        const other = integer(last + 1);
        const moved = order[last]!;
        order[last] = order[other]!;
        order[other] = moved;
      }
      return order;
    },
  };
}
