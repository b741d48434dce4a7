import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Approver } from '@codexhub/common-config/records';
import { parseDocument } from 'yaml';

/**
 * Copies a project's configuration below the output folder and lets it trust the demo identities,
 * so that the committed policy trusts nobody who does not exist.
 */
export function demoConfig(from: string, out: string, approvers: readonly Approver[]): string {
  const to = join(out, 'config');
  mkdirSync(to, { recursive: true });
  const main = parseDocument(readFileSync(join(from, 'default.yaml'), 'utf8'));
  main.setIn(['data', 'path'], relative(to, resolve(from, String(main.getIn(['data', 'path'])))));
  writeFileSync(join(to, 'default.yaml'), main.toString());
  const governance = parseDocument(readFileSync(join(from, 'governance.yaml'), 'utf8'));
  governance.setIn(['approvals', 'approvers'], governance.createNode(approvers));
  writeFileSync(join(to, 'governance.yaml'), governance.toString());
  copyFileSync(join(from, 'metrics.yaml'), join(to, 'metrics.yaml'));
  return to;
}
