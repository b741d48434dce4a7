import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { consume } from './interleave.ts';

/** What a program says of itself: what it took, and what it found. */
export interface ChildRun {
  readonly cpuMilliseconds: number;
  readonly peakMegabytes: number;
  /** Numbers that every program must find alike. */
  readonly answer: readonly number[];
  readonly versions: Readonly<Record<string, string>>;
}

/** A program of our own, by its URL, run by this Node. */
export function ownCommand(url: string): readonly string[] {
  return [process.execPath, '--conditions=@codexhub/source', fileURLToPath(url)];
}

/** Runs a program in a process of its own, so that its peak of memory is its own. */
export function runChild(
  [file, ...before]: readonly string[],
  parameters: readonly string[],
): ChildRun {
  const { status, stdout } = spawnSync(file!, [...before, ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (status !== 0)
    throw new Error(`${before.at(-1)} ended with ${status}; its error stands above`);
  const run = JSON.parse(stdout.trim().split('\n').at(-1)!) as ChildRun;
  consume(run.answer);
  return run;
}

/** Every number must be the same, but for the last digits of sums in another order. */
export function requireSameAnswer(name: string, one: ChildRun, other: ChildRun): void {
  const isSame =
    one.answer.length === other.answer.length &&
    one.answer.every((value, at) => Math.abs(value - other.answer[at]!) <= 1e-9 * Math.abs(value));
  if (!isSame)
    throw new Error(`${name}: both must find the same; received ${one.answer} and ${other.answer}`);
}

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
