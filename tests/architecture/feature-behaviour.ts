import { categoryColumn, createTable, type Table, takeRows } from '@codexhub/common-config/columns';
import { CodexHubError } from '@codexhub/common-config/kernel';
import type { Project } from '@codexhub/pipeline';
import { predictProbability, splitDataset, type TrainedModel } from '@codexhub/training';
import { fit } from '../../packages/pipeline/src/stages/fit.ts';
import { ingest } from '../../packages/pipeline/src/stages/ingest.ts';

/** What is trained on the project's features, and what it says: of the rows, and of each category. */
export async function featureSummary(project: Project): Promise<unknown> {
  const dataset = await ingest(project);
  const { split, seed } = project.config.training;
  const { model, outOfFold } = fit(project, dataset, splitDataset(dataset, { ...split, seed }));
  const { columns, coefficients } = model;
  const categories = Object.entries(project.contract.features).flatMap(([name, field]) =>
    field.type === 'category'
      ? field.values.map((value) => [
          name,
          value,
          scoreOf(model, withCategory(dataset.table, name, value)),
        ])
      : [],
  );
  return {
    columns,
    coefficients,
    outOfFold: outOfFold.map((scores) => Array.from(scores)),
    rows: scoreOf(model, dataset.table),
    categories,
  };
}

/** The first row with another category. */
function withCategory(table: Table, name: string, value: string): Table {
  const { columns } = takeRows(table, [0]);
  return createTable(new Map([...columns, [name, categoryColumn([value])]]));
}

function scoreOf(model: TrainedModel, table: Table): unknown {
  try {
    return Array.from(predictProbability(model, table));
  } catch (error) {
    if (CodexHubError.isInstance(error)) return error.code;
    throw error;
  }
}
