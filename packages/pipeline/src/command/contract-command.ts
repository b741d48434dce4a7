import { basename } from 'node:path';
import { inferContract, readRawTable } from '@codexhub/training';
import { contractYaml } from './contract-yaml.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { print, type Terminal } from './terminal.ts';

export interface ContractInferOptions {
  readonly target?: string;
  readonly name?: string;
  readonly delimiter?: string;
  readonly missing?: readonly string[];
  readonly json?: boolean;
}

/** `codexhub contract infer FILE`: a draft for people to confirm, its guesses as comments. */
export async function contractInferCommand(
  terminal: Terminal,
  file: string,
  options: ContractInferOptions,
): Promise<ExitCode> {
  const { target, name = nameOf(file), delimiter, missing } = options;
  const source = /\.parquet$/i.test(file)
    ? ({ path: file, format: 'parquet' } as const)
    : ({ path: file, format: 'csv', delimiter, missing } as const);
  const table = await readRawTable({ source });
  const draft = inferContract([table], { name, target });
  print(terminal, options, draft, contractYaml(draft));
  return exitCode.done;
}

/** A file's own name, as far as a contract may have it. */
function nameOf(file: string): string {
  const plain = basename(file)
    .toLowerCase()
    .replace(/(\.csv(\.gz)?|\.gz|\.parquet)$/, '')
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '');
  return plain.slice(0, 128) || 'draft';
}
