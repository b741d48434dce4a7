import { type Origin, positionOf } from '../tree/origin.ts';

/**
 * The line of an issue and carets under its stretch; the line ends with `…` where something begins
 * that must not be shown. Nothing for variables, overrides and empty files.
 *
 * @param hidden stretches that must not be shown.
 * @param keysOnly show the line up to its first colon: for text that could not be read.
 */
export function excerpt(
  origin: Origin,
  hidden: readonly Origin[],
  keysOnly: boolean,
): string | undefined {
  const { source } = origin;
  if (!source.text) return undefined;
  const { line, column } = positionOf(origin);
  const start = source.lineStarts[line - 1]!;
  const full = source.text.slice(start, source.lineStarts[line] ?? source.text.length).trimEnd();
  const cut = Math.min(
    keysOnly ? keyLength(full) : full.length,
    ...hidden
      .filter((range) => range.source === source)
      .filter((range) => range.start < start + full.length && range.end > start)
      .map((range) => Math.max(0, range.start - start)),
  );
  const shown = cut < full.length ? `${full.slice(0, cut)}…` : full;
  if (shown === '') return undefined;
  const indent = Math.min(column - 1, shown.length);
  const width = Math.max(1, Math.min(origin.end - origin.start, shown.length - indent));
  const number = String(line);
  // Tabs stay tabs, so that the caret stands under its column.
  const space = shown.slice(0, indent).replace(/[^\t]/g, ' ');
  return `  ${number} | ${shown}\n  ${' '.repeat(number.length)} | ${space}${'^'.repeat(width)}`;
}

function keyLength(line: string): number {
  return /^[\s-]*[A-Za-z_][\w-]*:/.exec(line)?.[0].length ?? 0;
}
