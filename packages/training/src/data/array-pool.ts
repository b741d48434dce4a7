import type { Column } from '@codexhub/common-config/columns';

/** Arrays of one length, used again and again: new memory costs more than what is done with it. */
export interface ArrayPool {
  floats(): Float64Array<ArrayBuffer>;
  ints(): Int32Array<ArrayBuffer>;
  /** Takes an array back, or what was cut of it; nobody may read it any more. */
  giveBack(array: Float64Array | Int32Array): void;
  /** The same for the arrays of columns. */
  giveBackAll(columns: readonly Column[]): void;
}

export function createArrayPool(length: number): ArrayPool {
  const floats: Float64Array<ArrayBuffer>[] = [];
  const ints: Int32Array<ArrayBuffer>[] = [];
  const giveBack = (array: Float64Array | Int32Array): void => {
    if (array instanceof Float64Array) floats.push(new Float64Array(array.buffer as ArrayBuffer));
    else ints.push(new Int32Array(array.buffer as ArrayBuffer));
  };
  return {
    floats: () => floats.pop() ?? new Float64Array(length),
    ints: () => ints.pop() ?? new Int32Array(length),
    giveBack,
    giveBackAll: (columns): void => {
      for (const column of columns)
        giveBack(column.kind === 'category' ? column.codes : column.values);
    },
  };
}
