import type { InputRow, ModelContract } from '@codexhub/common-config/contract';
import { readJson } from '../project/read-json.ts';
import { openService } from '../verbs/open-service.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { load } from './load.ts';
import { type CommonOptions, print, type Terminal } from './terminal.ts';

/** `codexhub predict FILE`: a row, or an array of rows, as JSON; the service checks them. */
export async function predictCommand(
  terminal: Terminal,
  file: string,
  options: CommonOptions,
): Promise<ExitCode> {
  const project = load(terminal, options);
  const given = await readJson(file, 'predict');
  const rows = (Array.isArray(given) ? given : [given]) as readonly InputRow<ModelContract>[];
  await using service = openService(project, { out: options.out });
  const predictions = await service.predictBatch(rows);
  const { name } = project.contract.target;
  print(
    terminal,
    options,
    predictions,
    predictions.map(
      ({ decision, probability, model }) =>
        `${name}=${decision} p=${probability.toFixed(6)} ${model.name}@${model.version} gate ${model.report}`,
    ),
  );
  return exitCode.done;
}
