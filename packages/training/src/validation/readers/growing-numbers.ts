/** A list of float64 that grows by doubling. */
export class GrowingNumbers {
  #values = new Float64Array(32);
  length = 0;

  /** Makes room for that many more. */
  reserve(more: number): void {
    const wanted = this.length + more;
    if (wanted <= this.#values.length) return;
    const wider = new Float64Array(Math.max(wanted, this.#values.length * 2));
    wider.set(this.#values.subarray(0, this.length));
    this.#values = wider;
  }

  push(value: number): void {
    if (this.length === this.#values.length) this.reserve(1);
    this.#values[this.length] = value;
    this.length += 1;
  }

  get(index: number): number {
    return this.#values[index]!;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  view(): Float64Array {
    return this.#values.subarray(0, this.length);
  }
}
