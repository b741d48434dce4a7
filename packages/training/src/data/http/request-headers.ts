import { TrainingError } from '../../errors.ts';
import { revealSecret } from '../reveal-secret.ts';
import type { HttpSource } from './http-source.ts';

/**
 * The headers of a request. Secrets are revealed here, and only for the source's own origin.
 * @throws TrainingError `TRAINING_OPTION_INVALID` where a header cannot be sent; without its value.
 */
export function requestHeaders(source: HttpSource, url: URL): Headers {
  const own = new URL(source.url).origin === url.origin;
  const headers = new Headers({ accept: 'application/json' });
  for (const [name, value] of Object.entries(source.headers ?? {})) {
    if (typeof value === 'string') {
      if (own || !CREDENTIALS.test(name)) setHeader(headers, name, value);
    } else if (own) setHeader(headers, name, revealSecret(value, 'source.headers'));
  }
  if (own && source.token)
    setHeader(headers, 'authorization', `Bearer ${revealSecret(source.token, 'source.token')}`);
  return headers;
}

const CREDENTIALS = /^(proxy-)?authorization$|^cookie$|token|secret|key/i;

function setHeader(headers: Headers, name: string, value: string): void {
  if (isSet(headers, name, value)) return;
  throw new TrainingError('TRAINING_OPTION_INVALID', {
    message: `source.headers: "${name}" must be a header that HTTP can carry, without line ends; received something else; check the file or variable that its value comes from`,
    details: { option: 'source.headers', header: name },
  });
}

// The platform's own error quotes the value: only the fact goes on.
function isSet(headers: Headers, name: string, value: string): boolean {
  try {
    headers.set(name, value);
    return true;
  } catch {
    return false;
  }
}
