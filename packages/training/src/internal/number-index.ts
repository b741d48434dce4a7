/** Gives every different number its own small integer, in order of first appearance. */
export interface NumberIndex {
  readonly size: number;
  /** The integer of a number, which it gets now if it has none. NaN equals NaN, −0 equals 0. */
  idOf(value: number): number;
  /** The integer of a number, or −1. */
  find(value: number): number;
  /** The integers of many numbers, new ones getting the next; NaN is −1 here. */
  idsOf(values: Float64Array): Int32Array;
  /** The integers of many numbers; −1 for one that has none, and for NaN. */
  findAll(values: Float64Array): Int32Array;
  /** The numbers by their integers. */
  values(): Float64Array;
  readonly bytes: number;
}

/** An open hash table over the bits of the numbers; half of it at the most is in use. */
export function createNumberIndex(): NumberIndex {
  const parts = new Uint32Array(2);
  const whole = new Float64Array(parts.buffer);
  let capacity = 64;
  let keys = new Float64Array(capacity);
  let ids = new Int32Array(capacity).fill(-1);
  let known = new Float64Array(capacity / 2);
  let size = 0;
  let nanId = -1;

  const slotOf = (value: number): number => {
    whole[0] = value;
    let hash = Math.imul(parts[0]! ^ Math.imul(parts[1]!, 0x85eb_ca6b), 0x9e37_79b1);
    hash ^= hash >>> 15;
    let slot = hash & (capacity - 1);
    while (ids[slot]! >= 0 && keys[slot] !== value) slot = (slot + 1) & (capacity - 1);
    return slot;
  };
  const grow = (): void => {
    capacity *= 2;
    keys = new Float64Array(capacity);
    ids = new Int32Array(capacity).fill(-1);
    const wider = new Float64Array(capacity / 2);
    wider.set(known);
    known = wider;
    for (let id = 0; id < size; id += 1) {
      if (id === nanId) continue;
      const slot = slotOf(known[id]!);
      keys[slot] = known[id]!;
      ids[slot] = id;
    }
  };
  const append = (value: number): number => {
    known[size] = value;
    size += 1;
    if (size >= capacity / 2) grow();
    return size - 1;
  };
  const find = (value: number): number => {
    if (Number.isNaN(value)) return nanId;
    return ids[slotOf(value + 0)]!;
  };
  const add = (key: number): number => {
    const slot = slotOf(key);
    if (ids[slot]! >= 0) return ids[slot]!;
    keys[slot] = key;
    ids[slot] = size;
    return append(key);
  };
  return {
    get size(): number {
      return size;
    },
    idOf: (value): number => {
      if (Number.isNaN(value)) {
        if (nanId < 0) nanId = append(value);
        return nanId;
      }
      return add(value + 0);
    },
    idsOf: (values): Int32Array => {
      const all = new Int32Array(values.length);
      for (let row = 0; row < all.length; row += 1) {
        const value = values[row]!;
        all[row] = Number.isNaN(value) ? -1 : add(value + 0);
      }
      return all;
    },
    findAll: (values): Int32Array => {
      const all = new Int32Array(values.length);
      for (let row = 0; row < all.length; row += 1) {
        const value = values[row]!;
        all[row] = Number.isNaN(value) ? -1 : ids[slotOf(value + 0)]!;
      }
      return all;
    },
    find,
    values: (): Float64Array => known.subarray(0, size),
    get bytes(): number {
      return capacity * 16;
    },
  };
}
