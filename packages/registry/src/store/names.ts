import { posix } from 'node:path';
import { RegistryError } from '../errors.ts';

const KEY_LENGTH = 250;

/**
 * A key of a param, metric or tag under MLflow's rules, which make it a file name too.
 * @throws RegistryError `REGISTRY_KEY_INVALID`
 */
export function checkKey(key: string): void {
  const sound =
    /^[/\p{L}\p{N}_.\- :]+$/u.test(key) &&
    key.length <= KEY_LENGTH &&
    posix.normalize(key) === key &&
    !key.startsWith('/') &&
    !key.endsWith('/') &&
    key.split('/').every((part) => !part.startsWith('.') && Buffer.byteLength(part) <= 255) &&
    !(process.platform === 'win32' && key.includes(':'));
  if (!sound) {
    throw new RegistryError('REGISTRY_KEY_INVALID', {
      message: `registry: a key must be 1 to ${KEY_LENGTH} letters, digits, "_", ".", "-", " ", ":" or "/", and no path with an empty, hidden or dot part; received ${JSON.stringify(key)}; rename it`,
      details: { key },
    });
  }
}

/** A registered model's name under the rules of MLflow's file store. */
export function checkModelName(name: string): void {
  const sound =
    /^[^/\\:%]{1,255}$/.test(name) && !name.startsWith('.') && !hasControls(name) && fits(name);
  if (!sound)
    throw invalidName('model name', '1 to 255 characters, none of / \\ : %, no leading "."', name);
}

/** An experiment's name: any text of 1 to 500 characters. */
export function checkExperimentName(name: string): void {
  if (name.length < 1 || name.length > 500 || !name.isWellFormed() || name.includes('\0')) {
    throw invalidName('experiment name', '1 to 500 well-formed characters', name);
  }
}

/** An alias: MLflow reserves `latest` and `v1`, `v2`, …. */
export function checkAlias(alias: string): void {
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(alias) || /^(?:latest|v\d+)$/i.test(alias)) {
    throw invalidName(
      'alias',
      '1 to 255 letters, digits, "_" or "-", and not "latest" or "v" with a number',
      alias,
    );
  }
}

/** A text that can be stored as it is. */
export function checkText(what: string, text: string, limit: number): void {
  if (text.length <= limit && text.isWellFormed()) return;
  throw new RegistryError('REGISTRY_VALUE_INVALID', {
    message: `registry: ${what} must be well-formed text of at most ${limit} characters; received ${text.length}; store long text as an artifact`,
    details: { what, length: text.length, limit },
  });
}

function fits(name: string): boolean {
  return name.isWellFormed() && Buffer.byteLength(name) <= 255;
}

function hasControls(name: string): boolean {
  return /\p{Cc}/u.test(name);
}

function invalidName(what: string, requirement: string, received: string): RegistryError {
  return new RegistryError('REGISTRY_NAME_INVALID', {
    message: `registry: the ${what} must be ${requirement}; received ${JSON.stringify(received.slice(0, 300))}; choose another`,
    details: { what, received: received.slice(0, 300) },
  });
}
