import { readFile } from 'node:fs/promises';
import { PipelineError } from '../errors.ts';

/**
 * Reads a text file that the user named.
 * @throws PipelineError `PIPELINE_FILE_UNREADABLE`
 */
export async function readText(path: string, what: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new PipelineError('PIPELINE_FILE_UNREADABLE', {
      message: `${what}: "${path}" must be a readable file (${(cause as NodeJS.ErrnoException).code}); check the path`,
      details: { path },
      cause,
    });
  }
}

/**
 * Reads a JSON file that the user named.
 * @throws PipelineError `PIPELINE_FILE_UNREADABLE`, `PIPELINE_JSON_INVALID`
 */
export async function readJson(path: string, what: string): Promise<unknown> {
  const text = await readText(path, what);
  try {
    return JSON.parse(text);
  } catch {
    // biome-ignore lint/style/useErrorCause: the parser's own message quotes the text
    throw new PipelineError('PIPELINE_JSON_INVALID', {
      message: `${what}: "${path}" must hold JSON; it does not parse; check it with a JSON linter`,
      details: { path },
    });
  }
}
