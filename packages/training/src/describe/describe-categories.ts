import type { CategoryColumn } from '@codexhub/common-config/columns';
import type { CategorySummary, ValueCount } from './column-summary.ts';
import { keepTop } from './top-values.ts';

/** The figures of a column of categories. */
export function describeCategories(column: CategoryColumn, most: number): CategorySummary {
  const { codes, categories } = column;
  const counts = new Float64Array(categories.length);
  let missing = 0;
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row]!;
    if (code < 0) missing += 1;
    else counts[code]! += 1;
  }
  const used = categories
    .map((value, code) => ({ value, count: counts[code]! }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => (a.value < b.value ? -1 : 1));
  const top: ValueCount<string>[] = [];
  for (const value of used) keepTop(top, most, value);
  return { kind: 'category', count: codes.length - missing, missing, distinct: used.length, top };
}
