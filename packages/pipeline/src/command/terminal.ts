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

/** Prints a result: as one line of canonical JSON, or as lines for people. */
export function print(
  terminal: Terminal,
  { json }: Pick<CommonOptions, 'json'>,
  value: unknown,
  lines: readonly string[],
): void {
  terminal.out(json ? `${canonicalJson(value)}\n` : lines.map((line) => `${line}\n`).join(''));
}
