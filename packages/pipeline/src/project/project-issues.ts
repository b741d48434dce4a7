import type { CheckIssue, ProjectConfig } from '@codexhub/common-config/config';
import { allFields, contractProblems, defineContract } from '@codexhub/common-config/contract';
import type { DeepReadonly } from '@codexhub/common-config/kernel';
import { compilePolicy } from '@codexhub/governance';

/** What the schema of one section cannot see: rules between the sections. */
export function projectIssues(config: DeepReadonly<ProjectConfig>): readonly CheckIssue[] {
  const problems = contractProblems(config.contract).map(({ path, message }) => ({
    path: ['contract', ...path],
    message,
  }));
  // The policy is compiled against the contract: without a sound contract there is nothing to say.
  if (problems.length > 0) return problems;
  const contract = defineContract(config.contract);
  const { issues } = compilePolicy({
    metrics: config.metrics,
    governance: config.governance,
    contract,
  });
  const { stratifyBy } = config.training.split;
  const column = allFields(contract)[stratifyBy];
  if (column?.type !== 'category') {
    const path = ['training', 'split', 'stratifyBy'];
    return [...issues, { path, message: 'must name the target or a category of the contract' }];
  }
  return issues;
}
