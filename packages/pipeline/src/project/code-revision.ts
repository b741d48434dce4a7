import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What stands for the code where there is no commit to name. */
export const UNVERSIONED = 'unversioned';

const execute = promisify(execFile);

/** The commit of the folder, `+dirty` appended where tracked files differ, or `unversioned`. */
export async function codeRevision(folder: string): Promise<string> {
  const git = async (...parameters: string[]): Promise<string> =>
    (await execute('git', ['-C', folder, ...parameters])).stdout.trim();
  try {
    const commit = await git('rev-parse', 'HEAD');
    const changes = await git('status', '--porcelain', '--untracked-files=no');
    return changes === '' ? commit : `${commit}+dirty`;
  } catch {
    return UNVERSIONED;
  }
}
