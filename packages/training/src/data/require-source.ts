import { requireOption } from '../internal/require-option.ts';
import type { DataSource } from './data-source.ts';

type Given = Readonly<Record<string, unknown>>;

const TEXT_FILES: readonly string[] = ['csv', 'json', 'ndjson'];
const FILES: readonly string[] = [...TEXT_FILES, 'parquet'];
const FORMATS = [...FILES, 'sql', 'rows', 'columns', 'arrow', 'http', 'postgres'];
const PAGES = ['link', 'next', 'cursor', 'page', 'offset'];

/**
 * Holds a source to its type. One that comes from JSON or JavaScript was held to nothing, and an option
 * that nobody understands would be passed over: other rows would be read than were asked for.
 * @throws TrainingError `TRAINING_OPTION_INVALID`
 */
export function requireSource(source: DataSource): void {
  const isObject = typeof source === 'object' && source !== null;
  requireOption(isObject, 'source', 'an object with a format', kindOf(source));
  const given = source as unknown as Given;
  const { format } = given;
  requireOneOf('source.format', format, FORMATS);
  if (FILES.includes(format as string)) requireLocation(given);
  if (TEXT_FILES.includes(format as string))
    requireOneOf('source.compression', given['compression'] ?? 'none', ['none', 'gzip']);
  if (format === 'csv') requireTexts('source.missing', given['missing'] ?? [], 'a list of texts');
  if (format === 'sql') requireQuery(given);
  if (format === 'http' && given['pagination'] !== undefined)
    requireOneOf('source.pagination', Object(given['pagination']).kind, PAGES, ' by its kind');
  requireOneOf('source.nan', given['nan'] ?? 'value', ['value', 'missing']);
}

function requireLocation({ path, glob }: Given): void {
  const isOne = (path === undefined) !== (glob === undefined);
  const found = path === undefined ? 'neither' : 'both';
  requireOption(isOne, 'source.path', 'given, or else source.glob', found);
  if (glob !== undefined) requireText('source.glob', glob);
  else if (typeof path !== 'string') {
    requireTexts('source.path', path, 'a text, or a list of texts');
    requireOption((path as []).length > 0, 'source.path', 'one file or more', 'none');
  }
}

function requireQuery({ query, files }: Given): void {
  requireText('source.query', query);
  const isObject = typeof files === 'object' && files !== null;
  requireOption(isObject, 'source.files', 'an object of named files', kindOf(files));
  for (const file of Object.values(files as object)) {
    requireText('source.files', Object(file).path);
    requireOneOf('source.files', Object(file).format, FILES, ' by their format');
    requireTexts('source.files', Object(file).missing ?? [], 'with a list of texts as missing');
  }
}

function requireText(option: string, value: unknown): void {
  requireOption(typeof value === 'string', option, 'a text', kindOf(value));
}

function requireTexts(option: string, value: unknown, requirement: string): void {
  const areTexts = Array.isArray(value) && value.every((one) => typeof one === 'string');
  requireOption(areTexts, option, requirement, kindOf(value));
}

function requireOneOf(option: string, value: unknown, known: readonly string[], by = ''): void {
  const names = known.map((one) => `"${one}"`).join(', ');
  const received = typeof value === 'string' ? `"${value}"` : kindOf(value);
  const isKnown = typeof value === 'string' && known.includes(value);
  requireOption(isKnown, option, `one of ${names}${by}`, received);
}

/** What stands there instead, without what is in it. */
function kindOf(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  return Array.isArray(value) ? 'an array' : `one ${typeof value}`;
}
