// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { machineOptions } from '../batch/options.ts';
import { outputOptions } from '../options.ts';
import { runWorker, type WorkerCommandOptions } from '../worker/run-worker.ts';
import type { Register } from '../register.ts';

/** `fabcommons worker` */
export const workerCommand: Register = (program, end) => {
  const command = program
    .command('worker')
    .description('build for servers and batches of other machines, which ask through a queue')
    .addHelpText(
      'after',
      `
Environment:
  FABCOMMONS_QUEUE   redis://user:password@host:6379/0, as the servers and batches have it (needed)
  FABCOMMONS_STORE   s3://bucket/prefix?endpoint=…, as they have it; on one machine not needed
  FABCOMMONS_CACHE   folder for what is built, that of the server on one machine (data/cache)

It takes builds of its own version alone. When it is told to stop (SIGTERM, Ctrl-C), it takes nothing
new, and gives back what is not done within 10 s. docs/larger.md tells more.`,
    );
  outputOptions(machineOptions(command, 'builds at a time')).action(
    async (options: WorkerCommandOptions) => end(await runWorker(options)),
  );
};
