import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A program that answers one line of JSON to each line. */
export interface LinePeer {
  ask(line: string): Promise<Readonly<Record<string, number | string>>>;
  close(): void;
}

/** Starts a program, and asks it line by line; what it writes to standard error is shown. */
export function startPeer(command: string, parameters: readonly string[]): LinePeer {
  const child = spawn(command, parameters, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(line) {
      child.stdin.write(`${line}\n`);
      const { value, done } = await lines.next();
      if (done) {
        throw new Error(`${parameters[0]} ended before it answered; its error stands above`);
      }
      return JSON.parse(value) as Record<string, number | string>;
    },
    close: () => {
      child.stdin.end();
    },
  };
}
