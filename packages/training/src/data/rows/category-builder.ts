import type { Column } from '@codexhub/common-config/columns';
import { createCodeList } from './code-list.ts';
import type { ColumnBuilder } from './column-builder.ts';

const SCALARS: ReadonlySet<string> = new Set(['boolean', 'number', 'bigint']);

/** Categories: texts, and booleans or numbers whose text is one of the declared values. */
export function createCategoryBuilder(declared: readonly string[]): ColumnBuilder {
  const list = createCodeList(declared);
  return {
    append: (cell): undefined => {
      if (typeof cell === 'string') list.push(cell);
      else if (cell === null || cell === undefined) list.pushMissing();
      // An empty text is never declared: it stands for what has no text.
      else list.push(SCALARS.has(typeof cell) ? String(cell) : '');
    },
    take: (): Column => list.take(),
  };
}
