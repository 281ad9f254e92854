// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { table } from './table.mjs';
import { fuzzUploads } from './web/fuzz-uploads.mjs';
import { serve } from './web/serve.mjs';

const COUNT = 10_000;
const SEED = 1;

/** Starts the server with an empty folder and uploads what no honest program would. */
export const fuzz = async ({ all, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'fabcommons-fuzz-'));
  let server;
  try {
    server = await serve(folder);
    const result = await fuzzUploads(server, folder, {
      count: all ? COUNT : COUNT / 10,
      seed: SEED,
    });
    say(
      table(
        ['what', 'found'],
        Object.entries(result).map(([what, found]) => [
          what.replaceAll('_', ' '),
          typeof found === 'object' ? JSON.stringify(found) : String(found),
        ]),
      ),
    );
    return { fuzz: result };
  } finally {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};
