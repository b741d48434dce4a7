import type { ConfigIssueCode, ConfigPath } from '../issues/config-issue.ts';
import type { LocatedIssue } from '../issues/located-issue.ts';
import { positionOf } from '../tree/origin.ts';
import type { Source } from '../tree/source.ts';
import type { ConfigWarning } from './config-warning.ts';
import { limits } from './limits.ts';
import { readAsYaml11 } from './portable-token.ts';

export type Range = readonly [start: number, end: number];

/** What is found out while one text is read: faults, warnings, and how large it has become. */
export class ReadContext {
  readonly source: Source;
  readonly issues: LocatedIssue[] = [];
  readonly warnings: ConfigWarning[] = [];
  /** Above 0 within an alias: what is wrong there has been said at its anchor. */
  aliasDepth = 0;
  #nodes = 0;
  #aliases = 0;

  constructor(source: Source) {
    this.source = source;
  }

  report([start, end]: Range, path: ConfigPath, code: ConfigIssueCode, message: string): void {
    if (this.aliasDepth > 0 && code !== 'limit') return;
    this.issues.push({ origin: { source: this.source, start, end }, path, code, message });
  }

  /** Whether one more node, that deep, is within the limits; the first excess is reported. */
  admits(range: Range, path: ConfigPath): boolean {
    this.#nodes += 1;
    if (this.#nodes > limits.nodes) {
      return this.#exceed(this.#nodes - limits.nodes, range, path, `${limits.nodes} nodes`);
    }
    return path.length <= limits.depth
      ? true
      : this.#exceed(1, range, path, `${limits.depth} levels`);
  }

  /** The same for one more alias. */
  admitsAlias(range: Range, path: ConfigPath): boolean {
    this.#aliases += 1;
    if (this.#aliases <= limits.aliases) return true;
    return this.#exceed(this.#aliases - limits.aliases, range, path, `${limits.aliases} aliases`);
  }

  warnIfNotPortable(
    [start, end]: Range,
    path: ConfigPath,
    token: string,
    value: string | number | boolean | null,
  ): void {
    const reading = this.aliasDepth > 0 ? undefined : readAsYaml11(token, value);
    if (reading === undefined) return;
    this.warnings.push({
      ...positionOf({ source: this.source, start, end }),
      path,
      code: 'portable_yaml',
      message: `portable YAML: YAML 1.1 readers take this for a ${reading}; ${typeof value === 'number' ? 'write it as a plain decimal' : 'quote it'}`,
    });
  }

  #exceed(excess: number, range: Range, path: ConfigPath, limit: string): false {
    if (excess === 1) this.report(range, path, 'limit', `more than ${limit} in one file`);
    return false;
  }
}
