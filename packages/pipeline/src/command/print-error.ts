import { CodexHubError, type JsonObject } from '@codexhub/common-config/kernel';

/**
 * An error for the terminal, with the typed errors that caused it: the outer one says what could not
 * be done, the inner one why. Foreign causes are left out, because their text may quote a row.
 */
export function printError(error: unknown, { json }: { readonly json: boolean }): string {
  if (!CodexHubError.isInstance(error)) {
    return `error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
  }
  if (json) return `${JSON.stringify(withCauses(error))}\n`;
  const [first, ...causes] = chainOf(error).map(({ message, code }) => `${message} [${code}]`);
  return [`error: ${first}`, ...causes.map((text) => `cause: ${text}`), ''].join('\n');
}

function withCauses(error: CodexHubError): JsonObject {
  const [first, ...causes] = chainOf(error).map((one) => one.toJSON());
  return { ...first, ...(causes.length > 0 ? { causes } : {}) };
}

function chainOf(error: CodexHubError): CodexHubError[] {
  const chain: CodexHubError[] = [];
  let next: unknown = error;
  while (CodexHubError.isInstance(next) && !chain.includes(next)) {
    chain.push(next);
    next = next.cause;
  }
  return chain;
}
