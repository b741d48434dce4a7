/** A list of float64 that grows at its end by doubling, without a box for each. */
export class GrowingNumbers {
  #values = new Float64Array(32);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const wider = new Float64Array(this.length * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }

  get(index: number): number {
    return this.#values[index]!;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  /** The numbers, in an array of just their length; the list begins anew. */
  take(): Float64Array {
    const taken = this.#values.slice(0, this.length);
    this.length = 0;
    return taken;
  }
}
