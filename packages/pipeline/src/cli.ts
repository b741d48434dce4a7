#!/usr/bin/env node
import { codexhub } from './command/program.ts';

process.exitCode = await codexhub(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  env: process.env,
});
