#!/usr/bin/env node
import 'reflect-metadata';
import { environment } from '#config';
import { run } from './program.js';
import { printed } from './wording.js';

// Whoever reads our output may stop reading (`| head`): that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => void process.stdout.write(printed(text)),
  err: (text) => void process.stderr.write(printed(text)),
  env: environment(),
  now: () => new Date(),
});
