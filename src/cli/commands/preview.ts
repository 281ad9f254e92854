// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { existsSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { stat } from 'node:fs/promises';
import { findDesign } from '../../commons/find-design.ts';
import type { Design } from '../../designs/design.ts';
import { runTask } from '../../jobs/run-task.ts';
import { startPreview } from '../../server/door/start-preview.ts';
import { inTurn } from '../../shared/in-turn.ts';
import { type Outcome, success } from '../../shared/problem.ts';
import { EXIT } from '../exit-codes.ts';
import { finishWith } from '../finish.ts';
import { listen } from '../listen.ts';
import { packageFolder } from '../node.ts';
import { wholeWithin } from '../number-option.ts';
import { withLibraryFor } from '../open-on-demand.ts';
import { outputOptions } from '../options.ts';
import type { Register } from '../register.ts';
import { say, type Output } from '../report.ts';
import { heedSignals } from '../signals.ts';

interface PreviewOptions extends Output {
  readonly watch: boolean;
  readonly port: number;
  readonly root?: string;
}

/** `fabcommons preview <design>` */
export const previewCommand: Register = (program, end) => {
  const command = program
    .command('preview')
    .description('show a design in the browser, with its parameters')
    .argument('<design>', 'a code file, folder or ZIP, or author/slug[@version] of the library')
    .option('--watch', 'load it again whenever a file of it is saved', false)
    .option('--port <n>', 'where to listen on this machine', wholeWithin('--port', 0, 65535), 8081)
    .option('--root <dir>', 'the folder that the design may read from');
  outputOptions(command).action(async (design: string, options: PreviewOptions) =>
    end(await preview(design, options)),
  );
};

const preview = async (path: string, options: PreviewOptions): Promise<number> => {
  // A page asks for the design twice at once, and a library is opened by one at a time.
  const turns = inTurn();
  const read = () => turns(path, () => readOnce(path, options));
  const first = await read();
  const watches = options.watch && existsSync(path);
  // With --watch a design may be broken now and whole in a minute.
  if (!first.ok && !watches) return finishWith(first.problems, options);
  const stop = new AbortController();
  const started = await listen(
    async () =>
      success(
        await startPreview({
          read,
          run: (task) => runTask(task, { signal: stop.signal }),
          web: join(packageFolder(), 'dist/web'),
          port: options.port,
        }),
      ),
    'choose another with --port',
  );
  if (!started.ok) return finishWith(started.problems, options);
  const server = started.value;
  say([`${path} is at ${server.url} (Ctrl-C ends)`], options);
  if (watches) await onChange(options.root ?? path, server.reload, stop.signal);
  await new Promise<void>((done) => heedSignals(done));
  stop.abort();
  await server.close();
  return EXIT.done;
};

/**
 * The design as it is now, with its modules, as `build` finds it. The library is open no longer than
 * that takes: a preview runs for hours.
 */
const readOnce = async (path: string, options: PreviewOptions): Promise<Outcome<Design>> =>
  withLibraryFor(options, async (get) => {
    const found = await findDesign(path, get, { root: options.root });
    return found.ok ? success(found.value.design, found.problems) : found;
  });

/** Editors save in several steps: one word for all that happens within this time, ms. */
const TOGETHER_MS = 80;

const onChange = async (path: string, tell: () => void, signal: AbortSignal): Promise<void> => {
  const folder = (await stat(path)).isDirectory() ? path : dirname(path);
  let timer: NodeJS.Timeout | undefined;
  watch(folder, { recursive: true, signal }, () => {
    clearTimeout(timer);
    timer = setTimeout(tell, TOGETHER_MS);
  });
};
