import type { CategoryColumn } from '@codexhub/common-config/columns';

/** Texts as codes into a dictionary that grows with them. */
export interface CodeList {
  push(text: string): void;
  pushMissing(): void;
  /** The texts since the last call; the dictionary begins anew with the declared ones. */
  take(): CategoryColumn;
}

/** @param declared texts whose codes come first, whether they occur or not. */
export function createCodeList(declared: readonly string[]): CodeList {
  let categories: string[] = [];
  let codes: number[] = [];
  let codeOf = new Map<string, number>();

  const code = (text: string): number => {
    const known = codeOf.get(text);
    if (known !== undefined) return known;
    codeOf.set(text, categories.length);
    return categories.push(text) - 1;
  };
  const begin = (): void => {
    categories = [];
    codes = [];
    codeOf = new Map();
    for (const text of declared) code(text);
  };

  begin();
  return {
    push: (text): void => {
      codes.push(code(text));
    },
    pushMissing: (): void => {
      codes.push(-1);
    },
    take: (): CategoryColumn => {
      const column = { kind: 'category', codes: new Int32Array(codes), categories } as const;
      begin();
      return column;
    },
  };
}
