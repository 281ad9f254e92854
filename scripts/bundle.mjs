// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Makes one file each of the two entries that start with every command: reading three hundred
 * modules takes longer than building a small part. Packages stay where they are.
 */

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const DIST = join(dirname(fileURLToPath(import.meta.url)), '../dist');

await build({
  entryPoints: [join(DIST, 'cli/main.js'), join(DIST, 'jobs/worker.js')],
  outdir: DIST,
  allowOverwrite: true,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  legalComments: 'none',
  logLevel: 'error',
});
