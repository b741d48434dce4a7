import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type LinePeer, startPeer } from './line-peer.ts';

// Found on the PATH: no package brings it.
const R = 'Rscript';

/** Starts a program of `peers/` in R, which must be there with the packages that the program needs. */
export function startR(
  program: string,
  packages: readonly string[],
  parameters: readonly string[],
): LinePeer {
  const needed = packages.map((name) => `requireNamespace("${name}", quietly = TRUE)`).join(' && ');
  const { status } = spawnSync(R, ['-e', `quit(status = !(${needed}))`]);
  if (status !== 0) {
    throw new Error(
      `benchmarks: ${program} needs Rscript on the PATH, with ${packages.join(', ')}; on Debian: apt-get install --no-install-recommends ${packages.map((name) => `r-cran-${name.toLowerCase()}`).join(' ')}`,
    );
  }
  const path = join(import.meta.dirname, '..', 'peers', program);
  return startPeer(R, [path, ...parameters]);
}
