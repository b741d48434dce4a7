/** Points that occur, each once. */
export interface DistinctPoints {
  readonly dimensions: number;
  readonly size: number;
  /** Coordinates, point after point. */
  readonly points: Float64Array;
  /** Rows at each point. */
  readonly counts: Uint32Array;
  /** The point of each row. */
  readonly pointOf: Int32Array;
}

/** The distinct rows of columns of finite numbers, numbered as they first appear. */
export function distinctPoints(features: readonly Float64Array[], rows: number): DistinctPoints {
  const dimensions = features.length;
  const coordinates = new Float64Array(rows * dimensions);
  for (let at = 0; at < dimensions; at += 1) {
    const column = features[at]!;
    for (let row = 0; row < rows; row += 1) coordinates[row * dimensions + at] = column[row]!;
  }
  const hashes = hashRows(coordinates, rows, dimensions);
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * rows + 1))).fill(-1);
  const mask = slots.length - 1;
  const pointOf = new Int32Array(rows);
  const counts = new Uint32Array(rows);
  let size = 0;
  for (let row = 0; row < rows; row += 1) {
    let slot = hashes[row]! & mask;
    while (slots[slot]! >= 0 && !equalAt(coordinates, slots[slot]!, row, dimensions)) {
      slot = (slot + 1) & mask;
    }
    if (slots[slot]! < 0) {
      // A point moves down to its own place: rows before it are read no more.
      coordinates.copyWithin(size * dimensions, row * dimensions, (row + 1) * dimensions);
      slots[slot] = size;
      size += 1;
    }
    pointOf[row] = slots[slot]!;
    counts[slots[slot]!]! += 1;
  }
  return {
    dimensions,
    size,
    points: coordinates.slice(0, size * dimensions),
    counts: counts.slice(0, size),
    pointOf,
  };
}

/** Mixes the bits of each row's numbers. */
function hashRows(coordinates: Float64Array, rows: number, dimensions: number): Int32Array {
  const bits = new Int32Array(coordinates.buffer);
  const hashes = new Int32Array(rows);
  const words = 2 * dimensions;
  for (let row = 0; row < rows; row += 1) {
    let hash = 0;
    for (let at = row * words; at < (row + 1) * words; at += 1) {
      hash = Math.imul(hash ^ bits[at]!, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    hashes[row] = hash;
  }
  return hashes;
}

function equalAt(coordinates: Float64Array, point: number, row: number, size: number): boolean {
  for (let at = 0; at < size; at += 1) {
    if (coordinates[point * size + at] !== coordinates[row * size + at]) return false;
  }
  return true;
}
