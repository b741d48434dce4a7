import { openTextFiles } from '../files/text-files.ts';
import type { OpenedSource, SourceRequest } from '../opened-source.ts';
import type { JsonSource } from './json-source.ts';
import { readJsonFile } from './read-json-file.ts';
import { createArraySplitter } from './split-array.ts';
import { createLineSplitter } from './split-lines.ts';

/** Opens files of JSON. */
export function openJson(source: JsonSource, request: SourceRequest): OpenedSource {
  const isArray = source.format === 'json';
  return openTextFiles(source, request, (bytes, _size, file) =>
    readJsonFile(bytes, isArray ? createArraySplitter() : createLineSplitter(), file, request),
  );
}
