import type { RandomStream } from '@codexhub/common-config/kernel';

/** The most words that can be taken at once. */
export const MOST_WORDS = 4096;

/**
 * 32 random bits at a time by xoshiro128**, its state drawn from a named stream of the kernel: the same
 * words on every machine, at a nanosecond each, where a resample asks for tens of millions.
 *
 * @see Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47 (2021) 36
 */
export class RandomWords {
  /** Words, of which those from the place that `take` gives are fresh. */
  readonly buffer: Int32Array = new Int32Array(MOST_WORDS);
  readonly #state = new Int32Array(4);
  #at = MOST_WORDS;

  constructor(stream: RandomStream) {
    let bits = 0;
    for (let part = 0; part < 4; part += 1) {
      this.#state[part] = stream.integer(2 ** 32);
      bits |= this.#state[part]!;
    }
    // No bit set would stay so for ever.
    if (bits === 0) this.#state[3] = 1;
  }

  /** Where so many fresh words stand in the buffer, one after another. */
  take(count: number): number {
    // What is left over is thrown away: that depends on counts, not on the bits themselves.
    if (this.#at + count > MOST_WORDS) this.#fill();
    const at = this.#at;
    this.#at += count;
    return at;
  }

  #fill(): void {
    const { buffer } = this;
    let [a, b, c, d] = [this.#state[0]!, this.#state[1]!, this.#state[2]!, this.#state[3]!];
    for (let at = 0; at < MOST_WORDS; at += 1) {
      const scaled = Math.imul(b, 5);
      buffer[at] = Math.imul((scaled << 7) | (scaled >>> 25), 9);
      const shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = (d << 11) | (d >>> 21);
    }
    this.#state[0] = a;
    this.#state[1] = b;
    this.#state[2] = c;
    this.#state[3] = d;
    this.#at = 0;
  }
}
