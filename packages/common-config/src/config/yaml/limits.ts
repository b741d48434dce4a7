/** How large a configuration file may be. Real ones stay far below. */
export const limits = {
  /** Bytes of one file or variable. */
  bytes: 1_048_576,
  /** Levels of objects and arrays within each other. */
  depth: 64,
  /** Keys and values, counted again wherever an alias repeats them. */
  nodes: 50_000,
  /** Aliases, counted again wherever an alias repeats them. */
  aliases: 20,
} as const;

/** Keys that reach into JavaScript's prototypes. */
export const unsafeKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
