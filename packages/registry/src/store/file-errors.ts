import { RegistryError } from '../errors.ts';

/** Whether a caught value is the operating system's refusal with one of these codes. */
export function isRefusal(cause: unknown, ...codes: readonly string[]): boolean {
  return cause instanceof Error && codes.includes(String(Reflect.get(cause, 'code')));
}

/** Runs a write; what the disk refuses becomes `REGISTRY_UNWRITABLE`, with its cause. */
export async function writing<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (cause) {
    if (RegistryError.isInstance(cause)) throw cause;
    const code = String((cause as { code?: unknown } | null)?.code ?? 'unknown');
    throw new RegistryError('REGISTRY_UNWRITABLE', {
      message: `registry: ${path} must be writable; the system refused with ${code}; check the folder's permissions and the free space`,
      details: { path, code },
      cause,
    });
  }
}

/** What is on disk is not what the layout says. */
export function corrupt(file: string, problem: string, cause?: unknown): RegistryError {
  return new RegistryError('REGISTRY_CORRUPT', {
    message: `registry: ${file} ${problem}; restore the file from a copy, or remove the folder that it is in`,
    details: { file, problem },
    cause,
  });
}
