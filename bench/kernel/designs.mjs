// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { cpSync, existsSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ROOT } from '../paths.mjs';

const examples = dirname(createRequire(import.meta.url).resolve('@jscad/examples/package.json'));

/** Where designs come from: cases that stress booleans, JSCAD's examples, designs as people write them, the seed library. */
const SOURCES = {
  stress: join(ROOT, 'bench/kernel/stress'),
  examples,
  wild: join(ROOT, 'test/pipeline/evaluate/wild'),
  library: join(ROOT, 'designs-library'),
};

/** Those whose time stock spends in booleans. */
export const HEAVY = ['holes', 'spheres', 'bite'];

/**
 * Copies all designs into a folder where stock can load them as CommonJS, and answers them:
 * `{ name, path }`, the path as each program takes it.
 */
export const stageDesigns = (folder) => {
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{}\n');
  return Object.entries(SOURCES)
    .filter(([, source]) => existsSync(source))
    .flatMap(([group, source]) => {
      const target = join(folder, group);
      cpSync(source, target, { recursive: true, dereference: true });
      return entriesIn(group, target);
    });
};

const entriesIn = (group, folder) => {
  if (group === 'examples') return examplesIn(folder);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || /\.[cm]?[jt]s$/.test(entry.name))
    .map((entry) => ({
      name: entry.name.replace(/\.\w+$/, ''),
      path: entry.isDirectory() ? entryOf(join(folder, entry.name)) : join(folder, entry.name),
    }));
};

const examplesIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith('.js'))
    .filter((path) => /\bmain\b/.test(readFileSync(join(folder, path), 'utf8')))
    .map((path) => ({
      name: path.endsWith('index.js')
        ? path.split('/').at(-2)
        : path.split('/').at(-1).slice(0, -3),
      path: join(folder, path),
    }));

/** The file to run in a folder. */
const entryOf = (folder) => {
  const manifest = join(folder, 'package.json');
  const named = existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).main;
  if (named) return join(folder, named);
  const names = ['design.js', 'index.js', 'index.mjs', 'index.ts', 'main.js', 'main.ts'];
  return join(folder, names.find((name) => existsSync(join(folder, name))) ?? 'index.js');
};
