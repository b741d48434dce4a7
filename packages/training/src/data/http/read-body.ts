import { type PageName, pageError } from './http-error.ts';

/**
 * The bytes of a body, read to its end; unpacked bytes count, so a small packed body may be too large.
 * @throws TrainingError `TRAINING_SOURCE_TOO_LARGE`
 */
export async function readBody(
  response: Response,
  maxBytes: number,
  page: PageName,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early cancels the transfer.
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > maxBytes) {
      throw pageError(
        'TRAINING_SOURCE_TOO_LARGE',
        page,
        `must leave the whole within source.maxBytes; this page passes it; ask for fewer rows or raise the limit`,
        { reason: 'bytes' },
      );
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces, size);
}
