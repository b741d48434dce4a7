import type { CategoryColumn, Column, NumberColumn } from '@codexhub/common-config/columns';
import type {
  CategoryDriftColumn,
  DriftColumn,
  NumberDriftColumn,
} from '@codexhub/common-config/records';

/** The bins of a column without their counts. */
export type DriftBins = Omit<NumberDriftColumn, 'counts'> | Omit<CategoryDriftColumn, 'counts'>;

/** Counts the rows of a column in bins of its kind; every row is in exactly one. */
export function countColumn(column: Column, bins: DriftBins): DriftColumn | undefined {
  if (bins.kind === 'number' && column.kind === 'number') return countNumbers(column, bins);
  if (bins.kind === 'category' && column.kind === 'category') return countCategories(column, bins);
  return undefined;
}

function countNumbers(
  { values }: NumberColumn,
  bins: Omit<NumberDriftColumn, 'counts'>,
): NumberDriftColumn {
  const edges = Float64Array.from(bins.edges);
  const atomAt = Int32Array.from(bins.edges, (edge) => bins.atoms.indexOf(edge));
  const intervals = new Float64Array(edges.length + 1);
  const atoms = new Float64Array(bins.atoms.length);
  let missing = 0;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    if (Number.isNaN(value)) {
      missing += 1;
      continue;
    }
    let low = 0;
    let high = edges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (edges[middle]! < value) low = middle + 1;
      else high = middle;
    }
    const atom = low < edges.length && edges[low] === value ? atomAt[low]! : -1;
    if (atom >= 0) atoms[atom]! += 1;
    else intervals[low]! += 1;
  }
  return { ...bins, counts: { intervals: [...intervals], atoms: [...atoms], missing } };
}

function countCategories(
  { codes, categories }: CategoryColumn,
  bins: Omit<CategoryDriftColumn, 'counts'>,
): CategoryDriftColumn {
  const declared = new Map(bins.values.map((value, at) => [value, at]));
  const { length } = bins.values;
  // Where each code is counted: a declared value, `other`, and behind it what is missing.
  const places = Int32Array.from(categories, (category) => declared.get(category) ?? length);
  const counts = new Float64Array(length + 2);
  for (let row = 0; row < codes.length; row += 1) {
    const place = places[codes[row]!] ?? length + 1;
    counts[place]! += 1;
  }
  const [other = 0, missing = 0] = counts.subarray(length);
  return { ...bins, counts: { values: [...counts.subarray(0, length)], other, missing } };
}
