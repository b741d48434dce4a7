import {
  type GateReport,
  gateReportSchema,
  type Waiver,
  waiverSchema,
} from '@codexhub/common-config/records';
import { PipelineError } from '../errors.ts';
import { readJson } from './read-json.ts';

/**
 * Reads a gate report that the user named.
 * @throws PipelineError `PIPELINE_FILE_UNREADABLE`, `PIPELINE_JSON_INVALID`
 */
export async function readGateReport(path: string): Promise<GateReport> {
  return read(path, 'gate report', 'as "codexhub run" writes it', gateReportSchema);
}

/**
 * Reads a waiver that the user named. One without an end is none.
 * @throws PipelineError `PIPELINE_FILE_UNREADABLE`, `PIPELINE_JSON_INVALID`
 */
export async function readWaiver(path: string): Promise<Waiver> {
  return read(path, 'waiver', 'as "codexhub waive" writes it', waiverSchema);
}

interface Schema<T> {
  safeParse(value: unknown): {
    readonly success: boolean;
    readonly data?: T;
    readonly error?: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] };
  };
}

async function read<T>(path: string, what: string, as: string, schema: Schema<T>): Promise<T> {
  const parsed = schema.safeParse(await readJson(path, what));
  if (parsed.success) return parsed.data as T;
  throw new PipelineError('PIPELINE_JSON_INVALID', {
    message: `${what}: "${path}" must be a ${what} ${as}; "${parsed.error?.issues[0]?.path.map(String).join('.')}" does not fit; name another file`,
    details: { path },
  });
}
