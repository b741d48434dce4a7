import { Argument, Command, CommanderError, InvalidArgumentError } from 'commander';
import { approveCommand } from './approve-command.ts';
import {
  configCheckCommand,
  configExplainCommand,
  configSchemaCommand,
  fileSchemas,
} from './config-commands.ts';
import { contractInferCommand } from './contract-command.ts';
import { decisionCommand } from './decision-command.ts';
import { type ExitCode, exitCode, exitCodeOf } from './exit-code.ts';
import { explainCommand } from './explain-command.ts';
import { lineageCommand } from './lineage-command.ts';
import { policyDiffCommand, someNumber } from './policy-command.ts';
import { predictCommand } from './predict-command.ts';
import { printError } from './print-error.ts';
import { promoteCommand } from './promote-command.ts';
import { runCommand } from './run-command.ts';
import { selfTestCommand } from './self-test-command.ts';
import type { CommonOptions, Terminal } from './terminal.ts';
import { someChecks, someInstant, waiveCommand } from './waive-command.ts';

type Answer = ExitCode | Promise<ExitCode>;

/**
 * Runs one `codexhub` command.
 * @returns 0 done, 1 fault, 2 wrong use or bad input, 3 refused by a gate.
 */
export async function codexhub(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let answer: ExitCode = exitCode.done;
  const program = build(terminal, async (work) => {
    answer = await work;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return answer;
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCode.done : exitCode.wrongUse;
    terminal.err(printError(error, { json: argv.includes('--json') }));
    return exitCodeOf(error);
  }
}

function build(terminal: Terminal, settle: (answer: Answer) => Promise<void>): Command {
  const program = new Command('codexhub')
    .description(
      'Governs a model from a raw table to a served prediction: nothing passes unmeasured.',
    )
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .exitOverride()
    .showSuggestionAfterError();
  const verb = (parent: Command, usage: string, description: string): Command =>
    parent
      .command(usage)
      .description(description)
      .option(
        '--config <dir>',
        'folder of default.yaml, metrics.yaml and governance.yaml',
        'config',
      )
      .option('--environment <name>', 'also read <name>.yaml')
      .option('--json', 'one JSON value on standard output');
  const withOut = (command: Command): Command =>
    command.option('--out <dir>', 'folder of the results (default: .codexhub/<contract name>)');

  withOut(
    verb(
      program,
      'run',
      'train, measure and judge every candidate; exit code 3 if no gate may open',
    ),
  )
    .option(
      '--author <name>',
      'who makes the model, and so may not approve it (default: the user)',
      someName,
    )
    .option('--junit <file>', 'also write the gate reports as JUnit XML')
    .option('--sarif <file>', 'also write them as SARIF 2.1.0')
    .option('--summary <file>', 'also write them as Markdown, such as "$GITHUB_STEP_SUMMARY"')
    .action((options) => settle(runCommand(terminal, options)));
  verb(
    program,
    'self-test',
    'ask whether every check of the policy can pass and can fail; exit code 2 if one cannot',
  ).action((options: CommonOptions) => settle(selfTestCommand(terminal, options)));
  withOut(
    verb(program, 'explain <report>', 'say why a gate is closed: a candidate, or a report'),
  ).action((report, options) => settle(explainCommand(terminal, report, options)));
  withOut(verb(program, 'approve <report>', 'sign the digest of a gate report'))
    .requiredOption('--as <name>', 'the approver, as the policy names them', someName)
    .requiredOption('--key <file>', 'their Ed25519 private key in PEM')
    .option(
      '--check <id...>',
      'checks that the approver opens, where the policy leaves them to review',
    )
    .action((report, options) => settle(approveCommand(terminal, report, options)));
  withOut(verb(program, 'waive <report>', 'sign an exception for red checks, with an end'))
    .requiredOption('--checks <ids>', 'the checks that it opens, with commas between', someChecks)
    .requiredOption('--alias <alias>', 'the only alias that it is for', someText)
    .requiredOption('--reason <text>', 'why', someText)
    .requiredOption('--expires <date>', 'from when it opens nothing, in UTC', someInstant)
    .requiredOption('--as <name>', 'who signs, as the policy names them', someName)
    .requiredOption('--key <file>', 'their Ed25519 private key in PEM')
    .option('--to <file>', 'the file to write (default: in waivers/ of the results)')
    .action((report, options) => settle(waiveCommand(terminal, report, options)));
  withOut(verb(program, 'promote <model>', 'move an alias to MODEL@VERSION, if the gate is open'))
    .requiredOption('--alias <alias>', 'such as champion')
    .option('--actor <name>', 'who moves it (default: the user)', someName)
    .option('--waiver <file...>', 'waivers that "codexhub waive" wrote')
    .action((model, options) => settle(promoteCommand(terminal, model, options)));
  withOut(
    verb(program, 'predict <file>', 'score a row, or an array of rows, of a JSON file'),
  ).action((file, options) => settle(predictCommand(terminal, file, options)));
  withOut(
    verb(
      program,
      'lineage <id>',
      'lead back from MODEL@VERSION, MODEL@ALIAS or a gate report digest',
    ),
  ).action((id, options) => settle(lineageCommand(terminal, id, options)));

  withOut(
    verb(
      program,
      'decision <id>',
      'show and verify the last decision on MODEL@ALIAS or MODEL@VERSION; exit code 3 if it does not stand',
    ),
  )
    .option('--dmaic', 'as Define, Measure, Analyze, Improve, Control, in Markdown')
    .option('--small-counts', 'also tell small groups by themselves')
    .action((id, options) => settle(decisionCommand(terminal, id, options)));

  const policy = program.command('policy').description('look at policies');
  withOut(
    verb(policy, 'diff <dir>', 'what the policy of another folder changes, and would have blocked'),
  )
    .option('--last <number>', 'how many of the last decisions to ask', someNumber, 10)
    .action((dir, options) => settle(policyDiffCommand(terminal, dir, options)));

  const contract = program.command('contract').description('draft the contract of new data');
  contract
    .command('infer <file>')
    .description('draft a contract from a CSV or Parquet file, its guesses as comments')
    .option('--target <name>', 'the column that is to be predicted (default: guessed)')
    .option('--name <name>', "the contract's name (default: that of the file)")
    .option('--delimiter <character>', 'between the cells (default: a comma)')
    .option('--missing <text...>', 'cells that mean: no value (default: empty, and NA)')
    .option('--json', 'one JSON value on standard output')
    .action((file, options) => settle(contractInferCommand(terminal, file, options)));

  const config = program.command('config').description('look at the configuration');
  verb(config, 'check [dir]', 'print each fault as file:line:column path message').action(
    (dir: string | undefined, options: CommonOptions) =>
      settle(configCheckCommand(terminal, dir, options)),
  );
  verb(config, 'explain <path>', 'say which layer gave a value').action((path, options) =>
    settle(configExplainCommand(terminal, path, options)),
  );
  config
    .command('schema')
    .description('print the JSON Schema of a file, for editors')
    .addArgument(
      new Argument('[file]', 'which file').choices(Object.keys(fileSchemas)).default('project'),
    )
    .action((file) => settle(configSchemaCommand(terminal, file)));
  return program;
}

// A variable of the CI that is not set gives an empty name: told before the work, and not after it.
function someName(name: string): string {
  if (name.trim() === '') throw new InvalidArgumentError('It must name somebody.');
  return name;
}

function someText(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It must not be empty.');
  return text;
}
