// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const ISLANDS = here('src/web/islands');
const standIns = here('src/web/node-stand-ins.ts');

/** Bundles the islands of the pages, one entry a file of src/web/islands, and the style sheet. */
export default defineConfig({
  root: here('src/web'),
  base: '/assets/',
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: here('dist/web'),
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2_000,
    rollupOptions: {
      input: [
        here('src/web/styles/main.css'),
        ...readdirSync(ISLANDS)
          .filter((name) => /\.ts$/.test(name))
          .map((name) => `${ISLANDS}/${name}`),
      ],
    },
  },
  worker: { format: 'es' },
  resolve: {
    // What gcode-parser takes from Node for its streams, which the pipeline does not use.
    alias: { events: standIns, fs: standIns, timers: standIns, stream: standIns },
  },
});
