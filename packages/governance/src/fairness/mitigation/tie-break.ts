import { GovernanceError } from '../../errors.ts';

/** How rows of equal score are told apart: by a keyed hash of whom they are about. */
export interface TieBreak {
  /** The subject of each row: the same one always gets the same answer. */
  readonly subjects: readonly string[];
  /** HMAC-SHA-256 of a subject under a secret key, or another keyed hash of at least 6 bytes. */
  readonly hmac: (subject: string) => Uint8Array;
}

const BYTES = 6;

/**
 * Where a subject stands among those of equal score: the first 48 bits of its keyed hash, in [0, 1).
 * @throws GovernanceError `GOVERNANCE_OPTION_INVALID` where the hash is not of bytes, or too short.
 */
export function tiePosition({ subjects, hmac }: TieBreak, row: number): number {
  const hash: unknown = hmac(subjects[row]!);
  if (!(hash instanceof Uint8Array && hash.length >= BYTES)) {
    throw new GovernanceError('GOVERNANCE_OPTION_INVALID', {
      message: `group thresholds: tieBreak.hmac must return at least ${BYTES} bytes as a Uint8Array; received ${hash instanceof Uint8Array ? `${hash.length} bytes` : typeof hash}; pass HMAC-SHA-256 under a secret key`,
      details: { option: 'tieBreak.hmac' },
    });
  }
  let position = 0;
  for (let at = 0; at < BYTES; at += 1) position = position * 256 + hash[at]!;
  return position / 2 ** (8 * BYTES);
}
