import type { Digest } from '@codexhub/common-config/kernel';
import { plainBytes } from './byte-reader.ts';
import type { OpenFile } from './open-file.ts';

const PIECE = 1024 * 1024;

/** The digest of a file's bytes. */
export async function digestFile(file: OpenFile): Promise<Digest> {
  const bytes = plainBytes(file);
  const piece = Buffer.allocUnsafeSlow(PIECE);
  while ((await bytes.read(piece, 0, PIECE)) > 0);
  return bytes.digest();
}
