import { explainSelfTest, selfTestGate } from '@codexhub/governance';
import { type ExitCode, exitCode } from './exit-code.ts';
import { load } from './load.ts';
import { type CommonOptions, print, type Terminal } from './terminal.ts';

/**
 * `codexhub self-test`: whether every check of the policy can pass, can fail, and passes nothing
 * unmeasured. A dead gate is wrong use, as any policy is that cannot hold.
 */
export function selfTestCommand(terminal: Terminal, options: CommonOptions): ExitCode {
  const report = selfTestGate(load(terminal, options).policy);
  const dead = report.checks.filter(({ alive }) => !alive).length;
  print(terminal, options, report, [
    ...explainSelfTest(report),
    report.ok
      ? `the gate passes its self-test: ${report.checks.length} checks are alive`
      : `the gate is dead: ${dead} of ${report.checks.length} checks cannot be relied on`,
  ]);
  return report.ok ? exitCode.done : exitCode.wrongUse;
}
