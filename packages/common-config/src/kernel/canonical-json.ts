import { KernelError } from './errors.ts';

/**
 * The canonical JSON text of a value, after RFC 8785 (JSON Canonicalization Scheme).
 *
 * Object keys are sorted by UTF-16 code units; numbers and strings are written as ECMAScript
 * writes them; `-0` becomes `0`. A member that is `undefined` counts as absent, as in JSON itself,
 * so a record and its JSON round trip have one digest. Equal values give equal text everywhere.
 *
 * @throws KernelError `KERNEL_VALUE_INVALID` for NaN, an infinity, a bigint, `undefined` in an array, a
 * function, a lone surrogate, a class instance or a cycle: none of them has a canonical form.
 * @example
 * canonicalJson({ b: 1, a: [true, null] }); // Returns: '{"a":[true,null],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$', new Set());
}

function write(value: unknown, path: string, open: Set<object>): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return writeNumber(value, path);
  if (typeof value === 'string') return writeString(value, path);
  if (typeof value !== 'object') throw notCanonical(path, typeof value);
  if (open.has(value)) throw notCanonical(path, 'a cycle');
  open.add(value);
  const text = Array.isArray(value)
    ? writeArray(value, path, open)
    : writeObject(value, path, open);
  open.delete(value);
  return text;
}

function writeNumber(value: number, path: string): string {
  if (!Number.isFinite(value)) throw notCanonical(path, String(value));
  return JSON.stringify(value);
}

function writeString(value: string, path: string): string {
  if (!value.isWellFormed()) throw notCanonical(path, 'a string with a lone surrogate');
  return JSON.stringify(value);
}

function writeArray(value: readonly unknown[], path: string, open: Set<object>): string {
  return `[${Array.from(value, (item, index) => write(item, `${path}[${index}]`, open)).join(',')}]`;
}

function writeObject(value: object, path: string, open: Set<object>): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw notCanonical(path, `an instance of ${value.constructor?.name ?? 'a class'}`);
  }
  const record = value as Readonly<Record<string, unknown>>;
  const members = Object.keys(record)
    .filter((key) => record[key] !== undefined)
    .sort()
    .map((key) => `${writeString(key, path)}:${write(record[key], `${path}.${key}`, open)}`);
  return `{${members.join(',')}}`;
}

function notCanonical(path: string, received: string): KernelError {
  return new KernelError('KERNEL_VALUE_INVALID', {
    message: `canonical JSON: ${path} must be null, a boolean, a finite number, a well-formed string, a plain object or an array; received ${received}; convert it before it is digested`,
    details: { path, received },
  });
}
