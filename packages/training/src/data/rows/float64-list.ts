/** Float64 values that grow at the end, without a box for each. */
export interface Float64List {
  readonly length: number;
  push(value: number): void;
  /** The values, in an array of just their length; the list begins anew. */
  take(): Float64Array;
}

const FIRST_CAPACITY = 1024;

export function createFloat64List(): Float64List {
  let values = new Float64Array(FIRST_CAPACITY);
  let length = 0;
  return {
    get length(): number {
      return length;
    },
    push: (value): void => {
      if (length === values.length) {
        const grown = new Float64Array(length * 2);
        grown.set(values);
        values = grown;
      }
      values[length] = value;
      length += 1;
    },
    take: (): Float64Array => {
      const taken = values.slice(0, length);
      length = 0;
      return taken;
    },
  };
}
