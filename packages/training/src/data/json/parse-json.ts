/**
 * The value of a JSON text, where a whole number that float64 cannot hold stays a bigint, so that
 * nobody reads a rounded one.
 * @throws SyntaxError the engine's, whose message quotes the text: it must not go on.
 */
export function parseJson(text: string): unknown {
  // A run of 16 digits is the only sign of such a number; without one the fast way is right.
  return /\d{16}/.test(text) ? JSON.parse(text, keepWhole) : JSON.parse(text);
}

function keepWhole(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source ?? '';
  return /^-?\d+$/.test(source) ? BigInt(source) : value;
}
