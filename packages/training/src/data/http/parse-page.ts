import { parseJson } from '../json/parse-json.ts';
import { hasRepeatedKey } from '../json/repeated-keys.ts';
import { type PageName, pageError } from './http-error.ts';
import type { HttpAnswer } from './request-page.ts';

/**
 * The JSON of a page, as `parseJson` reads it.
 * @throws TrainingError `TRAINING_SOURCE_INVALID` for HTML, other text, bytes that are not UTF-8, JSON
 * that ends early, and an object that names a key twice; never with a piece of the text.
 */
export function parsePage({ body, headers }: HttpAnswer, page: PageName): unknown {
  const type = headers.get('content-type') ?? '';
  const text = decode(body);
  if (text === undefined) throw invalid(page, 'bytes that are not UTF-8', 'encoding');
  if (/\bhtml\b/i.test(type) || /^\s*</.test(text)) {
    const advice =
      'a login page or a proxy may stand before the API: check source.url and source.token';
    throw invalid(page, `HTML or XML, ${advice}`, 'html');
  }
  const value = parse(text, body.length, page);
  if (hasRepeatedKey(text, value)) {
    throw invalid(page, 'an object that names a key twice', 'repeated_key');
  }
  return value;
}

function parse(text: string, bytes: number, page: PageName): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    // The engine's message quotes the text: only its kind goes on.
    throw endsEarly(error, text.length)
      ? invalid(page, `JSON that ends early, after ${bytes} bytes`, 'truncated_json')
      : invalid(page, 'text that is not JSON', 'not_json');
  }
}

/** Whether the engine missed something where the text ends. */
function endsEarly(error: unknown, length: number): boolean {
  const message = error instanceof SyntaxError ? error.message : '';
  const position = /at position (\d+)/.exec(message);
  return /end of JSON|Unterminated/i.test(message) || Number(position?.[1]) >= length;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function invalid(page: PageName, received: string, reason: string): Error {
  return pageError('TRAINING_SOURCE_INVALID', page, `must be JSON in UTF-8; received ${received}`, {
    reason,
  });
}

/** What stands at a path such as `data.items`; undefined where nothing does. */
export function valueAt(value: unknown, path: string | undefined): unknown {
  let found = value;
  for (const key of path === undefined || path === '' ? [] : path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = Reflect.get(found, key);
  }
  return found;
}

/** The rows of a page. @throws TrainingError `TRAINING_SOURCE_INVALID` where there is no array. */
export function rowsOf(value: unknown, rowsAt: string | undefined, page: PageName): unknown[] {
  const rows = valueAt(value, rowsAt);
  if (Array.isArray(rows)) return rows;
  const kind = rows === undefined ? 'nothing' : rows === null ? 'null' : `one ${typeof rows}`;
  const place = rowsAt ? `at "${rowsAt}"` : 'at its top';
  throw pageError(
    'TRAINING_SOURCE_INVALID',
    page,
    `must hold an array of rows ${place}; it holds ${kind} there; correct source.rowsAt`,
    { reason: 'no_rows_there', received: kind },
  );
}
