import { loadProject, type Project } from '../project/load-project.ts';
import type { CommonOptions, Terminal } from './terminal.ts';

/** Loads the project that a command names, and passes its warnings on. */
export function load(terminal: Terminal, { config, environment }: CommonOptions): Project {
  const project = loadProject({
    dir: config,
    env: terminal.env,
    ...(environment === undefined ? {} : { environment }),
  });
  for (const { file, line, column, message } of project.loaded.warnings) {
    terminal.err(`warning: ${file}:${line}:${column} ${message}\n`);
  }
  return project;
}
