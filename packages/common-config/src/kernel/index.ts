export { canonicalJson } from './canonical-json.ts';
export { type Clock, fixedClock, systemClock } from './clock.ts';
export { CodexHubError, type CodexHubErrorOptions } from './codexhub-error.ts';
export { type DeepReadonly, deepFreeze } from './deep-freeze.ts';
export { type Digest, digest, digestBytes, isDigest } from './digest.ts';
export { KernelError, type KernelErrorCode, kernelErrorCodes } from './errors.ts';
export type { JsonObject, JsonValue } from './json-value.ts';
export { createLogger, type Logger, type LoggerOptions, type LogLevel } from './logger.ts';
export { createRandom, type Random, type RandomStream } from './random.ts';
export {
  createSigningKeyPair,
  isPublicKey,
  keyIdOf,
  type PublicKey,
  publicKeyOf,
  type SigningKeyPair,
  signValue,
  verifyValue,
} from './signing.ts';
