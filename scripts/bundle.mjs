// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Makes a few files of the hundreds that the entries of every command read: reading them takes
 * longer than building a small part. Packages stay where they are.
 */

import { chmodSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const DIST = join(dirname(fileURLToPath(import.meta.url)), '../dist');

rmSync(join(DIST, 'bundled'), { recursive: true, force: true });
await build({
  entryPoints: ['cli/main.js', 'jobs/worker.js', 'jobs/layers/worker.js'].map((entry) =>
    join(DIST, entry),
  ),
  outbase: DIST,
  outdir: DIST,
  allowOverwrite: true,
  bundle: true,
  splitting: true,
  chunkNames: 'bundled/[name]-[hash]',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  legalComments: 'none',
  logLevel: 'error',
});

// `npx fabcommons` in a checkout runs the file itself.
chmodSync(join(DIST, 'cli/main.js'), 0o755);
