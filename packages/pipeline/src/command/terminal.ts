import { canonicalJson } from '@codexhub/common-config/kernel';

/** Where a command reads its environment from and writes to. */
export interface Terminal {
  /** Results: text for people, or JSON with `--json`. */
  readonly out: (text: string) => void;
  /** Progress and errors. */
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The options that every verb has. */
export interface CommonOptions {
  readonly config: string;
  readonly environment?: string;
  readonly out?: string;
  readonly json?: boolean;
}

// Control characters, and marks that turn the direction of text: names of groups and people may hold them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const UNSEEN = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e]/g;

/** Prints a result: as one line of canonical JSON, or as lines for people, in which nothing steers the terminal. */
export function print(
  terminal: Terminal,
  { json }: Pick<CommonOptions, 'json'>,
  value: unknown,
  lines: readonly string[],
): void {
  const seen = (line: string): string =>
    line.replace(UNSEEN, (mark) => `\\u{${mark.codePointAt(0)?.toString(16)}}`);
  terminal.out(
    json ? `${canonicalJson(value)}\n` : lines.map((line) => `${seen(line)}\n`).join(''),
  );
}
