import { userInfo } from 'node:os';

/** Who runs the command, where no option says so; a container's user may have a number only. */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid-${process.getuid?.() ?? 'unknown'}`;
  }
}
