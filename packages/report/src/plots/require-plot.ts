import { ReportError } from '../errors.ts';

/**
 * Refuses records that belong to no picture.
 * @throws ReportError `REPORT_INPUT_INVALID`
 */
export function requirePlot(
  holds: boolean,
  {
    plot,
    path,
    must,
    received,
  }: {
    readonly plot: string;
    readonly path: string;
    readonly must: string;
    readonly received: string;
  },
): void {
  if (holds) return;
  throw new ReportError('REPORT_INPUT_INVALID', {
    message: `${plot}: ${path} must ${must}; received ${received}; pass the record as it was measured`,
    details: { plot, path },
  });
}
