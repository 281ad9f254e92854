// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { join } from 'node:path';
import { readConfig } from '../../server/door/read-config.ts';
import { startServer } from '../../server/door/start-server.ts';
import { EXIT } from '../exit-codes.ts';
import { finishWith } from '../finish.ts';
import { listen } from '../listen.ts';
import { packageFolder } from '../node.ts';
import { outputOptions } from '../options.ts';
import type { Register } from '../register.ts';
import { say, type Output } from '../report.ts';
import { sayFirstStart } from '../say-first-start.ts';
import { heedSignals } from '../signals.ts';
import { withBar } from '../with-bar.ts';

/** `fabcommons serve` */
export const serveCommand: Register = (program, end) => {
  const command = program
    .command('serve')
    .description('serve the commons of this node on the web')
    .addHelpText(
      'after',
      `
Environment:
  PORT                            where to listen (8080; 0: any that is free)
  HOST                            at which address (0.0.0.0: all)
  FABCOMMONS_DATA                 folder with everything that is kept (./data)
  FABCOMMONS_CACHE                folder for builds that can be made again (in the data folder)
  FABCOMMONS_DATABASE             postgres://user:password@host:5432/name (records stay in the data folder)
  FABCOMMONS_STORE                s3://bucket/prefix?endpoint=… (files stay in the data folder)
  FABCOMMONS_QUEUE                redis://user:password@host:6379/0 of \`fabcommons worker\` (workers of this process)
  FABCOMMONS_URL                  public address, when a proxy stands before this server
  FABCOMMONS_MODE                 open, invited or read-only (open)
  FABCOMMONS_LOG                  silent, error, warn, info or debug (info)
  FABCOMMONS_REQUESTS_PER_MINUTE  of one address (600)
  FABCOMMONS_BUILDS_PER_VISITOR   waiting or running at a time (4)
  FABCOMMONS_MAIL                 smtp://user:password@host:587?from=ADDRESS for invitations (none is sent)`,
    );
  outputOptions(command).action(async (options: Output) => end(await serve(options)));
};

const serve = async (options: Output): Promise<number> => {
  const config = readConfig(process.env);
  if (!config.ok) return finishWith(config.problems, options);
  const root = packageFolder();
  const { started, isStopped } = await withBar(options, async ({ show, signal }) => {
    const first = (done: number, total: number): void => {
      show({ stage: 'first start', done, total });
      sayFirstStart(done, total, options);
    };
    const folders = { web: join(root, 'dist/web'), seed: join(root, 'designs-library') };
    return {
      started: await listen(
        () => startServer(config.value, folders, first, signal),
        'choose another with PORT, another address with HOST',
      ),
      isStopped: signal.aborted,
    };
  });
  if (!started.ok) return finishWith(started.problems, options);
  const server = started.value;
  if (isStopped) {
    await server.close();
    return EXIT.interrupted;
  }
  say([`fabcommons is at ${config.value.url ?? server.url}`], options);
  await new Promise<void>((stop) => heedSignals(stop));
  await server.close();
  return EXIT.done;
};
