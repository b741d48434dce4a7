import type { CheckIssue, ProjectConfig } from '@codexhub/common-config/config';
import {
  allFields,
  contractProblems,
  defineContract,
  type ModelContract,
} from '@codexhub/common-config/contract';
import type { DeepReadonly } from '@codexhub/common-config/kernel';
import { compilePolicy } from '@codexhub/governance';
import { expectationIssues, featureProblems } from '@codexhub/training';

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
  const split = splitIssues(config, contract);
  return [
    ...dataIssues(config),
    ...issues,
    ...(split.length > 0 ? split : foresightIssues(config)),
    ...featureIssues(config, contract),
    ...expectationIssues(config.expectations, contract).map(({ path, message }) => ({
      path: ['expectations', ...path],
      message,
    })),
  ];
}

function dataIssues({ data }: DeepReadonly<ProjectConfig>): CheckIssue[] {
  if (data.format === 'sql' || data.format === 'http' || data.format === 'postgres') return [];
  if ((data.path === undefined) !== (data.glob === undefined)) return [];
  const message =
    data.path === undefined
      ? 'must name a file, or glob several'
      : 'must stand without a glob beside it';
  return [{ path: data.path === undefined ? ['data'] : ['data', 'path'], message }];
}

function featureIssues(
  { training }: DeepReadonly<ProjectConfig>,
  contract: ModelContract,
): CheckIssue[] {
  return featureProblems(training.features, contract).map(({ path, message }) => ({
    path: ['training', 'features', ...path.map((key) => (/^\d+$/.test(key) ? Number(key) : key))],
    message,
  }));
}

// A fold of cross-fitting is scored by models that saw the others, later ones among them: where time
// decides what may be known, that measures foresight.
function foresightIssues({
  training,
  metrics,
  governance,
}: DeepReadonly<ProjectConfig>): CheckIssue[] {
  if (training.split.timeBy === undefined) return [];
  const message =
    'must be "model" where training.split.timeBy is set: cross-fitting sees the future';
  const issuesOf = (
    section: readonly string[],
    checks: readonly { readonly estimand: string; readonly limit?: number | undefined }[],
  ): CheckIssue[] =>
    checks.flatMap(({ estimand, limit }, at) =>
      // A change is always the model's own.
      estimand === 'procedure' && limit !== undefined
        ? [{ path: [...section, 'checks', at, 'estimand'], message }]
        : [],
    );
  return [
    ...issuesOf(['metrics'], metrics.checks),
    ...issuesOf(['governance', 'fairness'], governance.fairness.checks),
  ];
}

const SPLIT_COLUMNS = {
  stratifyBy: {
    types: ['category'],
    message: 'must name the target or a category of the contract',
  },
  groupBy: {
    types: ['category', 'number', 'text', 'time'],
    message: 'must name a column of the contract',
  },
  timeBy: { types: ['time', 'number'], message: 'must name a time or a number of the contract' },
} as const;

function splitIssues(
  { training }: DeepReadonly<ProjectConfig>,
  contract: ModelContract,
): CheckIssue[] {
  const fields = allFields(contract);
  return (['stratifyBy', 'groupBy', 'timeBy'] as const).flatMap((option) => {
    const name = training.split[option];
    if (name === undefined) return [];
    const { types, message } = SPLIT_COLUMNS[option];
    const type = Object.hasOwn(fields, name) ? fields[name]?.type : undefined;
    if (types.some((known) => known === type)) return [];
    return [{ path: ['training', 'split', option], message }];
  });
}
